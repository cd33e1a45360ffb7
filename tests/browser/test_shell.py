"""The frame of the pages: search, light and dark, and the site opened from disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def test_search_is_fetched_when_it_is_wanted(page: Page, served: str) -> None:
    """Neither Material's script nor the index is asked for before somebody turns to the field."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.goto(served)
    page.wait_for_load_state("networkidle")
    before = {"bundle", "search_index"} & set(asked)
    page.get_by_role("searchbox").focus()
    page.locator(".md-search-result__meta", has_text="Type").wait_for(state="attached")
    assert (before, {"bundle", "search_index"} & set(asked)) == (set(), {"bundle", "search_index"})


def test_the_site_works_from_disk(page: Page, site: Path) -> None:
    """Opened as a file, links lead to pages and search finds them."""
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Organisations").first.click()
    page.get_by_role("searchbox").click()
    page.keyboard.type("Home Office")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/organisations/home-office/index.html")
    assert page.locator("h1").inner_text() == "Home Office"


def test_the_readers_choice_of_dark_is_kept(browser: Browser, served: str) -> None:
    """The system's choice holds until the reader makes another, and that one on the next page too."""
    page = browser.new_context(color_scheme="light").new_page()
    page.goto(served)
    button = page.get_by_role("button", name="Dark")
    before = button.get_attribute("aria-pressed")
    button.click()
    page.goto(f"{served}guide/")
    assert (before, button.get_attribute("aria-pressed")) == ("false", "true")


def test_the_first_stop_of_the_keyboard_skips_the_head(page: Page, served: str) -> None:
    """The first link leads past the head to the content, and can be seen when it has the focus."""
    page.goto(f"{served}metrics/")
    page.keyboard.press("Tab")
    seen = page.locator(".md-skip").bounding_box()
    page.keyboard.press("Enter")
    assert (seen is not None and seen["y"] >= 0, page.evaluate("document.activeElement.id")) == (True, "content")
