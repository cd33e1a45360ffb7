from pathlib import Path

import pytest

from plainfigures.model.settings import Settings
from plainfigures.publish.page import Page
from plainfigures.publish.press import stamp, write_pages
from plainfigures.publish.search_index import Entry
from plainfigures.publish.shell import cut

PLACEHOLDER = (
    '<title>pf-title – Kites</title><meta content="pf-description"><link rel="canonical" href="https://x.example/y/">'
    '<a href="../" data-section="">Home</a><a href="../metrics/" data-section="metrics" aria-current="page">Metrics</a>'
    "<article><h1>pf-body</h1></article>"
)
SHELL = cut(PLACEHOLDER, Settings("Kites", "https://kites.example/"))


def page(address: str, title: str = "Wind", description: str = "Strong") -> Page:
    return Page(address, "any", title, description, "<h1>Wind</h1>")


def test_a_page_fills_every_slot() -> None:
    """Title, description, address and body stand where the placeholder's stood, and the page's section is marked."""
    assert stamp(SHELL, page("metrics/wind/")) == (
        '<title>Wind – Kites</title><meta content="Strong"><link rel="canonical" href="https://kites.example/metrics/wind/">'
        '<a href="../">Home</a><a href="../metrics/" aria-current="true">Metrics</a><article><h1>Wind</h1></article>'
    )


def test_plain_text_is_escaped() -> None:
    """Title and description are text, not HTML."""
    stamped = stamp(SHELL, page("wind/", 'A<b> & "c"', 'A<b> & "c"'))
    assert stamped.startswith(
        '<title>A&lt;b&gt; &amp; "c" – Kites</title><meta content="A&lt;b&gt; &amp; &quot;c&quot;">'
    )


@pytest.mark.parametrize(
    ("address", "marked"),
    [("", '<a href="../" aria-current="page">'), ("metrics/", '<a href="../metrics/" aria-current="page">')],
)
def test_the_page_of_a_section_is_marked_as_the_page_itself(address: str, marked: str) -> None:
    """On a section's own page the link to it is the current page, elsewhere in the section merely current."""
    assert marked in stamp(SHELL, page(address))


def test_the_home_page_does_not_say_its_name_twice() -> None:
    """A page that is called like the site has the name alone as its title."""
    assert stamp(SHELL, page("", "Kites")).startswith("<title>Kites</title>")


def test_a_bare_page_is_written_as_it_is(tmp_path: Path) -> None:
    """A page for the frames of other websites has no shell, and no list of pages knows it."""
    entries = write_pages([Page("wind/embed/", "embed", "Wind", "Strong", "<!doctype html>", bare=True)], {}, tmp_path)
    assert ((tmp_path / "wind" / "embed" / "index.html").read_text("utf-8"), entries) == ("<!doctype html>", [])


def test_pages_are_written_where_they_belong(tmp_path: Path) -> None:
    """Each page is the `index.html` of its address, and search is told of it."""
    entries = write_pages([page("metrics/wind/")], {2: SHELL}, tmp_path)
    written = (tmp_path / "metrics" / "wind" / "index.html").read_text("utf-8")
    assert (written, entries) == (
        stamp(SHELL, page("metrics/wind/")),
        [Entry("metrics/wind/", "Wind", "Strong")],
    )
