import pytest

from plainfigures.model.change import Changes
from plainfigures.model.problem import Location, Problem, in_order
from plainfigures.model.report import Report


def problem(path: str, line: int = 0, column: int = 0, rule: str = "marker", message: str = "is wrong") -> Problem:
    return Problem(Location(path, line, column), rule, "error", message, "mend it")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Location("a.csv"), "a.csv"),
        (Location("a.csv", 3), "a.csv:3"),
        (Location("a.csv", 3, 2), "a.csv:3:2"),
    ],
)
def test_places(place: Location, text: str) -> None:
    """A place says the path, and line and column where they are known."""
    assert str(place) == text


def test_order() -> None:
    """Problems come by path, then line and column as numbers, then rule and words."""
    wanted = [
        problem("a.csv"),
        problem("a.csv", 2, 10),
        problem("a.csv", 10, 1, "bounds"),
        problem("a.csv", 10, 1, "marker", "is bad"),
        problem("a.csv", 10, 1, "marker", "is wrong"),
        problem("b.csv", 1),
    ]
    assert in_order(wanted[::-1]) == wanted


def test_the_same_problem_is_told_once() -> None:
    """Two rules' equal findings are one problem."""
    assert in_order([problem("a.csv", 2), problem("a.csv", 2)]) == [problem("a.csv", 2)]


def test_counts() -> None:
    """A report counts errors, which keep figures back, apart from warnings."""
    warning = Problem(Location("a.csv"), "note", "warning", "is short", "write more")
    report = Report(1, 2, (problem("a.csv"), problem("b.csv"), warning))
    assert (report.errors, report.warnings) == (2, 1)


def test_warnings_elsewhere() -> None:
    """Beside what will change, a warning about a file of an untouched organisation is counted and not told."""
    paths = ("metrics/example-agency/a.csv", "metrics/example-office/a.csv")
    touched, other = (Problem(Location(path), "note", "warning", "is short", "write more") for path in paths)
    error, changes = problem("metrics/example-office/b.csv"), Changes("0", paths=("metrics/example-agency/b.csv",))
    report = Report(1, 2, (touched, other, error)).concerning(changes)
    assert (report.problems, report.elsewhere, report.changes) == ((touched, error), 1, changes)
