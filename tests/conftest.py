"""What holds for all tests: how the browser is found, and what is said where there is none."""

import os

import pytest

from tools.setup.browser import find_browser

BROWSER = pytest.StashKey[str]()
IN_CI = os.environ.get("CI", "").lower() == "true"
os.environ["OPENPYXL_LXML"] = "False"  # only tests have lxml; openpyxl would use it, and users' runs do not


def pytest_configure(config: pytest.Config) -> None:
    # `make test` has looked already, and has tried to get one; xdist's workers inherit what was found here.
    if "PLAINFIGURES_BROWSER" not in os.environ:
        os.environ["PLAINFIGURES_BROWSER"] = find_browser() or ""
    config.stash[BROWSER] = os.environ["PLAINFIGURES_BROWSER"]


@pytest.fixture(scope="session")
def browser_path(pytestconfig: pytest.Config) -> str:
    """The path of a Chrome or Chromium; without one, tests are skipped, and in CI they fail."""
    path = pytestconfig.stash[BROWSER]
    if path:
        return path
    if IN_CI:
        pytest.fail("No Chrome or Chromium, and in CI browser tests are never skipped.", pytrace=False)
    pytest.skip("no Chrome or Chromium")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.stash[BROWSER] and not IN_CI:
        terminalreporter.write_line(
            "*** BROWSER TESTS WERE SKIPPED: no Chrome or Chromium could be had. Set CHROME=/path/to/one. ***",
            red=True,
            bold=True,
        )
