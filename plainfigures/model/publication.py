"""Where figures were published before they came here."""

from collections.abc import Iterable, Mapping

from pydantic import Field

from plainfigures.model.document import Document, Text, WebAddress


class Publication(Document):
    """An item of `schemas/publications.yml`: which files were taken from it, who published it, where, and as at when.

    `files` are paths below `metrics/`, like `home-office/transactions.csv`.
    """

    title: Text = Field(description="Name of the publication.")
    publisher: Text = Field(description="Who published it.")
    url: WebAddress = Field(description="Address of the publication.")
    licence: Text = Field(description="The licence under which the figures may be used.")
    as_at: Text = Field(description="The date or release from which the figures were taken, in words.")
    files: tuple[Text, ...] = Field(description="Paths of the files below metrics/, like home-office/transactions.csv.")


def by_file(publications: Iterable[Publication]) -> dict[str, list[Publication]]:
    """Return the publications by the path (`metrics/…`) of each file that was taken from them."""
    found: dict[str, list[Publication]] = {}
    for publication in publications:
        for file in publication.files:
            found.setdefault(f"metrics/{file}", []).append(publication)
    return found


def publications_of(paths: Iterable[str], taken: Mapping[str, list[Publication]]) -> tuple[Publication, ...]:
    """Return the publications that any of these files were taken from, each once; `taken` is what `by_file` returns."""
    return tuple({each.title: each for path in sorted(paths) for each in taken.get(path, ())}.values())
