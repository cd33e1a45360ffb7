"""Every family of pages under its own policy: nothing is loaded from elsewhere, nothing is refused."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from plainfigures.publish import addresses, pages
from tests.browser.test_site import FAMILIES as EXAMPLES
from tests.browser.test_site import FIGURE_PAGE

pytestmark = pytest.mark.browser
OF_FAMILY = {
    "home": "",
    "domains": "domains/",
    "domain": "domains/service-performance/",
    "metrics": "metrics/",
    "metric": "metrics/digital-take-up/",
    "peers": "metrics/internet-use/by-council/county-councils-in-england/",
    "organisations": "organisations/",
    "organisation": "organisations/home-office/",
    "organisation-figure": "organisations/home-office/foi-answered-on-time/",
    "organisation-services": "organisations/intellectual-property-office/transactions/",
    "services": "services/",
    "service": "services/use-a-lasting-power-of-attorney/",
    "service-figure": FIGURE_PAGE,
    "embed": f"{FIGURE_PAGE}embed/",
    "publication": "publication/",
    "publication-list": "publication/by-organisation/",
    "calendar": addresses.CALENDAR,
    "downloads": "downloads/",
    "revisions": addresses.REVISIONS,
    "organisation-revisions": f"{addresses.REVISIONS}home-office/",
    "dictionary": addresses.DICTIONARY,
    "dated-copies": addresses.DATED_COPIES,
    "rules": "about/rules/",
    "rule": "about/rules/value-format/",
}
"""A page of each family that the data make; a family without one fails below."""
WRITTEN = ("404.html", "about/methods/", "about/accessibility/", "guide/", "guide/periods-and-markers/")
TELL = (
    "addEventListener('securitypolicyviolation', e => console.error(`refused: ${e.violatedDirective} ${e.blockedURI}`))"
)


@pytest.fixture
def faults() -> list[str]:
    return []


def complaints(message: ConsoleMessage) -> list[str]:
    """Return what a browser complains of, but for the sign that it asks every server for by itself."""
    asked_by_itself = message.location["url"].endswith("/favicon.ico")
    return [message.text] if message.type in ("error", "warning") and not asked_by_itself else []


@pytest.fixture
def page(browser: Browser, served: str, faults: list[str]) -> Iterator[Page]:
    """A page that notes whatever is refused, fails, or is asked of another host."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(TELL)
    page.on("console", lambda message: faults.extend(complaints(message)))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith((served, "blob:", "data:")) else faults.append(asked.url)
    )
    page.set_default_timeout(10_000)
    yield page
    page.close()


def use(page: Page) -> None:
    """Do on a page whatever it lets a reader do: search, the colours, sorting, the chart to explore, its picture."""
    if page.locator(".pf-scheme").count():
        page.locator(".pf-scheme").click()
        page.locator("#pf-query").click()
        page.keyboard.type("permit")
        page.wait_for_selector(".md-search-result__item, .md-search-result__meta:has-text('found')", state="attached")
        page.keyboard.press("Escape")
    if page.locator(".pf-sortable button").count():
        page.locator(".pf-sortable button").first.click()
    if page.get_by_role("button", name="Explore this chart").count():
        page.get_by_role("button", name="Explore this chart").first.click()
        page.wait_for_selector(".pf-area svg .mark-line")
        with page.expect_download():
            page.get_by_role("button", name="Download the image (PNG)").first.click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("family", pages.FAMILIES)
def test_a_family_has_a_page_to_be_looked_at(site: Path, family: str) -> None:
    """Whoever adds a family of pages names one here, so that none is left out of what follows."""
    assert (site / OF_FAMILY[family] / "index.html").is_file()


@pytest.mark.parametrize("address", sorted({*OF_FAMILY.values(), *WRITTEN, *EXAMPLES}))
def test_a_page_keeps_to_its_policy(page: Page, served: str, faults: list[str], address: str) -> None:
    """Read and used in every way, no page breaks its policy or asks another host for anything."""
    page.goto(urljoin(served, address))
    use(page)
    assert faults == []


@pytest.mark.parametrize("address", ["", FIGURE_PAGE, "metrics/user-satisfaction/"])
def test_what_a_page_announces_keeps_to_its_policy(page: Page, served: str, faults: list[str], address: str) -> None:
    """What stands in the page for search engines is there as JSON, and the browser complains of nothing."""
    page.goto(urljoin(served, address))
    page.wait_for_load_state("networkidle")
    block = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@context']"
    assert (page.evaluate(block), faults) == ("https://schema.org/", [])


def test_the_policy_refuses_what_was_slipped_in(page: Page, served: str, faults: list[str]) -> None:
    """A script, a style and a picture that got into a page by mistake have no effect."""
    page.goto(served)
    page.evaluate(
        'const html = \'<img src=x onerror="slipped = 1"><p id=p style="color: red">\';'
        "document.body.insertAdjacentHTML('beforeend', html);"
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'slipped = 2' }));"
        "document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }));"
    )
    page.wait_for_timeout(300)
    kinds = {fault.split()[1] for fault in faults if fault.startswith("refused")}
    slipped = page.evaluate(
        "[typeof slipped, getComputedStyle(document.getElementById('p')).color === 'rgb(255, 0, 0)']"
    )
    assert (slipped, kinds) == (
        ["undefined", False],
        {"script-src-attr", "script-src-elem", "style-src-attr", "img-src"},
    )
