"""An edition of invented figures, what its catalogue says and what is written of it."""

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from plainfigures.model.observation import Observation
from plainfigures.publish.catalogue import write_catalogue
from plainfigures.publish.catalogue_statements import parts_of
from plainfigures.publish.linked_data import graph_of
from plainfigures.publish.views.edition import Edition, edition_of
from tests.publish.announced import COMMIT, LICENCE
from tests.publish.invented import FIGURES, catalogue
from tests.publish.written import files_of, sizes_of, sums_of


def edition(site_url: str = "https://figures.example/", figures: Iterable[Observation] = FIGURES) -> Edition:
    """Return an edition with the downloads of invented figures."""
    known = catalogue(*figures)
    files = files_of(known)
    return edition_of(
        known,
        charts={},
        sizes=sizes_of(files),
        sums=sums_of(files),
        commit=COMMIT,
        repository="",
        site_url=site_url,
        site_name="Plain Figures",
        licence=LICENCE,
    )


def catalogue_of(edition: Edition) -> Graph:
    """Return all that the catalogue says as one graph, such as those who judge it can work with."""
    return Graph() + graph_of(each for part in parts_of(edition).values() for each in part)


def written(edition: Edition, site: Path, cache: Path | None = None) -> dict[str, bytes]:
    """Return what is written of an edition to a new folder, by the file's name; without a cache, to a new one."""
    site.mkdir()
    write_catalogue(edition, site, cache or site.with_name(f"{site.name}-cache"))
    return {path.name: path.read_bytes() for path in sorted(site.iterdir())}
