"""Every other cell follows its column: ids in small letters, digits and hyphens; notes in plain text of one line.

A note has at most 500 characters and does not begin with `=`, `+`, `-` or `@`, which a spreadsheet would run.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,Two weeks are estimated

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    Transactions,example-permits,120,p,=HYPERLINK("http://example.org")
"""

import re
from collections.abc import Iterator

from plainfigures.check.evidence import Evidence, Finding
from plainfigures.model.problem import Problem
from plainfigures.model.words import counted, listed, nearest, quoted

ID = "cell-format"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each cell that the shared schemas refuse, numbers apart."""
    for finding in evidence.findings:
        if finding.table == "observations" and finding.column in evidence.numbers:
            continue
        rows = evidence.figures if finding.table == "observations" else evidence.services
        message, cure = _words(finding, evidence)
        yield Problem(evidence.place(rows.row(finding.row, named=True), finding.column), ID, "error", message, cure)


def _words(finding: Finding, evidence: Evidence) -> tuple[str, str]:
    shown = f"{finding.column} {quoted(finding.found)}"
    match finding.check:
        case "not_nullable":
            return f"{finding.column} is blank", "fill the cell, or delete the row"
        case "str_length":
            return f"{shown} is too long: {counted(len(finding.found), 'character')}", "shorten it"
        case "isin":
            allowed = evidence.allowed(finding.table, finding.column)
            near = nearest(finding.found.lower(), allowed)
            return f"{shown} is not allowed", f"write {near}" if near else f"write {listed(allowed)}"
    return _pattern_words(finding.column, finding.found, shown)


def _pattern_words(column: str, found: str, shown: str) -> tuple[str, str]:
    if column in ("metric", "service", "id"):
        suggestion = re.sub(r"[^a-z0-9]+", "-", found.strip().lower()).strip("-")
        return f"{shown} is not an id", f"write {suggestion}" if suggestion else "use small letters, digits and hyphens"
    if column == "url":
        return f"{shown} is not a web address", "write it in full, like https://www.gov.uk/apply, without spaces"
    if column in ("since", "until"):
        return f"{shown} is not a date", "write year, month and day, like 2019-03-31"
    if found[0] in "=+-@":
        return f"{shown} begins with {quoted(found[0])}, which a spreadsheet would run", "begin with a letter or digit"
    return f"{shown} holds a line break or a tab", "write it on one line"
