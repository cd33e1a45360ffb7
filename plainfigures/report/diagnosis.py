"""What is wrong with an installation, for people and for programs."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from plainfigures.model.installation import Finding
from plainfigures.model.words import counted, printable

Findings = Sequence[Finding]


def render_diagnosis(findings: Findings) -> str:
    """Return each finding with why it matters and what to do, and the verdict last."""
    return "\n".join(printable(line) for line in _lines(findings))


def render_diagnosis_json(findings: Findings) -> str:
    """Return `{"summary": {errors, warnings}, "findings": [{id, severity, what, why, cure}]}`."""
    errors = _errors(findings)
    summary = {"errors": errors, "warnings": len(findings) - errors}
    return json.dumps({"summary": summary, "findings": [asdict(each) for each in findings]}, indent=2)


DIAGNOSES: Mapping[str, Callable[[Findings], str]] = {"text": render_diagnosis, "json": render_diagnosis_json}


def _lines(findings: Findings) -> Iterator[str]:
    for each in findings:
        yield f"{each.severity}: {each.what}  [{each.id}]"
        yield f"  Why it matters: {each.why}"
        yield f"  What to do:     {each.cure}"
        yield ""
    errors = _errors(findings)
    said = [
        counted(number, word) for number, word in ((errors, "error"), (len(findings) - errors, "warning")) if number
    ]
    yield f"Found {' and '.join(said)} in this installation." if said else "Nothing is wrong with this installation."


def _errors(findings: Findings) -> int:
    return sum(each.severity == "error" for each in findings)
