"""Citations of a figure page, a metric and the whole site."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from html import unescape

import pytest

from plainfigures.publish import addresses
from plainfigures.publish.page import Page
from tests.publish.announced import COMMIT, FIGURE_PAGE, pages_of
from tests.publish.invented import FIGURES, catalogue
from tests.publish.written import downloads_of

SITE_NAME = "Plain Figures"
CITED = [FIGURE_PAGE, "metrics/completion-rate/", addresses.DOWNLOADS]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return pages_of(catalogue(*FIGURES))


def sum_of(page: str) -> str:
    data = addresses.ALL_DATA if page == addresses.DOWNLOADS else addresses.data_beside(page)
    return sha256(downloads_of(catalogue(*FIGURES))[data]).hexdigest()


def code_in(page: Page, begins: str) -> str:
    return next(
        text for text in map(unescape, re.findall("<code>(.*?)</code>", page.body, re.DOTALL)) if begins in text
    )


@pytest.mark.parametrize("address", CITED)
def test_a_citation_holds_commit_and_content(address: str, pages: Mapping[str, Page]) -> None:
    """The full form says in which commit the figures stand, and the SHA-256 of the very file beside the page."""
    full = unescape(re.findall('<blockquote class="pf-cite">(.*?)</blockquote>', pages[address].body)[0])
    assert (f"commit {COMMIT.short} of 4 May 2026" in full, sum_of(address) in full) == (True, True)


@pytest.mark.parametrize("address", CITED)
def test_a_program_for_references_reads_the_same(address: str, pages: Mapping[str, Page]) -> None:
    """The CSL-JSON names who, what, when, where, the full commit and the sum."""
    (item,) = json.loads(code_in(pages[address], '"dataset"'))
    found = (
        item["type"],
        item["issued"],
        item["version"],
        item["URL"],
        item["author"],
        sum_of(address) in item["note"],
    )
    kites = [{"literal": "Ministry of Kites & Strings"}]
    when = {"date-parts": [[2026, 5, 4]]}
    assert found == ("dataset", when, COMMIT.hash, f"https://figures.example/{address}", kites, True)


@pytest.mark.parametrize("address", CITED)
def test_a_line_holds_the_beginnings_of_both(address: str, pages: Mapping[str, Page]) -> None:
    """The short form has as much of the commit and the sum as it takes to find them."""
    short = unescape(re.findall("<q>(.*?)</q>", pages[address].body)[0])
    assert f"({SITE_NAME}, {COMMIT.short}, SHA-256 {sum_of(address)[:10]}…)" in short


@pytest.mark.parametrize("address", CITED)
def test_bibtex_holds_commit_and_sum(address: str, pages: Mapping[str, Page]) -> None:
    """The BibTeX entry says in its note in which commit the figures stand, and the sum of the file."""
    note = re.findall("note = {(.*)}", code_in(pages[address], "@misc"))[0]
    file = "all.csv" if address == addresses.DOWNLOADS else "data.csv"
    assert note == f"commit {COMMIT.short} of 4 May 2026, SHA-256 of {file}: {sum_of(address)}"
