"""The built demonstration, read as a visitor reads it."""

import csv
import gzip
import io
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

SERVICE = "Use a lasting power of attorney"
FIGURE_PAGE = "services/use-a-lasting-power-of-attorney/user-satisfaction/"
FAMILIES = [
    "",
    "domains/",
    "domains/service-performance/",
    "metrics/",
    "metrics/digital-take-up/",
    "metrics/internet-use/",
    "metrics/internet-use/by-council/county-councils-in-england/",
    "metrics/foi-answered-on-time/",
    "metrics/digital-take-up/by-size/largest-quarter/",
    "organisations/",
    "organisations/driver-and-vehicle-licensing-agency/",
    "organisations/intellectual-property-office/",
    "organisations/intellectual-property-office/transactions/",
    "organisations/driver-and-vehicle-licensing-agency/digital-take-up/",
    "organisations/home-office/foi-answered-on-time/",
    "services/",
    "inventory/kind/registering/",
    "inventory/organisation/intellectual-property-office/",
    "services/use-a-lasting-power-of-attorney/",
    FIGURE_PAGE,
    "revisions/",
    "revisions/home-office/",
    "calendar/",
    "downloads/",
    "downloads/dictionary/",
    "publication/",
    "publication/by-organisation/",
    "publication/by-metric/",
    "guide/",
    "guide/figures/",
    "about/",
    "about/methods/",
    "about/accessibility/",
    "about/rules/",
    "about/rules/value-format/",
]


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def test_a_visitor_searches_for_a_service_and_takes_its_figures_home(page: Page, served: str, site: Path) -> None:
    """From the home page, search leads to the service, its figure page, the chart, the table and the CSV file."""
    page.goto(served)
    page.get_by_role("searchbox").click()
    page.keyboard.type(SERVICE)
    page.locator(".md-search-result__link", has_text=SERVICE).first.click()
    page.wait_for_url("**/services/use-a-lasting-power-of-attorney/**")
    page.goto(urljoin(served, "services/use-a-lasting-power-of-attorney/"))
    page.get_by_role("link", name="User satisfaction").first.click()
    page.wait_for_url(f"**/{FIGURE_PAGE}**")
    chart = page.locator("figure img").first
    chart.scroll_into_view_if_needed()
    page.locator("figure img").first.evaluate("image => image.decode()")
    rows = page.locator("table tbody tr").filter(has=page.locator("th[scope=row]"))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download the data")).first.click()
    downloaded = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8"))))
    assert (rows.count(), len(downloaded), downloaded[-1]["value"]) == (len(downloaded), 64, "90")


def test_the_inventory_is_narrowed_by_name_and_kind(page: Page, served: str) -> None:
    """Words and a kind together leave the services that have both, and say how many they are."""
    page.goto(urljoin(served, "services/"))
    page.get_by_label("Kind of service").select_option(label="Registering")
    page.get_by_label("Name of a service or organisation").fill("driver licensing")
    page.locator(".pf-filter p", has_text=re.compile(".")).wait_for()
    page.wait_for_timeout(300)
    names = page.locator(".pf-shelf li:visible").all_inner_texts()
    assert page.locator(".pf-filter p").inner_text() == f"Services found: {len(names)}"


def test_the_inventory_finds_what_its_page_leaves_out(page: Page, served: str) -> None:
    """Long lists are cut on the page; whoever looks for a service by name finds it all the same."""
    page.goto(urljoin(served, "services/"))
    name = "Orphan works: applications for an orphan works licence"
    before = page.get_by_role("link", name=name).count()
    page.get_by_label("Name of a service or organisation").fill(name.lower())
    page.get_by_role("link", name=name).wait_for()
    assert (before, page.locator(".pf-filter p").inner_text()) == (0, "Services found: 1")


def test_an_organisations_services_without_javascript(browser: Browser, served: str) -> None:
    """With JavaScript off, a link leads to all the services of an organisation with many, as many as it says."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(served, "services/"))
    page.get_by_role("link", name="All 76 services").click()
    assert page.locator(".pf-shelf li").count() == 76


def test_the_inventory_by_kind_without_javascript(browser: Browser, served: str) -> None:
    """With JavaScript off, links lead to the services of each kind, as many as they say."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(served, "services/"))
    page.get_by_text("By kind of service").click()
    page.get_by_role("link", name="Registering").click()
    assert page.locator(".pf-shelf li").count() == 55


@pytest.mark.parametrize("address", [*FAMILIES[1:], "404.html"])
def test_every_page_leads_back(page: Page, served: str, address: str) -> None:
    """Above the title stand the pages above this one, the home page first."""
    page.goto(urljoin(served, address))
    first = page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").first
    first.click()
    assert (page.url.removeprefix(served).removesuffix("index.html"), page.locator("h1").count()) == ("", 1)


def test_the_missing_page_leads_on(page: Page, served: str) -> None:
    """Whoever lands on an address that is not there can go to services, organisations, metrics and downloads."""
    page.goto(urljoin(served, "404.html"))
    links = page.locator("#content ul a")
    found = [str(link.get_attribute("href")) for link in links.all()]
    assert [(Path(each).name, page.request.get(urljoin(page.url, each)).status) for each in found] == [
        ("services", 200),
        ("organisations", 200),
        ("metrics", 200),
        ("downloads", 200),
    ]


@pytest.mark.parametrize("address", FAMILIES)
def test_a_page_asks_no_other_host_for_anything(page: Page, served: str, address: str) -> None:
    """Nothing on a page comes from elsewhere, and nothing fails to load."""
    strangers: list[str] = []
    failures: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((served, "data:", "blob:")):
            strangers.append(request.url)

    page.on("request", note)
    page.on("response", lambda response: failures.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(urljoin(served, address))
    page.wait_for_load_state("networkidle")
    assert (strangers, failures) == ([], [])


@pytest.mark.parametrize("address", FAMILIES)
def test_a_page_weighs_little_without_javascript(browser: Browser, served: str, address: str) -> None:
    """With JavaScript off, all that a page loads is at most 35 kB when compressed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(urljoin(served, address))
    page.wait_for_load_state("networkidle")
    weight = sum(len(gzip.compress(body, 6)) for body in bodies)
    context.close()
    assert weight <= 35_000


def test_every_metric_page_weighs_little(site: Path) -> None:
    """The page of every metric, of every group, and of every organisation's services with all that it loads."""
    shared = [*(site / "assets").rglob("*.css"), site / "assets" / "sort.js", *(site / "assets").glob("favicon*")]
    common = sum(len(gzip.compress(file.read_bytes(), 6)) for file in shared)
    heavy = {}
    for page in [*(site / "metrics").rglob("index.html"), *site.glob("organisations/*/*/index.html")]:
        own = [page, *page.parent.glob("*.svg")]
        heavy[str(page)] = common + sum(len(gzip.compress(file.read_bytes(), 6)) for file in own)
    assert {page: weight for page, weight in heavy.items() if weight > 35_000} == {}


def test_a_comparison_is_sorted_by_the_head_that_is_pressed(page: Page, served: str) -> None:
    """Pressed once, a column goes up, pressed again down; the head says so, and blanks stay last."""
    page.goto(urljoin(served, "metrics/internet-use/"))
    table = page.locator("table[data-sortable]")
    names = table.locator("tbody th")
    best = names.first.inner_text()
    told = []
    for head in ("Figure", "Figure", "Rank of", "Organisation"):
        table.get_by_role("button", name=re.compile(head)).click()
        told.append((table.locator("[aria-sort]").get_attribute("aria-sort"), names.first.inner_text() == best))
    ranks = table.locator("tbody td.pf-rank")
    table.get_by_role("button", name=re.compile("Rank of")).click()
    table.get_by_role("button", name=re.compile("Rank of")).click()
    assert told == [("ascending", False), ("descending", True), ("ascending", False), ("ascending", False)]
    assert (ranks.first.inner_text() != "", ranks.last.inner_text()) == (True, "")


def test_a_comparison_is_in_order_without_javascript(browser: Browser, served: str) -> None:
    """With JavaScript off the best figure comes first, no head pretends to be a button, and links lead to groups."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(served, "metrics/foi-answered-on-time/"))
    figures = page.locator("table[data-sortable] td:nth-child(2)").all_inner_texts()
    numbers = [float(figure.rstrip("%")) for figure in figures]
    page.get_by_role("link", name="Non-ministerial departments").click()
    heading = page.locator("h1").inner_text()
    assert numbers == sorted(numbers, reverse=True)
    assert (len(numbers), page.locator("thead button").count(), heading.splitlines()[-1]) == (
        38,
        0,
        "non-ministerial departments",
    )


def test_a_page_says_the_same_without_javascript(browser: Browser, served: str) -> None:
    """Every figure of the table stands on the page when JavaScript is off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(urljoin(served, FIGURE_PAGE))
    rows = page.locator("table tbody tr").filter(has=page.locator("th[scope=row]")).count()
    context.close()
    assert rows == 64
