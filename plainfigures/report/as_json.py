"""A report for programs; its shape is stable."""

import json

from plainfigures.model.report import Report


def render_json(report: Report) -> str:
    """Return `{"summary": {files, observations, errors, warnings}, "problems": [{path, line, column, rule, …}]}`.

    Each problem has `path`, `line`, `column` (0 where unknown), `rule`, `severity`, `message` and `cure`.
    """
    summary = {
        "files": report.files,
        "observations": report.observations,
        "errors": report.errors,
        "warnings": report.warnings,
    }
    problems = [
        {
            "path": problem.location.path,
            "line": problem.location.line,
            "column": problem.location.column,
            "rule": problem.rule,
            "severity": problem.severity,
            "message": problem.message,
            "cure": problem.cure,
        }
        for problem in report.problems
    ]
    return json.dumps({"summary": summary, "problems": problems}, ensure_ascii=False, indent=2)
