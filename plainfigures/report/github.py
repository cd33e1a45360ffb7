"""A report as GitHub annotations, which appear beside the lines of a pull request."""

from plainfigures.model.problem import Problem
from plainfigures.model.report import Report
from plainfigures.report.verdict import verdict


def render_github(report: Report) -> str:
    """Return a workflow command for each problem, submitted text escaped so that it can start no command of its own."""
    return "\n".join([*(_annotation(problem, report.rules_at) for problem in report.problems), _data(verdict(report))])


def _annotation(problem: Problem, rules_at: str) -> str:
    place = problem.location
    fields = [f"file={_property(place.path)}", f"line={max(place.line, 1)}"]
    if place.column and not place.path.endswith(".csv"):  # in CSV files ours counts fields, GitHub's characters
        fields.append(f"col={place.column}")
    fields.append(f"title={_property(problem.rule)}")
    more = f" ({rules_at}{problem.rule}/)" if rules_at.startswith("http") else ""
    return f"::{problem.severity} {','.join(fields)}::{_data(f'{problem.message}; {problem.cure}{more}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
