"""What organisations say stands beside their figures, as plain text, and never in place of them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.statement import Statement
from plainfigures.publish.pages import render_pages
from plainfigures.publish.views.compared import compared_in
from plainfigures.publish.views.sheet import sheets_of
from tests.publish.compared import covens
from tests.publish.invented import FIGURES, catalogue

TEMPLATES = Path(__file__).parents[2] / "site" / "templates"
FIGURE_PAGE = "services/kite-licence/completion-rate/"
GIVEN = {"about": "metric", "metric": "completion-rate", "date": "2026-05-01", "text": "A <b>storm</b> & {{ 7*7 }}."}
ESCAPED = "A &lt;b&gt;storm&lt;/b&gt; &amp; {{ 7*7 }}."


def saying(known: Catalogue, organisation: str, **more: str) -> Mapping[str, str]:
    """Return the pages of a catalogue in which an organisation says something."""
    statement = Statement.model_validate({**GIVEN, **more})
    said = replace(known, statements={organisation: (statement,)})
    return {page.address: page.body for page in render_pages(said, TEMPLATES, charts={}, sizes={}, commit=None)}


def where(pages: Mapping[str, str]) -> list[str]:
    return sorted(address for address, body in pages.items() if ESCAPED in body)


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({}, "Completion rate, Get a kite licence"),
        ({"about": "figure", "period": "2025-Q2"}, "Completion rate, Get a kite licence, April to June 2025"),
    ],
)
def test_a_statement_stands_on_every_page_of_what_it_is_about(more: dict[str, str], about: str) -> None:
    """Figure, metric, service, organisation and its services side by side show it, escaped, with what it is about."""
    pages = saying(catalogue(*FIGURES[:3]), "ministry-of-kites", service="kite-licence", **more)
    assert where(pages) == [
        "metrics/completion-rate/",
        "organisations/ministry-of-kites/",
        "organisations/ministry-of-kites/completion-rate/",
        "services/kite-licence/",
        FIGURE_PAGE,
    ]
    assert f"about {about}</figcaption>" in pages[FIGURE_PAGE]
    assert f'about <a href="../../{FIGURE_PAGE}">{about}</a>' in pages["services/kite-licence/"]


def test_the_figure_stays(tmp_path: Path) -> None:
    """What an organisation says is added: all else on the page is as it would be without it."""
    known = catalogue(*FIGURES[:3])
    bare = {page.address: page.body for page in render_pages(known, TEMPLATES, charts={}, sizes={}, commit=None)}
    said = saying(known, "ministry-of-kites", service="kite-licence")[FIGURE_PAGE]
    lines = [line for line in said.splitlines() if line not in bare[FIGURE_PAGE].splitlines()]
    assert len(bare[FIGURE_PAGE].splitlines()) + len(lines) == len(said.splitlines())


def test_a_statement_about_nothing_that_is_published_is_on_no_page() -> None:
    """While there is no figure for the period, nothing is said about it."""
    pages = saying(catalogue(*FIGURES), "ministry-of-kites", service="kite-licence", about="figure", period="2026-Q1")
    assert where(pages) == []


def test_a_statement_about_a_comparison_stands_with_each_comparison() -> None:
    """The metric's page and each group's show it below the comparison, and so does the organisation's own page."""
    pages = saying(covens(), "coven-1", about="comparison")
    peers = [each.address for each in compared_in(covens(), sheets_of(covens()))["completion-rate"]]
    assert set(where(pages)) == {*peers, "organisations/coven-1/", "organisations/coven-1/completion-rate/"}
    assert "What they say about the comparison" in pages["metrics/completion-rate/"]
