"""One headless browser for all browser tests of a run."""

import fcntl
import os
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from plainfigures import pipeline

ROOT = Path(__file__).resolve().parents[2]

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """A headless Chrome or Chromium; its sandbox is left out only for root, under whom it cannot start."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, headless=True, args=[*FLAGS, *sandbox])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site() -> Path:
    """The demonstration's site as `make site` leaves it, built here unless it stands already."""
    (ROOT / "out").mkdir(exist_ok=True)
    with (ROOT / "out" / ".tests-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several workers want the one site
        built = pipeline.build(ROOT, ROOT / "out" / "site", date(2026, 11, 22), lambda *_: None)
    assert built.site is not None
    return ROOT / "out" / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the demonstration is served on this machine."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
