"""A report for people at a terminal: one line for each problem, then the verdict."""

from plainfigures.model.report import Report
from plainfigures.model.words import printable
from plainfigures.report.verdict import verdict


def render_text(report: Report) -> str:
    """Return lines of `place  message; cure  [rule]`, warnings marked as such, and the verdict."""
    lines = [
        printable(
            f"{problem.location}  {'warning: ' if problem.severity == 'warning' else ''}"
            f"{problem.message}; {problem.cure}  [{problem.rule}]"
        )
        for problem in report.problems
    ]
    ending = ["", verdict(report), f"What each rule asks for: {report.rules_at}"] if lines else [verdict(report)]
    return "\n".join([*lines, *ending])
