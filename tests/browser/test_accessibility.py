"""Every family of pages against the rules that a program can check of WCAG 2.2 AA, and against its readers' needs."""

from typing import Literal
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_site import FAMILIES

pytestmark = pytest.mark.browser
LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
Scheme = Literal["light", "dark"]
UNREACHED = """() => [...document.querySelectorAll('.pf-scroll, pre')].filter((each) =>
    each.checkVisibility() && each.scrollWidth > each.clientWidth
    && !each.matches('[tabindex="0"], :has([tabindex="0"])')
).map((each) => each.outerHTML.slice(0, 80))"""
MOVING = """() => document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 10).length
    + [...document.querySelectorAll('*')].filter((each) => getComputedStyle(each).scrollBehavior === 'smooth').length"""
UNTOLD = """() => [...document.querySelectorAll('main table')].filter((table) =>
    ![...table.querySelectorAll('th')].length || [...table.querySelectorAll('th')].some((head) => !head.scope)
    || !(table.caption || table.closest('[aria-label]'))).map((table) => table.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("address", [*FAMILIES, "404.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_has_no_fault_of_accessibility(
    browser: Browser, served: str, address: str, scheme: Scheme, width: int
) -> None:
    """Light and dark, on a phone and at a desk, axe finds nothing, the console is silent and nothing is too wide.

    A screen of 320 pixels is what one of 1,280 shows at 400 %.
    """
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(urljoin(served, address))
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options=LEVELS).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    unreached = page.evaluate(UNREACHED)
    context.close()
    faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert (faults, said, wide, unreached) == ([], [], width, [])


@pytest.mark.parametrize("address", FAMILIES)
def test_nothing_moves_for_whoever_wants_less_motion(browser: Browser, served: str, address: str) -> None:
    """With reduced motion nothing is animated, and no jump on the page glides."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(urljoin(served, address))
    moving = page.evaluate(MOVING)
    context.close()
    assert moving == 0


@pytest.mark.parametrize("address", FAMILIES)
def test_every_table_tells_what_it_is(browser: Browser, served: str, address: str) -> None:
    """A table has a caption or stands in a named region, and each of its heads says of which cells it is the head."""
    page = browser.new_page()
    page.goto(urljoin(served, address))
    untold = page.evaluate(UNTOLD)
    page.close()
    assert untold == []
