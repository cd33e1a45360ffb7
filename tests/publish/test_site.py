import re
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.ledger import UNKNOWN
from plainfigures.publish.manifest import Written
from plainfigures.publish.site import digests_of_site, inputs_of_site, unchanged_site, write_site
from tests.publish.invented import FIGURES, catalogue

ROOT = Path(__file__).parents[2]
COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the repository's website and no figures of its own."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(ROOT / "site", root / "site")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def build(root: Path, out: Path) -> Written:
    return write(root, out, root / "out" / "cache")


def write(root: Path, out: Path, cache: Path) -> Written:
    return write_site(
        catalogue(*FIGURES),
        inputs=inputs_of_site(root, digests_of_site(root), COMMIT),
        root=root,
        out=out,
        cache=cache,
        commit=COMMIT,
        ledger=UNKNOWN,
        tell=lambda *_: None,
    )


@pytest.fixture(scope="module")
def written(root: Path) -> Written:
    return build(root, root / "out" / "site")


@pytest.fixture(scope="module")
def site(root: Path, written: Written) -> Path:
    return root / "out" / "site"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_page_of_the_data_and_of_people_is_there(site: Path, written: Written) -> None:
    """As many pages stand in the folder as were counted, bare ones for the frames of others apart."""
    pages = [page for page in site.rglob("index.html") if page.parent.name != "embed"]
    assert len(pages) == written.data_pages + written.prose_pages


def test_a_figure_page_stands_complete(site: Path) -> None:
    """Beside a figure page lie its chart, what a browser draws that from, its data, and its bare page."""
    beside = site / "services" / "kite-licence" / "completion-rate"
    names = sorted(path.name for path in beside.iterdir())
    assert names == [
        "chart.json",
        "chart.svg",
        "data.csv",
        "data.csv-metadata.json",
        "data.json",
        "embed",
        "index.html",
    ]


def test_every_link_leads_somewhere(site: Path) -> None:
    """Each relative link, script, stylesheet and picture of every page is a file of the site."""
    dead = []
    for page in site.rglob("index.html"):
        address = f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text("utf-8")):
            target = urlsplit(urljoin(f"http://here{address}", link.replace("&amp;", "&")))
            path = site / target.path.lstrip("/")
            if target.netloc == "here" and not (path / "index.html" if target.path.endswith("/") else path).is_file():
                dead.append((address, link))
    assert dead == []


def test_the_same_commit_makes_the_same_bytes(root: Path, site: Path, tmp_path: Path) -> None:
    """A second build, from another cache and into another folder, differs in no byte."""
    again = tmp_path / "again"
    write(root, again, tmp_path / "cache")
    assert bytes_of(again) == bytes_of(site)


def test_an_unchanged_site_is_known(root: Path, site: Path, written: Written) -> None:
    """Where nothing has changed, the site that stands is found without building; another commit is a change."""
    cache = root / "out" / "cache"
    other = Commit("f" * 40, COMMIT.day)
    found = [
        unchanged_site(inputs_of_site(root, digests_of_site(root), commit), out=site, cache=cache)
        for commit in (COMMIT, other)
    ]
    assert found == [Written(**{**_counts(written), "new": False}), None]


def _counts(written: Written) -> dict[str, int]:
    return {name: getattr(written, name) for name in ("data_pages", "prose_pages", "files", "bytes")}
