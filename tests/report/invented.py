"""Invented reports, for tests of the forms that a report takes."""

from dataclasses import replace
from datetime import date

from plainfigures.model.change import Addition, Changes, DefinitionChange, Key, Part, Revision, Withdrawal
from plainfigures.model.period import Period
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


def key(service: str = "example-permits", **codes: str) -> Key:
    """Return what tells a figure of Example Department for April to June 2026 from others."""
    return Key("example-department", service, "transactions", Period(date(2026, 4, 1), 3), tuple(codes.items()))


def withdrawal(note: str = "", *, markers: tuple[str, ...] = ()) -> Withdrawal:
    """Return the withdrawal of a figure, without a trace unless markers and a note are given."""
    return Withdrawal(key(), Location(FIGURES), "12,105", markers, note)


def revision(note: str = "", *, markers: tuple[str, ...] = ()) -> Revision:
    """Return a revision, without a reason unless markers and a note are given."""
    parts = (Part("value", "12105", "12226.05"),)
    return Revision(
        key(channel="phone"), Location(FIGURES, 2, 3), "12,105", "12,226.05", "up 1.0%", parts, markers, note
    )


CHANGES = Changes(
    commit="0123456789abcdef0123456789abcdef01234567",
    withdrawn=(withdrawal("Counted twice", markers=("x",)), withdrawal()),
    revised=(revision("Late forms", markers=("r",)), revision()),
    added=(Addition("example-agency", "downtime", Period(date(2026, 7, 1), 3), 12),),
    respelt=1,
    definitions=(DefinitionChange("downtime", "changed", ("title", "due"), 1_200, 3),),
    paths=("README.md", FIGURES, PROFILE, "schemas/metrics/resilience/downtime.yml"),
)


def changing(changes: Changes = CHANGES, *problems: Problem) -> Report:
    """Return a report of what will change."""
    return replace(report(*problems), changes=changes)
