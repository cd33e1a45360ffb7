"""Invented reports, for tests of the forms that a report takes."""

from plainfigures.model.problem import Location, Problem, Severity
from plainfigures.model.report import Report

FIGURES = "metrics/example-department/2026-Q2.csv"
PROFILE = "metrics/example-department/organisation.yml"
RULES_AT = "https://figures.example.org/about/rules/"


def problem(
    message: str = 'value "84,2" is not a plain number',
    cure: str = "write 84.2",
    *,
    path: str = FIGURES,
    severity: Severity = "error",
) -> Problem:
    """Return a problem in the fourth field of the fifth line."""
    return Problem(Location(path, 5, 4), "value-format", severity, message, cure)


def report(*problems: Problem, rules_at: str = "about/rules/") -> Report:
    """Return a report of 1,200 figures in 3 files."""
    return Report(3, 1200, problems, rules_at)
