"""The same root under both engines: what a reader sees is the same, page by page."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest

from plainfigures.publish.seal import parse_sums, sums_of
from tests.roots import REPOSITORY, git, python, write
from tests.small_root import lay_out_website
from tests.test_build import broken_links

BUILD = (str(REPOSITORY / "build.py"), "build", "--today", "2026-11-22", "--engine")
ENGINES = ("mkdocs", "zensical")
UNSEEN = "//script | //style | //data | //noscript | //input[@type='checkbox'] | //*[@hidden]"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root in a repository, with its site as each engine builds it, in a folder of the engine's name."""
    root = lay_out_website(tmp_path_factory.mktemp("small"))
    write(root, {".gitignore": "out/\n"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The small root")
    for engine in ENGINES:
        done = python(*BUILD, engine, "--out", str(root / "out" / engine), at=root)
        assert done.returncode == 0, done.stderr
    return root


def pages(site: Path) -> Mapping[str, str]:
    """Return every page of a site by its address."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def seen(address: str, html: str) -> dict[str, object]:
    """Return what a reader meets on a page: title, description, words, where links lead, tables, pictures."""
    page, base = lxml.html.document_fromstring(html), f"https://example.org/{address.removesuffix('index.html')}"
    for unseen in page.xpath(UNSEEN):
        unseen.drop_tree()
    of_foot = {urljoin(base, link.get("href")): words(link) for link in page.xpath("//footer//a")}
    tables = [[words(cell) for cell in table.xpath(".//th | .//td")] for table in page.xpath("//table")]
    for foot in page.xpath("//footer"):  # whose links may stand in another order
        foot.drop_tree()
    return {
        "title": words(page.find(".//title")),
        "description": page.xpath("string(//meta[@name='description']/@content)"),
        "words": words(page.find("body")),
        "links": [
            (urljoin(base, link.get("href")), words(link), link.get("aria-current"))
            for link in page.xpath("//body//a[@href]")
        ],
        "headings": [(heading.tag, heading.get("id"), words(heading)) for heading in page.xpath("//h1|//h2|//h3|//h4")],
        "tables": tables,
        "pictures": [(urljoin(base, image.get("src")), image.get("alt")) for image in page.xpath("//img")],
        "foot": of_foot,
    }


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_both_write_the_same_pages(root: Path) -> None:
    """No page is there under one engine alone, and there are more than a handful."""
    mkdocs, zensical = (set(pages(root / "out" / engine)) for engine in ENGINES)
    assert (mkdocs ^ zensical, len(mkdocs) > 100) == (set(), True)


def test_a_reader_sees_the_same(root: Path) -> None:
    """Title, description, words, headings, links, tables and pictures of every page are the same under both."""
    mkdocs, zensical = (pages(root / "out" / engine) for engine in ENGINES)
    different = {
        address: {kind: (one[kind], other[kind]) for kind in one if one[kind] != other[kind]}
        for address in mkdocs
        if (one := seen(address, mkdocs[address])) != (other := seen(address, zensical[address]))
    }
    assert different == {}


def test_what_is_read_of_a_page_is_much(root: Path) -> None:
    """The comparison compares something: on the guide's page of columns there are tables, headings and links."""
    page = seen("guide/figures/index.html", pages(root / "out/zensical")["guide/figures/index.html"])
    sizes = [len(page[kind]) for kind in ("words", "links", "headings", "tables", "foot")]  # type: ignore[arg-type]
    assert min(sizes) > 2


def test_no_link_is_broken_under_zensical(root: Path) -> None:
    """Every link, picture and script of every page leads to a file that is there."""
    assert list(broken_links(root / "out/zensical")) == []


def test_search_knows_the_same_pages(root: Path) -> None:
    """Each engine's own file for search lists the same addresses, those that the data make among them."""
    material = json.loads((root / "out/mkdocs/search/search_index.json").read_text("utf-8"))["docs"]
    own = json.loads((root / "out/zensical/search.json").read_text("utf-8"))["items"]
    listed = [{entry["location"].partition("#")[0] for entry in entries} for entries in (material, own)]
    assert (listed[0] ^ listed[1], "organisations/example-department/" in listed[1]) == (set(), True)


def test_downloads_do_not_know_the_engine(root: Path) -> None:
    """Every file of figures, and every chart, is the same byte for byte."""
    sums = [parse_sums((root / "out" / engine / "SHA256SUMS").read_text("utf-8")) for engine in ENGINES]
    data = re.compile(r".*\.(csv|json|parquet|xlsx|zip|svg|atom|ics|ttl|jsonld)")
    engines_own = {"manifest.json", "search.json", "search/search_index.json"}
    mkdocs, zensical = ({path: each[path] for path in each if data.fullmatch(path)} for each in sums)
    different = {path for path in mkdocs.keys() | zensical.keys() if mkdocs.get(path) != zensical.get(path)}
    assert (different - engines_own, len(mkdocs) > 100) == (set(), True)


def test_a_site_says_what_it_was_built_with_and_is_built_so_again(root: Path) -> None:
    """The manifest names the engine, and a rebuild uses it: the same bytes come of it."""
    done = python(str(REPOSITORY / "build.py"), "verify", "out/zensical", "--rebuild", at=root)
    engine = json.loads((root / "out/zensical/manifest.json").read_text("utf-8"))["engine"]
    assert (done.returncode, done.stdout.splitlines()[-1:], engine[:9]) == (
        0,
        ["A rebuild of that commit gives the same bytes."],
        "zensical ",
    )


def test_without_zensical_the_reason_is_told(root: Path, tmp_path: Path) -> None:
    """Where Zensical is not installed, one sentence says so and how to get it; nothing else needs it."""
    without = (
        "import sys, importlib.metadata as m; known = m.distribution\n"
        "def distribution(name):\n"
        "    if name == 'zensical': raise m.PackageNotFoundError(name)\n"
        "    return known(name)\n"
        "m.distribution = distribution; from plainfigures.cli import main; main()"
    )
    done = python("-c", without, *BUILD[1:], "zensical", "--out", str(tmp_path / "site"), at=root)
    last = done.stderr.splitlines()[-1]
    assert (done.returncode, last) == (
        2,
        "Could not run: zensical is not installed: python -m pip install zensical",
    )


def test_a_page_that_zensical_refuses(tmp_path: Path) -> None:
    """What the engine finds wrong keeps the site from being built, in a sentence with its name."""
    root = lay_out_website(tmp_path / "root")
    write(root, {"site/theme/main.html": "{% broken"})
    done = python(*BUILD, "zensical", at=root)
    said = done.stderr.splitlines()[-1]
    assert (done.returncode, said.startswith("Could not run: Zensical finds fault with")) == (2, True)


def test_a_site_is_whole(root: Path) -> None:
    """What Zensical wrote is sealed like any site."""
    site = root / "out/zensical"
    assert parse_sums((site / "SHA256SUMS").read_text("utf-8")) == sums_of(site)
