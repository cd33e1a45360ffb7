"""What holds for all tests: how the browser is found, and what is said where there is none."""

import os
import shutil

import pytest
from hypothesis import settings

from tools.setup.browser import find_browser

BROWSER = pytest.StashKey[str]()
OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
IN_CI = os.environ.get("CI", "").lower() == "true"
settings.register_profile("patient", deadline=None)  # no test asserts by the clock: machines are busy at times
settings.load_profile("patient")
os.environ["OPENPYXL_LXML"] = "False"  # tests look for what openpyxl writes without lxml


def pytest_configure(config: pytest.Config) -> None:
    # `make test` has looked already, and has tried to get one; xdist's workers inherit what was found here.
    if "PLAINFIGURES_BROWSER" not in os.environ:
        os.environ["PLAINFIGURES_BROWSER"] = find_browser() or ""
    config.stash[BROWSER] = os.environ["PLAINFIGURES_BROWSER"]


@pytest.fixture(scope="session")
def browser_path(pytestconfig: pytest.Config) -> str:
    """The path of a Chrome or Chromium; without one, tests are skipped, and in CI they fail."""
    return _needed(pytestconfig.stash[BROWSER], "Chrome or Chromium")


@pytest.fixture(scope="session")
def office() -> str:
    """The path of LibreOffice; without it, tests are skipped, and in CI they fail."""
    return _needed(OFFICE, "LibreOffice")


def _needed(path: str, name: str) -> str:
    if path:
        return path
    if IN_CI:
        pytest.fail(f"No {name}, and in CI the tests that need it are never skipped.", pytrace=False)
    pytest.skip(f"no {name}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    browser = config.stash[BROWSER]
    lacking = {
        "BROWSER TESTS WERE SKIPPED: no Chrome or Chromium could be had. Set CHROME=/path/to/one.": browser,
        "TESTS WITH LIBREOFFICE WERE SKIPPED: Debian and Ubuntu have it as libreoffice-calc-nogui.": OFFICE,
    }
    for words, path in lacking.items():
        if not path and not IN_CI:
            terminalreporter.write_line(f"*** {words} ***", red=True, bold=True)
