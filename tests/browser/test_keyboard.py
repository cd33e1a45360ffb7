"""The site with a keyboard alone, and the same figures without JavaScript."""

import csv
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_site import FAMILIES

pytestmark = pytest.mark.browser
MOST_STOPS = 400
SERVICE = "Use a lasting power of attorney"
NAMED = """() => {
    const at = document.activeElement;
    return (at.labels?.[0] ?? at).textContent.trim();
}"""
SEEN = """() => {
    const [element, style] = [document.activeElement, getComputedStyle(document.activeElement)];
    const box = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return outlined && box.bottom > 0 && box.top < innerHeight;
}"""
FIGURES = """() => [...document.querySelectorAll('main td, main th, main .pf-lede, main .pf-large')]
    .map((each) => each.textContent.replace(/\\s+/g, ' ').trim())"""


def stop_at(page: Page, words: str) -> bool:
    """Press Tab until a link or field of this name has the focus; return whether the focus was seen at each stop."""
    seen = True
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        seen = seen and bool(page.evaluate(SEEN))
        if re.match(rf"{re.escape(words)}( \(|$)", page.evaluate(NAMED)):
            return seen
    raise AssertionError(f"{MOST_STOPS} stops and no “{words}”")


def follow(page: Page) -> bool:
    """Press Enter on a link, and return whether that led to another page."""
    before = page.url
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.url != before


def test_the_keyboard_leads_from_home_to_a_csv_file(browser: Browser, served: str) -> None:
    """With Tab and Enter alone a reader comes to a figure page and takes its file; where the focus is can be seen."""
    page = browser.new_page()
    page.goto(served)
    seen = [stop_at(page, "Services"), follow(page), stop_at(page, "Name of a service or organisation")]
    page.keyboard.type(SERVICE.lower())
    page.wait_for_function("document.querySelectorAll('.pf-shelf li:not([hidden])').length === 1")
    seen += [stop_at(page, SERVICE), follow(page), stop_at(page, "User satisfaction"), follow(page)]
    seen.append(stop_at(page, "Download the data for this chart"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    page.close()
    assert (seen, len(rows), rows[-1]["value"]) == ([True] * 8, 64, "90")


@pytest.mark.parametrize("address", FAMILIES)
def test_the_figures_are_the_same_without_javascript(browser: Browser, served: str, address: str) -> None:
    """Every cell, headline and large figure of a page is there with JavaScript off, word for word."""
    said = []
    for on in (True, False):
        context = browser.new_context(java_script_enabled=on)
        page = context.new_page()
        page.goto(urljoin(served, address))
        page.wait_for_load_state("networkidle")
        said.append(page.evaluate(FIGURES))
        context.close()
    assert said[0] == said[1]
