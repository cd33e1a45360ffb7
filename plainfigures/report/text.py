"""A report for people at a terminal: one line for each problem, then the verdict."""

from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.model.words import printable
from plainfigures.report.verdict import verdict


def render_text(report: Report) -> str:
    """Return lines of `place  message; cure  [rule]`, warnings marked as such, and the verdict."""
    lines = [line_of(problem) for problem in report.problems]
    ending = ["", verdict(report), _rules(report.rules_at)] if lines else [verdict(report)]
    return "\n".join([*lines, *ending])


def line_of(problem: Problem) -> str:
    """Return one problem as one line."""
    warning = "warning: " if problem.severity == "warning" else ""
    return printable(f"{problem.location}  {warning}{problem.message}; {problem.cure}  [{problem.rule}]")


def _rules(rules_at: str) -> str:
    """Return where the rules are explained: an address, or without one the way to the page on this machine."""
    return (
        f"Each rule is explained at {rules_at}"
        if "://" in rules_at
        else (f"Each rule is explained on the site, at {rules_at}: `make serve` shows it on this machine.")
    )
