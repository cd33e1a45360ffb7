"""Every family of pages against the rules that a program can check of WCAG 2.2 AA."""

from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_site import FAMILIES

pytestmark = pytest.mark.browser
LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("address", FAMILIES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_a_page_has_no_fault_of_accessibility(
    browser: Browser, served: str, address: str, scheme: str, width: int
) -> None:
    """Light on a phone and dark at a desk, axe finds nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(urljoin(served, address))
    found = Axe().run(page, options=LEVELS).response["violations"]
    context.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
