"""A report for people at a terminal: one line for each problem, then the verdict."""

from plainfigures.model.report import Report
from plainfigures.report.verdict import verdict


def render_text(report: Report) -> str:
    """Return lines of `place  message; cure  [rule]`, warnings marked as such, and the verdict."""
    lines = [
        f"{problem.location}  {'warning: ' if problem.severity == 'warning' else ''}"
        f"{problem.message}; {problem.cure}  [{problem.rule}]"
        for problem in report.problems
    ]
    return "\n".join([*lines, *([""] if lines else []), verdict(report)])
