from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.change import Changes, Part
from plainfigures.model.problem import Problem
from plainfigures.report.forms import FORMS
from plainfigures.report.text import render_text
from tests.report.invented import FIGURES, PROFILE, changing, problem, report, revision, withdrawal

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


def test_warnings_that_are_not_told() -> None:
    """Warnings that have nothing to do with the branch are counted behind the verdict."""
    sentence = "Everything is in order: 1,200 figures in 3 files. 2 warnings about other files not shown."
    assert sentence in render_text(replace(changing(), elsewhere=2)).split("\n")


def test_all_forms() -> None:
    """The command line offers four forms, by name."""
    assert list(FORMS) == ["text", "github", "json", "markdown"]


EVERYTHING = """\
What will change. Figures since 0123456789: 2 withdrawn (1 without a trace), 2 revised (1 without marker r and note) \
and 12 added. 1 figure written differently, with the same number.
  withdrawn: example-department, transactions
    example-permits, April to June 2026: 12,105; gone without a trace
    example-permits, April to June 2026: 12,105; marker x: Counted twice
  revised: example-department, transactions
    example-permits, phone, April to June 2026: 12,105 → 12,226.05, up 1.0%; without marker r and a note
    example-permits, phone, April to June 2026: 12,105 → 12,226.05, up 1.0%; marker r: Late forms
  added: example-agency, downtime
    July to September 2026: 12 figures
  definition: downtime is changed in title and due: it touches 1,200 figures of 3 organisations
  organisations touched: example-agency, example-department
  also changed, outside metrics/example-department/: README.md
  also changed, outside metrics/example-department/: schemas/metrics/resilience/downtime.yml

Everything is in order: 1,200 figures in 3 files."""


def test_what_will_change() -> None:
    """What will change stands before the verdict, worst first."""
    assert render_text(changing()) == EVERYTHING


def test_what_will_change_after_the_problems() -> None:
    """Problems come first: they are what must be mended."""
    blocks = render_text(changing(Changes("0123456789ab"), problem())).split("\n\n")
    assert [block.split(" ")[0] for block in blocks] == [f"{FIGURES}:5:4", "What", "1"]


def test_no_change() -> None:
    """Where nothing will change that is said."""
    line = "What will change. Figures since 0123456789: 0 withdrawn, 0 revised and 0 added."
    assert render_text(changing(Changes("0123456789ab"))).split("\n")[0] == line


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"parts": ()}, "12,105 → 12,226.05, up 1.0% (its definition changed)"),
        ({"after": "12,105"}, "12,105 as before (value 12105 → 12226.05)"),
        ({"after": "12,105", "parts": (Part("lower", "", "1"),)}, "12,105 as before (lower blank → 1)"),
    ],
)
def test_what_a_figure_is_made_of(changed: dict[str, Any], words: str) -> None:
    """Where a figure looks as before, or no number of its row changed, what did change is said."""
    assert words in render_text(changing(Changes("0", revised=(replace(revision(), **changed),))))


def test_a_note_on_one_line() -> None:
    """Characters that would begin a line or reach the terminal are escaped in what will change, too."""
    note = "a\nb\x1b[2J"
    assert "marker x: a\\nb\\x1b[2J" in render_text(changing(Changes("0", (withdrawal(note, markers=("x",)),))))
