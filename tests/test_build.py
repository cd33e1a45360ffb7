"""One small root, built from its files to the finished site."""

import csv
import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.small_root import REPOSITORY, lay_out, without_progress

DAY = "2026-11-22"


def build(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "build", "--today", DAY, *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


def with_website(root: Path) -> Path:
    shutil.copytree(REPOSITORY / "site", root / "site")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root with its site in out/site. Tests that change it copy it first."""
    root = with_website(lay_out(tmp_path_factory.mktemp("small")))
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small root and its site, to be changed."""
    shutil.copytree(small, tmp_path / "root")
    return tmp_path / "root"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.headings += tag == "h1"
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.targets.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def read_page(page: Path) -> _Links:
    links = _Links()
    links.feed(page.read_text("utf-8"))
    return links


def broken_links(site: Path) -> Iterator[str]:
    pages = {page.relative_to(site).as_posix(): read_page(page) for page in site.rglob("*.html")}
    for name, links in pages.items():
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or name == "404.html":
                continue
            path = normpath(f"{Path(name).parent.as_posix()}/{unquote(parts.path)}") if parts.path else name
            path = f"{path}/index.html".removeprefix("./") if (site / path).is_dir() else path
            found = pages.get(path)
            if not (site / path).is_file() or (parts.fragment and found and parts.fragment not in found.ids):
                yield f"{name}: {target}"


def submitted(root: Path) -> Counter[tuple[str, ...]]:
    """Count every (file, value, numerator, denominator, note) of the CSV submissions, read by the csv module alone."""
    rows: Counter[tuple[str, ...]] = Counter()
    for path in root.glob("metrics/*/*.csv"):
        if path.name != "services.csv":
            text = path.read_text("utf-8")
            for row in csv.DictReader(io.StringIO(text, newline="")):
                cells = [row.get(column) or "" for column in ("value", "numerator", "denominator", "note")]
                rows[(path.relative_to(root).as_posix(), *cells)] += 1
    return rows


def published(root: Path) -> Counter[tuple[str, ...]]:
    with (root / "out/site/data/all.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source_file"].endswith(".csv")]
    return Counter(
        (row["source_file"], row["value"], row["numerator"], row["denominator"], row["note"]) for row in rows
    )


def test_the_download_of_everything_holds_what_was_submitted_character_for_character(small: Path) -> None:
    """Each submitted row stands in all.csv once, its texts unchanged."""
    assert published(small) == submitted(small)


def test_no_link_of_the_site_is_broken(small: Path) -> None:
    """Every link, picture, script and fragment of every page leads to something that is there."""
    assert sorted(set(broken_links(small / "out/site"))) == []


def test_every_page_has_one_main_heading(small: Path) -> None:
    """No page has two headings of the first level, or none."""
    headings = {page: read_page(page).headings for page in (small / "out/site").rglob("index.html")}
    assert [page for page, count in headings.items() if count != 1] == []


def test_pages_never_show_a_bare_period(small: Path) -> None:
    """The spelling 2026-Q2 stands on no page of figures but in the names of files; readers are told the months."""
    pages = [*(small / "out/site/services").rglob("*.html"), *(small / "out/site/organisations").rglob("*.html")]
    bare = re.compile(r"\b20[0-9]{2}-Q[1-4]\b(?!\.csv|\.yml)")
    assert [page for page in pages if bare.search(page.read_text("utf-8"))] == []


def test_a_second_build_of_the_same_says_that_nothing_has_changed(copy: Path) -> None:
    """The site is not made again from the same files."""
    build(copy)
    assert "Nothing has changed" in build(copy).stdout


def test_a_build_gives_the_same_bytes_in_another_folder(small: Path, tmp_path: Path) -> None:
    """The same files make the same site wherever they lie."""
    other = with_website(lay_out(tmp_path))
    build(other)
    assert contents(other / "out/site") == contents(small / "out/site")


def test_a_broken_submission_leaves_the_old_site_as_it_was(copy: Path) -> None:
    """Errors are told with place and cure, the exit code is 1, and not a byte of the old site changes."""
    before = contents(copy / "out/site")
    with next(copy.glob("metrics/example-department/20*.csv")).open("a", encoding="utf-8") as file:
        file.write('transactions,example-permits,"1,234"\n')
    done = build(copy)
    assert (done.returncode, contents(copy / "out/site")) == (1, before)


def test_a_site_that_cannot_be_finished_leaves_the_old_one_as_it_was(copy: Path) -> None:
    """A template that fails half way stops the build with one sentence, exit code 2, and the old site stays."""
    before = contents(copy / "out/site")
    (copy / "site/templates/downloads.html").write_text("{{ page.no_such_thing }}", "utf-8")
    done = build(copy)
    sentence = done.stderr.splitlines()[-1]
    told = (done.returncode, sentence.startswith("Could not run: "), "Traceback" in done.stderr)
    assert (told, contents(copy / "out/site")) == ((2, True, False), before)


def test_a_folder_that_is_no_site_is_not_replaced(copy: Path, tmp_path: Path) -> None:
    """A folder with somebody's files is refused as the place of the site, and keeps them."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear …", "utf-8")
    done = build(copy, "--out", str(tmp_path / "mine"))
    assert (done.returncode, contents(tmp_path / "mine")) == (2, {"letter.txt": "Dear …".encode()})


def test_a_root_without_a_website_cannot_be_built(tmp_path: Path) -> None:
    """One sentence says what is missing; nobody meets a traceback."""
    done = build(lay_out(tmp_path))
    said = without_progress(done.stderr)
    assert (done.returncode, said.count("\n"), "Traceback" in said) == (2, 1, False)
