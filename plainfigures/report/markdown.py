"""A report as Markdown, for the summary of a workflow's run."""

import html
import re

from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.report.verdict import verdict

MOST_ROWS = 50
_ACTING = re.compile(r"[\\`*_{}\[\]()#+!|~:]|(?<=www)\.", re.IGNORECASE)


def render_markdown(report: Report) -> str:
    """Return the verdict and a table of at most 50 problems, submitted text neutralised."""
    lines = [f"**{verdict(report)}**"]
    if report.problems:
        lines += ["", "| Where | What | How to mend it | Rule |", "|---|---|---|---|"]
        lines += [_row(problem, report.rules_at) for problem in report.problems[:MOST_ROWS]]
    if len(report.problems) > MOST_ROWS:
        lines += ["", f"And {len(report.problems) - MOST_ROWS:,} more."]
    return "\n".join(lines)


def _row(problem: Problem, rules_at: str) -> str:
    cells = [_neutral(cell) for cell in (str(problem.location), problem.message, problem.cure)]
    return f"| {' | '.join(cells)} | {_link(problem.rule, rules_at)} |"


def _link(rule: str, rules_at: str) -> str:
    return f"[{rule}]({rules_at}{rule}/)" if rules_at.startswith("http") else rule


def _neutral(text: str) -> str:
    """Return the text with every character that Markdown or HTML would act on made inert."""
    escaped = _ACTING.sub(r"\\\g<0>", html.escape(text, quote=False))
    return " ".join(escaped.replace("@", "@<!-- -->").split())  # GitHub looks for names of people after unescaping
