"""The small root as Zensical builds it, in a browser: search is our own there, and the policy is the same."""

import functools
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_policy import TELL, complaints
from tests.roots import REPOSITORY, python
from tests.small_root import lay_out_website

pytestmark = pytest.mark.browser
DESCRIBED = "services/example-permits/"


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small root as Zensical builds it."""
    root = lay_out_website(tmp_path_factory.mktemp("zensical"))
    done = python(str(REPOSITORY / "build.py"), "build", "--engine", "zensical", "--today", "2026-11-22", at=root)
    assert done.returncode == 0, done.stderr
    return root / "out" / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address at which it is served on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def search(page: Page, words: str) -> str:
    """Type words into the search field and return what is said of how many pages were found."""
    page.get_by_role("searchbox").click()
    page.keyboard.type(words)
    page.locator(".md-search-result__meta", has_text="found").wait_for()
    return page.locator(".md-search-result__meta").inner_text()


@pytest.mark.parametrize("place", ["", "guide/figures/", DESCRIBED, f"{DESCRIBED}transactions/", "404.html"])
def test_a_page_keeps_to_its_policy(browser: Browser, address: str, place: str) -> None:
    """Searched and explored, no page breaks its policy or asks another host for anything."""
    page, faults = browser.new_page(), list[str]()
    page.add_init_script(TELL)
    page.on("console", lambda message: faults.extend(complaints(message)))
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))
    page.goto(f"{address}{place}")
    search(page, "permit")
    page.keyboard.press("Escape")
    if page.get_by_role("button", name="Explore this chart").count():
        page.get_by_role("button", name="Explore this chart").first.click()
        page.wait_for_selector(".pf-area svg .mark-line")
    assert faults == []


@pytest.mark.parametrize(
    ("words", "said"), [("example permit", "page"), ("PERMIT exam", "page"), ("zebra", "Nothing found")]
)
def test_what_search_says(browser: Browser, address: str, words: str, said: str) -> None:
    """Words in any case, whole or begun, find the pages that have all of them; where none does, that is said."""
    page = browser.new_page()
    page.goto(address)
    assert said in search(page, words)


def test_search_leads_to_the_service(browser: Browser, address: str) -> None:
    """What is named by the words comes first, and its link leads there."""
    page = browser.new_page()
    page.goto(f"{address}guide/figures/")
    search(page, "apply example permit")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}{DESCRIBED}")
    assert page.locator("h1").inner_text() == "Apply for an example permit"


def test_search_works_from_disk(browser: Browser, site: Path) -> None:
    """Opened as a file, search knows the same pages."""
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    said = search(page, "example permit")
    assert said.split()[1:] == ["pages", "found"]
