import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.problem import Problem
from plainfigures.report.forms import FORMS
from plainfigures.report.text import render_text
from tests.report.invented import PROFILE, problem, report

ENDING = (
    "\n\n1 error among 1,200 figures in 3 files: nothing is published until the errors are mended."
    "\nEach rule is explained on the site, at about/rules/: `make serve` shows it on this machine."
)


def test_a_line_for_each_problem() -> None:
    """A line says where, what, how to mend it and which rule; a warning says that it is one; the verdict ends it."""
    warning = problem("the name is short", "write more", path=PROFILE, severity="warning")
    assert render_text(report(problem(), warning)).split("\n") == [
        'metrics/example-department/2026-Q2.csv:5:4  value "84,2" is not a plain number; write 84.2  [value-format]',
        "metrics/example-department/organisation.yml:5:4  warning: the name is short; write more  [value-format]",
        "",
        "1 error and 1 warning among 1,200 figures in 3 files: nothing is published until the errors are mended.",
        "Each rule is explained on the site, at about/rules/: `make serve` shows it on this machine.",
    ]


@pytest.mark.parametrize(
    ("problems", "sentence"),
    [
        ((), "Everything is in order: 1,200 figures in 3 files."),
        (
            (problem(),) * 2,
            "2 errors among 1,200 figures in 3 files: nothing is published until the errors are mended.",
        ),
        ((problem(severity="warning"),), "1 warning among 1,200 figures in 3 files: nothing is kept back."),
    ],
)
def test_the_verdict(problems: tuple[Problem, ...], sentence: str) -> None:
    """One sentence says how much was looked at and what follows."""
    assert sentence in render_text(report(*problems)).split("\n")


@given(st.text("a\n\r\x1b\u202e\u2028:[] ") | st.text())
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """No message, cure or path takes a second line, or moves the cursor of a terminal."""
    line = render_text(report(problem(text, text, path=f"metrics/{text}.yml"))).removesuffix(ENDING)
    assert line.isprintable()


def test_all_forms() -> None:
    """The command line offers four forms, by name."""
    assert list(FORMS) == ["text", "github", "json", "markdown"]
