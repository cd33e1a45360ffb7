"""What a file is, by its path."""

import pytest

from plainfigures.check.places import folder_of, folders, role_of, stem_of


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("metrics/home-office/organisation.yml", "profile"),
        ("metrics/home-office/services.csv", "services"),
        ("metrics/home-office/2026-Q2.csv", "submission"),
        ("metrics/home-office/2026-Q2.yml", "submission"),
        ("metrics/home-office/targets.csv", "targets"),
        ("metrics/home-office/roadmap.yml", "roadmap"),
        ("metrics/home-office/statements.yml", "statements"),
        ("metrics/home-office/embargoes.yml", "embargoes"),
        ("schemas/calendar.yml", "calendar"),
        ("metrics/home-office/.hidden.csv", "unexpected"),
        ("metrics/home-office/2026/2026-Q2.csv", "unexpected"),
        ("metrics/2026-Q2.csv", "unexpected"),
        ("metrics/home-office/2026-Q2.xlsx", "unexpected"),
        ("schemas/metrics/resilience/downtime.yml", "definition"),
        ("schemas/metrics/downtime.yml", "unexpected"),
        ("schemas/domains.yml", "domains"),
        ("schemas/obligations.yml", "obligations"),
        ("schemas/publications.yml", "publications"),
        ("schemas/observations.yml", "table"),
        ("schemas/services.yml", "table"),
        ("schemas/targets.yml", "table"),
        ("schemas/editor/organisation.json", "editor"),
        ("schemas/other.yml", "unexpected"),
        ("metrics/home-office/organisation.yml\n", "unexpected"),
    ],
)
def test_a_path_says_what_the_file_is(path: str, role: str) -> None:
    """The place and the name of a file decide what it is for; whatever fits nowhere is unexpected."""
    assert role_of(path) == role


def test_folders_are_those_of_organisations() -> None:
    """A file beside the folders makes no folder, nor does a schema."""
    paths = ["metrics/b/2026.csv", "metrics/a/organisation.yml", "metrics/b/services.csv", "metrics/x.csv", "schemas/y"]
    assert folders(paths) == ["a", "b"]


def test_a_path_is_taken_apart() -> None:
    """The folder is the organisation's, and the stem may be a period."""
    assert (folder_of("metrics/a/2026-Q2.csv"), stem_of("metrics/a/2025-09_P12M.csv")) == ("a", "2025-09_P12M")
