"""A report for programs; its shape is stable."""

import json
from typing import Any

from plainfigures.model.change import Changes, Key
from plainfigures.model.report import Report


def render_json(report: Report) -> str:
    """Return `{"summary": {files, observations, errors, warnings}, "problems": [{path, line, column, rule, …}]}`.

    Each problem has `path`, `line`, `column` (0 where unknown), `rule`, `severity`, `message` and `cure`.
    Where the check compared with another commit there is a further key `changes`, and `summary` has `elsewhere`: how
    many warnings about files that the branch has nothing to do with are left out.
    """
    summary = {
        "files": report.files,
        "observations": report.observations,
        "errors": report.errors,
        "warnings": report.warnings,
        **({"elsewhere": report.elsewhere} if report.changes else {}),
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
    changes = {"changes": _changes(report.changes)} if report.changes else {}
    return json.dumps({"summary": summary, "problems": problems, **changes}, ensure_ascii=False, indent=2)


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "since": changes.commit,
        "withdrawn": [
            {**_key(each.key), "before": each.before, "traced": each.traced, "note": each.note}
            for each in changes.withdrawn
        ],
        "revised": [
            {
                **_key(each.key),
                "before": each.before,
                "after": each.after,
                "size": each.size,
                "parts": {part.column: [part.before, part.after] for part in each.parts},
                "markers": list(each.markers),
                "note": each.note,
            }
            for each in changes.revised
        ],
        "added": [
            {
                "organisation": each.organisation,
                "metric": each.metric,
                "period": str(each.period),
                "figures": each.figures,
            }
            for each in changes.added
        ],
        "respelt": changes.respelt,
        "definitions": [
            {
                "metric": each.metric,
                "what": each.what,
                "fields": list(each.fields),
                "figures": each.figures,
                "organisations": each.organisations,
            }
            for each in changes.definitions
        ],
        "organisations": list(changes.organisations),
        "outside": list(changes.outside),
    }


def _key(key: Key) -> dict[str, Any]:
    return {
        "organisation": key.organisation,
        "service": key.service,
        "metric": key.metric,
        "period": str(key.period),
        "codes": dict(key.codes),
    }
