"""Prints the path of a Chrome or Chromium that starts; where there is none, tries to get one.

Tried in this order: `$CHROME`, what is installed, what Playwright can download, Debian's `chromium`. Where none can be
had, one loud line goes to stderr and the exit code is 1.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
PLAYWRIGHT_FOLDERS = (".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright")
PLAYWRIGHT_BROWSERS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
DEBIAN_PACKAGES = (
    "chromium",
    "fonts-liberation",  # with no font at all a page is drawn without its words
    "libatomic1",  # Playwright's own driver needs it
)
DOWNLOAD_SECONDS = 120
APT_SECONDS = 900


def main() -> None:
    browser = find_browser() or get_browser()
    if browser is None:
        sys.exit("*** NO BROWSER: no Chrome or Chromium is here, and none could be had. Browser tests cannot run. ***")
    print(browser)


def find_browser() -> str | None:
    """Return the path of the first browser on this machine that starts, provided that Playwright itself does."""
    if not _runs(sys.executable, "-m", "playwright", "--version", seconds=60, quiet=True):
        return None
    return next((browser for browser in _candidates() if _starts(browser)), None)


def get_browser() -> str | None:
    """Return the path of a browser got from Playwright or, failing that, from Debian."""
    for attempt in (_ask_playwright, _ask_debian):
        attempt()
        if browser := find_browser():
            return browser
    return None


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROME"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from map(str, filter(Path.is_file, APPLICATIONS))
    for folder in _playwright_folders():
        for pattern in PLAYWRIGHT_BROWSERS:
            yield from map(str, sorted(folder.glob(pattern), reverse=True))


def _playwright_folders() -> Iterator[Path]:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        yield Path(named)
    yield from (Path.home() / folder for folder in PLAYWRIGHT_FOLDERS)


def _starts(browser: str) -> bool:
    """Return whether the browser can say its version: one that lacks a library, and Ubuntu's stub, cannot."""
    return _runs(browser, "--version", seconds=30, quiet=True)


def _ask_playwright() -> None:
    _say("No Chrome or Chromium that tests can drive; asking Playwright for one (two minutes at most) …")
    # Quiet, so that what it started cannot hold the log open after its time is up.
    _runs(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium", seconds=DOWNLOAD_SECONDS, quiet=True)


def _ask_debian() -> None:
    if shutil.which("apt-get") is None:
        return
    root = os.geteuid() == 0
    if not root and not _runs("sudo", "-n", "true", seconds=10, quiet=True):
        return
    _say("Installing Debian's chromium and what it needs …")
    apt = (*(() if root else ("sudo", "-n")), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _runs(*apt, "update", seconds=APT_SECONDS)
    _runs(*apt, "install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES, seconds=APT_SECONDS)


def _runs(*command: str, seconds: int, quiet: bool = False) -> bool:
    """Return whether a command ended well in time; what it says goes to stderr, for stdout holds only the path."""
    output = subprocess.DEVNULL if quiet else sys.stderr
    try:
        result = subprocess.run(
            command, check=False, timeout=seconds, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
