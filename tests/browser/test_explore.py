"""Charts that can be explored, under a policy that lets no text become code."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import LEVELS
from tests.browser.test_site import FIGURE_PAGE

pytestmark = pytest.mark.browser
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def policy(page: bytes) -> str:
    """Return the strictest policy that a page can bear: the theme's own inline scripts are let through one by one."""
    hashes = [f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in INLINE.findall(page)]
    scripts = " ".join(["script-src 'self'", *hashes])
    return f"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; {scripts}"


class Strict(SimpleHTTPRequestHandler):
    """Serves the site with the strictest policy that its pages can bear."""

    def end_headers(self) -> None:
        page = Path(self.translate_path(self.path)) / "index.html"
        self.send_header("Content-Security-Policy", policy(page.read_bytes() if page.is_file() else b""))
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """The address at which the demonstration is served under the policy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser, strict: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(urljoin(strict, FIGURE_PAGE))
    page.set_default_timeout(10_000)
    return page


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Explore this chart").click()
    page.wait_for_selector(".pf-area svg .mark-line")
    return page


def test_the_chart_is_explored_with_nothing_from_elsewhere(browser: Browser, strict: str) -> None:
    """A press of the button draws the chart; nobody complains, and no other host is asked for anything."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((strict, "blob:")) else faults.append(asked.url))
    page.goto(urljoin(strict, FIGURE_PAGE))
    opened(page)
    page.wait_for_load_state("networkidle")
    assert (faults, page.locator("figure img").first.is_visible()) == ([], False)


def test_vega_is_loaded_on_demand_alone(browser: Browser, strict: str) -> None:
    """Nobody pays for Vega who does not ask for it."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(urljoin(strict, FIGURE_PAGE))
    page.wait_for_load_state("networkidle")
    before = {"vega.js", "trend.json", "chart.json"} & set(asked)
    opened(page)
    assert (before, {"vega.js", "trend.json", "chart.json"} - set(asked)) == (set(), set())


def test_there_is_no_button_without_javascript(browser: Browser, served: str) -> None:
    """With JavaScript off the picture and its download are there, and no button that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(urljoin(served, FIGURE_PAGE))
    found = page.locator("article button").count(), page.get_by_role("link", name="Download the image (SVG)").count()
    context.close()
    assert found == (0, 1)


def test_the_keyboard_reads_figure_by_figure(page: Page) -> None:
    """The slider has the focus when the chart is there, and says each figure in words."""
    slider = opened(page).get_by_role("slider")
    focused = slider.evaluate("each => each === document.activeElement")
    newest = slider.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowLeft")
    assert (focused, newest, slider.get_attribute("aria-valuetext")) == (True, "June 2026: 90%", "May 2026: 90%")


def test_a_pointer_is_told_the_figure_below_it(page: Page) -> None:
    """Over the left end of the chart stands the first figure."""
    box = opened(page).locator(".pf-area").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 100)
    assert page.locator(".pf-tip").inner_text().startswith("March 2021: ")


def test_the_chart_is_zoomed(page: Page) -> None:
    """Each press shows half as many figures; what is shown is told, and the focus stays."""
    zoom = opened(page).get_by_role("button", name="Zoom in")
    zoom.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator(".pf-area .mark-symbol path").nth(19).wait_for(state="detached")
    told = page.locator(".pf-explorer [role=status]").inner_text()
    assert (told, zoom.evaluate("each => each === document.activeElement")) == (
        "Shown: February 2025 to June 2026",
        True,
    )


def test_the_picture_comes_back(page: Page) -> None:
    """The same button closes what it opened."""
    opened(page).get_by_role("button", name="Back to the picture").click()
    assert (page.locator(".pf-explorer").count(), page.locator("figure img").first.is_visible()) == (0, True)


def test_the_image_is_downloaded_as_png(page: Page) -> None:
    """The picture is drawn as PNG in the browser, twice as large, and named after the page."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the image (PNG)").click()
    start = Path(download.value.path()).read_bytes()[:20]
    name = "use-a-lasting-power-of-attorney-user-satisfaction.png"
    assert (download.value.suggested_filename, start[1:4], int.from_bytes(start[16:20])) == (name, b"PNG", 1280)


def test_an_explored_chart_fits_a_phone(browser: Browser, strict: str) -> None:
    """At 320 pixels nothing scrolls sideways when the chart is there."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(urljoin(strict, FIGURE_PAGE))
    assert opened(page).evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_an_explored_chart_has_no_fault_of_accessibility(
    browser: Browser, served: str, scheme: str, width: int
) -> None:
    """Light on a phone and dark at a desk, axe finds nothing when the chart is there."""
    dark: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=dark)
    page.goto(urljoin(served, FIGURE_PAGE))
    found = Axe().run(opened(page), options=LEVELS).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
