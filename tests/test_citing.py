"""Real repositories: what a page says of the commit tells of its own figures, and nothing that others publish."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from plainfigures.pipeline import build
from plainfigures.publish import addresses
from plainfigures.read.history import checked_out
from tests.roots import git, write
from tests.small_root import lay_out_website
from tests.test_incremental import quiet

TODAY = date(2026, 11, 22)
AGENCY, COUNCIL, DEPARTMENT = "example-agency", "example-council", "example-department"
OURS = ("organisations/example-council/", "services/example-bins/")
OF_THE_DEPARTMENT = ("organisations/example-department/", "services/example-permits/", "services/example-licences/")
Site = dict[str, bytes]


def site_of(root: Path, place: Path) -> Site:
    """Build the site of a root in another place, and return its files."""
    assert build(root, place, TODAY, quiet).site is not None
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def part(site: Site, *beginnings: str) -> Site:
    return {address: content for address, content in site.items() if address.startswith(beginnings)}


def edit(root: Path, path: str, pattern: str, new: str) -> None:
    file = root / "metrics" / path
    text, times = re.subn(pattern, new, file.read_text("utf-8"))
    assert times
    file.write_text(text, "utf-8")


def commit(root: Path, day: str) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Figures", when=f"{day}T12:00Z")
    return git(root, "rev-parse", "HEAD").strip()


def cited_in(site: Site) -> Iterator[tuple[str, str, list[int]]]:
    """Yield each page that says how to cite it, with the commit and the day that are cited."""
    for address, content in site.items():
        if address.endswith("/index.html"):
            for text in re.findall(r"<code>(\[\s*\{[^<]*dataset.*?)</code>", content.decode(), re.DOTALL):
                (item,) = json.loads(unescape(text))
                yield address.removesuffix("index.html"), item["version"], item["issued"]["date-parts"][0]


def figures_of(site: Site, page: str) -> bytes:
    return site[addresses.ALL_DATA if page == addresses.DOWNLOADS else addresses.data_beside(page)]


def day_on_cover(book: Path) -> str:
    opened = openpyxl.load_workbook(book)
    words = " ".join(str(row[0]) for row in opened["Cover"].iter_rows(values_only=True))
    opened.close()
    return re.findall(r"As at (.*?)\.", words)[0]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root, where nobody owes anything, as one commit."""
    root = lay_out_website(tmp_path_factory.mktemp("citing") / "root")
    write(root, {"schemas/obligations.yml": "[]\n", ".gitignore": "out/\n"})
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "2026-11-02")
    return root


@pytest.fixture(scope="module")
def commits(root: Path, before: Site) -> list[str]:
    """The first commit; one a week later, with which an agency takes a metric back; and one in which figures change."""
    first = git(root, "rev-parse", "HEAD").strip()
    edit(root, f"{AGENCY}/2026-Q2.csv", r"digital-take-up,.*\n", "")
    second = commit(root, "2026-11-09")
    edit(root, f"{DEPARTMENT}/2026-Q2.csv", "foi-requests-received,,,398", "foi-requests-received,,,399")
    return [first, second, commit(root, "2026-11-10")]


@pytest.fixture(scope="module")
def before(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(root, tmp_path_factory.mktemp("before") / "site")


@pytest.fixture(scope="module")
def place(root: Path, commits: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("after") / "site"
    site_of(root, place)
    return place


@pytest.fixture(scope="module")
def after(place: Path) -> Site:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_commits_of_others_change_no_byte(before: Site, after: Site) -> None:
    """Pages, workbooks, downloads and feeds of a council are what they were before others published, on later days."""
    changed = part(before, *OF_THE_DEPARTMENT) != part(after, *OF_THE_DEPARTMENT)
    assert (part(after, *OURS) == part(before, *OURS), len(part(after, *OURS)) > 20, changed) == (True, True, True)


def test_a_correction_changes_no_byte_of_other_metrics(before: Site, after: Site) -> None:
    """Page, downloads and workbook of a metric are what they were before one figure of another was corrected."""
    others = "metrics/foi-answered-on-time/", "metrics/transactions/"
    page, book = f"{others[0]}index.html", f"{others[0]}data.xlsx"
    corrected = "metrics/foi-requests-received/data.xlsx"
    assert part(after, *others) == part(before, *others)
    assert (page in after, book in after, after[corrected] == before[corrected]) == (True, True, False)


def test_what_others_have_not_committed_changes_no_byte(root: Path, before: Site, tmp_path: Path) -> None:
    """Files that others have changed, added and renamed and not committed are nothing that pages of ours tell of."""
    copy = shutil.copytree(root, tmp_path / "root")
    edit(copy, f"{DEPARTMENT}/2026-Q2.csv", "foi-requests-received,,,39.", "foi-requests-received,,,400")
    (copy / f"metrics/{AGENCY}/downtime.csv").rename(copy / f"metrics/{AGENCY}/failures.csv")
    site = site_of(copy, tmp_path / "site")
    said = b"with changes not yet committed"
    (page,) = part(site, f"organisations/{DEPARTMENT}/foi-requests-received/index.html").values()
    assert (part(site, *OURS) == part(before, *OURS), said in page) == (True, True)


def test_a_page_cites_the_newest_commit_of_its_own_figures(after: Site, commits: list[str]) -> None:
    """An organisation's pages cite what changed its folder last, and a metric's what changed its own rows or lines."""
    first, second, third = ((hash_, [2026, 11, day]) for hash_, day in zip(commits, (2, 9, 10), strict=True))
    cited = {address: (hash_, day) for address, hash_, day in cited_in(after)}
    pages = {
        f"organisations/{COUNCIL}/internet-use/": first,
        "services/example-appointments/transactions/": second,
        f"organisations/{DEPARTMENT}/foi-requests-received/": third,
        "metrics/internet-use/": first,
        "metrics/complaints-upheld/": second,
        "metrics/digital-take-up/": second,
        "metrics/foi-requests-received/": third,
        "metrics/transactions/": first,
        "downloads/": third,
    }
    assert {page: cited.get(page) for page in pages} == pages


def test_other_catalogues_are_told_the_same_days(after: Site) -> None:
    """The catalogue has each dataset as last modified on the day of the commit in which its figures stand."""
    nodes = {node["@id"]: node for node in json.loads(after[addresses.CATALOGUE_JSON])}
    pages = (f"organisations/{COUNCIL}/", "metrics/complaints-upheld/", "downloads/")
    found = [nodes[f"{page}#dataset"]["http://purl.org/dc/terms/modified"][0]["@value"] for page in pages]
    assert found == ["2026-11-02", "2026-11-09", "2026-11-10"]


def test_a_workbook_is_as_at_the_day_of_its_figures(place: Path) -> None:
    """Its cover has the day of the commit that is cited beside it, and that of everything the day of the site's."""
    books = (f"organisations/{COUNCIL}/data", "metrics/complaints-upheld/data", "data/all")
    found = [day_on_cover(place / f"{book}.xlsx") for book in books]
    assert found == ["2 November 2026", "9 November 2026", "10 November 2026"]


def test_whoever_checks_a_cited_commit_out_finds_the_same_figures(
    root: Path, after: Site, commits: list[str], tmp_path: Path
) -> None:
    """A site that is built of the commit that a page cites has, to the byte, the same CSV file beside that page."""
    sites = {}
    for hash_ in commits:
        with checked_out(root, hash_) as copy:
            sites[hash_] = site_of(copy, tmp_path / hash_)
    cited = [(page, hash_) for page, hash_, _ in cited_in(after)]
    other = [page for page, hash_ in cited if figures_of(sites[hash_], page) != figures_of(after, page)]
    assert ({hash_ for _, hash_ in cited}, other) == (set(commits), [])
