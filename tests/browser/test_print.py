"""Organisations' and services' pages on paper."""

import re

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("organisation", "sheets"),
    [("office-of-the-public-guardian", 1), ("ministry-of-justice", 1), ("home-office", 2)],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_organisation_is_printed_on_a_sheet_or_two(
    browser: Browser, served: str, organisation: str, sheets: int, scheme: str
) -> None:
    """A page of up to some twenty rows takes one sheet of A4, one of forty two, whatever the screen's colours are."""
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{served}organisations/{organisation}/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= sheets


def test_a_service_is_printed_on_one_sheet(browser: Browser, served: str) -> None:
    """What a service reports, who runs it and what is owed fit one sheet of A4."""
    page = browser.new_page()
    page.goto(f"{served}services/use-a-lasting-power-of-attorney/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_paper_is_white_and_has_nothing_to_press(browser: Browser, served: str) -> None:
    """Even from a dark screen the text is black on white, and head, sections, search and the foot's links are gone."""
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(f"{served}organisations/office-of-the-public-guardian/")
    colours = page.evaluate("['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])")
    parts = (".pf-head__line", ".pf-sections", ".pf-search", ".pf-crumbs", ".pf-foot ul")
    assert (colours, [page.locator(part).is_visible() for part in parts]) == (
        ["rgb(0, 0, 0)", "rgb(255, 255, 255)"],
        [False] * 5,
    )
