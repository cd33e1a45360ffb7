"""A report for people at a terminal: one line for each problem, what will change, then the verdict."""

from collections.abc import Iterator
from itertools import groupby

from plainfigures.model.change import Changes
from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.model.words import counted, printable
from plainfigures.report.changing import TITLE, definition_lines, lines, summary
from plainfigures.report.verdict import verdict

MOST_FILES = 20


def render_text(report: Report) -> str:
    """Return lines of `place  message; cure  [rule]`, warnings marked as such, what will change, and the verdict."""
    problems = [line_of(problem) for problem in report.problems]
    changes = [printable(line) for line in _changes(report.changes)] if report.changes else []
    ending = [verdict(report), _rules(report.rules_at)] if problems else [verdict(report)]
    return "\n\n".join("\n".join(block) for block in (problems, changes, ending) if block)


def _changes(changes: Changes) -> Iterator[str]:
    yield f"{TITLE}. {summary(changes)}"
    for (what, whose), group in groupby(lines(changes), key=lambda line: (line.what, line.whose)):
        yield f"  {what}: {whose}"
        yield from (f"    {line.detail}" for line in group)
    yield from (f"  definition: {line}" for line in definition_lines(changes))
    if changes.organisations:
        yield f"  organisations touched: {', '.join(changes.organisations)}"
    yield from (f"  also changed, outside {changes.home}: {path}" for path in changes.outside[:MOST_FILES])
    if len(changes.outside) > MOST_FILES:
        yield f"  and {counted(len(changes.outside) - MOST_FILES, 'more file')} outside {changes.home}"


def line_of(problem: Problem) -> str:
    """Return one problem as one line."""
    warning = "warning: " if problem.severity == "warning" else ""
    return printable(f"{problem.location}  {warning}{problem.message}; {problem.cure}  [{problem.rule}]")


def _rules(rules_at: str) -> str:
    """Return where the rules are explained: an address, or without one the way to the page on this machine."""
    if "://" in rules_at:
        return f"Each rule is explained at {rules_at}"
    return f"Each rule is explained on the site, at {rules_at}: `make serve` shows it on this machine."
