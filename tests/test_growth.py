"""Sites of invented organisations, few and many, and a site below a folder of its host."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pages import weigh, write

REPOSITORY = Path(__file__).resolve().parents[1]
PLACE = "https://example.org/repository/"


def built(root: Path, organisations: int) -> Path:
    """Build the site of a root of so many organisations below a folder, and return where it is."""
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(write(root, organisations)), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "SITE_URL": PLACE})
    assert done.returncode == 0, done.stderr
    return root / "out" / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("few"), 2)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("many"), 40)


def test_a_page_does_not_grow_with_the_number_of_pages(few: Path, many: Path) -> None:
    """Among twenty times as many others, the same page of each depth and kind has the same HTML within a tenth."""
    before, after = weigh(few), weigh(many)
    grown = {name: round(after[name] / before[name], 2) for name in before}
    assert {name: times for name, times in grown.items() if not 0.9 <= times <= 1.1} == {}


def test_the_two_sites_differ_twenty_fold(few: Path, many: Path) -> None:
    """What is compared is worth comparing: hundreds of pages of organisations and services beside a few."""
    counts = [
        len([*site.glob("organisations/**/index.html"), *site.glob("services/**/index.html")]) for site in (few, many)
    ]
    assert counts[1] - 2 == 20 * (counts[0] - 2) > 400


def test_the_page_for_what_is_not_found_works_below_a_folder(few: Path) -> None:
    """Pages shows it at any depth, so its links and all that it loads begin with the folder of the site and exist."""
    targets = re.findall(r'(?:href|src)="([^"#]+)"', (few / "404.html").read_text("utf-8"))
    ours = [target.removeprefix("https://example.org") for target in targets if PLACE in target or target[0] == "/"]
    astray = [
        target
        for target in ours
        if not target.startswith("/repository/") or not (few / target[len("/repository/") :]).exists()
    ]
    assert (len(ours) > 10, astray) == (True, [])
