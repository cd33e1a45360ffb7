"""A report as Markdown, for the summary of a workflow's run."""

import html
import re

from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.report.verdict import verdict

MOST_ROWS = 50


def render_markdown(report: Report) -> str:
    """Return the verdict and a table of at most 50 problems, submitted text neutralised."""
    lines = [f"**{verdict(report)}**"]
    if report.problems:
        lines += ["", "| Where | What | How to mend it | Rule |", "|---|---|---|---|"]
        lines += [_row(problem) for problem in report.problems[:MOST_ROWS]]
    if len(report.problems) > MOST_ROWS:
        lines += ["", f"And {len(report.problems) - MOST_ROWS:,} more."]
    return "\n".join(lines)


def _row(problem: Problem) -> str:
    cells = [str(problem.location), problem.message, problem.cure, problem.rule]
    return f"| {' | '.join(_neutral(cell) for cell in cells)} |"


def _neutral(text: str) -> str:
    """Return the text with every character that Markdown or HTML would act on made inert."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~@:])", r"\\\1", html.escape(text, quote=False))
    return " ".join(escaped.split())
