import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.problem import Location, Problem
from plainfigures.report.as_json import render_json
from tests.report.invented import CHANGES, changing, problem, report

EXACTLY = """\
{
  "summary": {
    "files": 3,
    "observations": 1200,
    "errors": 1,
    "warnings": 1
  },
  "problems": [
    {
      "path": "metrics/example-department/2026-Q2.csv",
      "line": 5,
      "column": 4,
      "rule": "value-format",
      "severity": "error",
      "message": "value \\"84,2\\" is not a plain number",
      "cure": "write 84.2"
    },
    {
      "path": "metrics/example-department/statements.yml",
      "line": 0,
      "column": 0,
      "rule": "file-shape",
      "severity": "warning",
      "message": "£ – kept",
      "cure": "leave it"
    }
  ]
}"""


def test_the_exact_form() -> None:
    """The form for programs is stable, key for key and in this order."""
    kept = Problem(
        Location("metrics/example-department/statements.yml"), "file-shape", "warning", "£ – kept", "leave it"
    )
    assert render_json(report(problem(), kept)) == EXACTLY


def test_no_problems() -> None:
    """A report without problems has an empty list of them."""
    assert json.loads(render_json(report()))["problems"] == []


@given(st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_any_message(text: str) -> None:
    """Whatever a message holds comes back character for character."""
    assert json.loads(render_json(report(problem(text))))["problems"][0]["message"] == text


def test_warnings_that_are_not_told() -> None:
    """Compared with another commit a report counts the warnings that have nothing to do with the branch."""
    assert json.loads(render_json(replace(changing(), elsewhere=2)))["summary"]["elsewhere"] == 2


def test_what_will_change() -> None:
    """Compared with another commit a report has one key more, which says all that will change."""
    changes = json.loads(render_json(changing()))["changes"]
    figure = {
        "organisation": "example-department",
        "service": "example-permits",
        "metric": "transactions",
        "period": "2026-Q2",
    }
    assert {**changes, "withdrawn": changes["withdrawn"][0], "revised": changes["revised"][0]} == {
        "since": CHANGES.commit,
        "withdrawn": {**figure, "codes": {}, "before": "12,105", "traced": True, "note": "Counted twice"},
        "revised": {
            **figure,
            "codes": {"channel": "phone"},
            "before": "12,105",
            "after": "12,226.05",
            "size": "up 1.0%",
            "parts": {"value": ["12105", "12226.05"]},
            "markers": ["r"],
            "note": "Late forms",
        },
        "added": [{"organisation": "example-agency", "metric": "downtime", "period": "2026-Q3", "figures": 12}],
        "respelt": 1,
        "definitions": [
            {"metric": "downtime", "what": "changed", "fields": ["title", "due"], "figures": 1200, "organisations": 3}
        ],
        "organisations": ["example-agency", "example-department"],
        "outside": ["README.md", "schemas/metrics/resilience/downtime.yml"],
    }
