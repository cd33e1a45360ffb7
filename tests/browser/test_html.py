"""The form of what the site is made of, by the Nu checker."""

from pathlib import Path
from urllib.parse import urljoin

from tests.browser.test_site import FAMILIES
from tools.html.checker import faults

FEW = 6
"""So many pages of each family are checked, from the first to the last; `python -m tools.html.checker` takes all."""
PATTERNS = (
    "domains/*",
    "metrics/*",
    "metrics/*/by-*/*",
    "organisations/*",
    "organisations/*/*",
    "services/*",
    "services/*/*",
    "*/*/*/embed",
    "inventory/*/*",
    "publication/**",
    "revisions/**",
    "guide/**",
    "about/**",
)


def some(files: list[Path]) -> list[Path]:
    return files[:: max(1, len(files) // FEW)]


def test_html_styles_and_pictures_are_valid(site: Path) -> None:
    """The Nu checker finds neither error nor warning: pages of every family, all stylesheets, charts of each kind."""
    pages = [page for pattern in PATTERNS for page in some(sorted(site.glob(f"{pattern}/index.html")))]
    named = [Path(urljoin(f"{site}/", address), "index.html") for address in FAMILIES]
    files = {*pages, *named, site / "404.html", *site.rglob("assets/**/*.css")}
    charts = [
        chart for kind in ("chart", "comparison", "breakdown") for chart in some(sorted(site.rglob(f"{kind}.svg")))
    ]
    assert list(faults([*sorted(files), *charts])) == []


def test_a_fault_of_form_is_found(tmp_path: Path) -> None:
    """Two elements of one id, a picture without words and a style that is none are each told."""
    page, style = tmp_path / "page.html", tmp_path / "style.css"
    page.write_text('<!doctype html>\n<html lang="en"><title>A</title><p id="a">\n<img src="a.png" id="a">', "utf-8")
    style.write_text("p { colour: red }", "utf-8")
    told = [fault.rpartition("/")[2].partition(",")[0] for fault in faults([page, style])]
    assert sorted(told) == ["page.html", "page.html", "style.css"]
