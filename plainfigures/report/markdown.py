"""A report as Markdown, for the summary of a workflow's run."""

import html
import re
from collections.abc import Iterable

from plainfigures.model.change import Changes
from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.report.changing import TITLE, Line, definition_lines, lines, summary
from plainfigures.report.verdict import verdict

MOST_ROWS = 50
ROOM = {"problems": 22_000, "figures": 16_000, "definitions": 3_000, "organisations": 3_000, "files": 3_000}
"""How many characters each part may take, so that the whole stays under 50,000."""
_ACTING = re.compile(r"[\\`*_{}\[\]()#+!|~:]|(?<=www)\.", re.IGNORECASE)


def render_markdown(report: Report) -> str:
    """Return the verdict, a table of at most 50 problems, and what will change, submitted text neutralised."""
    text = [f"**{verdict(report)}**"]
    if report.problems:
        text += ["", "| Where | What | How to mend it | Rule |", "|---|---|---|---|"]
        text += _within((_row(problem, report.rules_at) for problem in report.problems), "problems")
    return "\n".join([*text, *(_changes(report.changes) if report.changes else [])])


def _within(rows: Iterable[str], part: str) -> list[str]:
    """Return the rows that a part has room for, 50 at most, and a count of the others."""
    shown: list[str] = []
    room, left_out = ROOM[part], 0
    for row in rows:
        if len(row) < room and len(shown) < MOST_ROWS:
            shown.append(row)
            room -= len(row) + 1
        else:
            left_out += 1
    return [*shown, "", f"And {left_out:,} more."] if left_out else shown


def _row(problem: Problem, rules_at: str) -> str:
    cells = [_neutral(cell) for cell in (str(problem.location), problem.message, problem.cure)]
    return f"| {' | '.join(cells)} | {_link(problem.rule, rules_at)} |"


def _changes(changes: Changes) -> list[str]:
    text = ["", f"## {TITLE}", "", summary(changes)]
    rows = [_change(line) for line in lines(changes)]
    if rows:
        text += ["", "| What | Whose | Which | Figures | Reason |", "|---|---|---|---|---|", *_within(rows, "figures")]
    listings = [
        ("Definitions", definition_lines(changes), "definitions"),
        ("Organisations touched", changes.organisations, "organisations"),
        (f"Also changed, outside {_neutral(changes.home)}", changes.outside, "files"),
    ]
    for heading, items, part in listings:
        if items:
            text += ["", f"### {heading}", "", *_within((f"- {_neutral(item)}" for item in items), part)]
    return text


def _change(line: Line) -> str:
    cells = map(_neutral, (line.whose, line.which, line.figures, line.reason))
    return f"| {line.what} | {' | '.join(cells)} |"


def _link(rule: str, rules_at: str) -> str:
    return f"[{rule}]({rules_at}{rule}/)" if rules_at.startswith("http") else rule


def _neutral(text: str) -> str:
    """Return the text with every character that Markdown or HTML would act on made inert."""
    escaped = _ACTING.sub(r"\\\g<0>", html.escape(text, quote=False))
    return " ".join(escaped.replace("@", "@<!-- -->").split())  # GitHub looks for names of people after unescaping
