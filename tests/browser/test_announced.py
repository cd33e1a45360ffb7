"""The pages of releases and statements, with some on them, against what a program can check of WCAG 2.2 AA."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from plainfigures import pipeline
from tests.announced import announced
from tests.browser.test_accessibility import LEVELS
from tests.small_root import REPOSITORY, TODAY

pytestmark = pytest.mark.browser
PAGES = [
    "calendar/",
    "services/example-permits/digital-take-up/",
    "organisations/example-department/",
    "metrics/transactions/",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the small root's site is served, with announced releases and statements."""
    root = announced(tmp_path_factory.mktemp("announced"))
    shutil.copytree(REPOSITORY / "site", root / "site")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    out: Path = root / "out" / "site"
    assert pipeline.build(root, out, TODAY, lambda *_: None).site is not None
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_a_page_has_no_fault_of_accessibility(
    browser: Browser, address: str, page: str, scheme: str, width: int
) -> None:
    """Light on a phone and dark at a desk, axe finds nothing, and nothing is wider than the screen."""
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme="dark" if scheme == "dark" else "light")
    opened = context.new_page()
    opened.goto(urljoin(address, page))
    found = Axe().run(opened, options=LEVELS).response["violations"]
    wide = opened.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert ([(fault["id"], fault["nodes"][0]["html"]) for fault in found], wide) == ([], width)
