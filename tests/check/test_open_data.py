"""What keeps pages from announcing their figures is told with its place."""

from pathlib import Path

import pytest

from plainfigures import pipeline
from plainfigures.check.open_data import check_settings
from plainfigures.model.settings import Licence, Settings
from tests.small_root import REPOSITORY, TODAY, put

LICENCE = Licence("A licence", "https://example.org/licence")


def test_a_site_without_a_licence_is_told_so(root: Path) -> None:
    """The check warns, and names the file and the setting in which the licence is to stand."""
    put(root, "mkdocs.yml", "site_name: Example\n")
    (problem,) = pipeline.check(root, TODAY, lambda *_: None).report.problems
    told = (problem.location.path, problem.rule, problem.severity, "extra: licence" in problem.cure)
    assert told == ("mkdocs.yml", "open-data", "warning", True)


@pytest.mark.parametrize("settings", [Settings("Example", licence=LICENCE), Settings("")])
def test_a_site_with_a_licence_and_a_root_without_a_site_are_fine(settings: Settings) -> None:
    """Where the licence is there, or nothing is published as a website, nothing is said."""
    assert list(check_settings(settings)) == []


def test_the_settings_of_the_repository_name_a_licence(root: Path) -> None:
    """The demonstration's figures are announced, and a new site begins with a licence."""
    put(root, "mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert pipeline.check(root, TODAY, lambda *_: None).report.problems == ()
