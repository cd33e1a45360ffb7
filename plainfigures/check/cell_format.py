"""Every other cell follows its column: ids in small letters, digits and hyphens; notes in plain text of one line.

A note has at most 500 characters and does not begin with `=`, `+`, `-` or `@`, which a spreadsheet would run.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,Two weeks are estimated

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    Transactions,example-permits,120,p,=HYPERLINK("http://example.org")
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence, Finding
from plainfigures.check.mend import one_of, plain_address, plain_day, plain_id
from plainfigures.model.marker import NotAMarker, parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.words import Known, counted, nearest, quoted

ID = "cell-format"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each cell that the shared schemas refuse, numbers and unreadable markers apart."""
    known, numbers = _known(evidence), evidence.number_columns
    said: dict[tuple[str, ...], tuple[str, str]] = {}
    for finding in evidence.findings:
        if finding.column in numbers.get(finding.table, ()) and finding.check != "not_nullable":
            continue
        if finding.column == "marker" and isinstance(parse_markers(finding.found), NotAMarker):
            continue
        place = evidence.place_of(finding.path, finding.line, finding.column)
        alike = (finding.column, finding.check, finding.found, finding.path[-4:])
        if alike not in said:
            said[alike] = _words(finding, known.get(finding.column, Known(())))
        yield Problem(place, ID, "error", *said[alike])


def _known(evidence: Evidence) -> dict[str, Known]:
    """Return the words that each column may hold, where there is a list of them."""
    allowed = {column: words for table in evidence.tables.values() for column, words in table.allowed.items()}
    services = evidence.services["id"].drop_nulls().to_list()
    lists = {**allowed, "metric": evidence.documents.metrics, "service": services}
    return {column: Known(words) for column, words in lists.items()}


def _words(finding: Finding, known: Known) -> tuple[str, str]:
    column, found = finding.column, finding.found
    shown = f"{column} {quoted(found)}"
    match finding.check:
        case "not_nullable" if finding.path.endswith(".yml"):
            return f"the figure has no {column}", f"add a line: {column}: …"
        case "not_nullable":
            return f"{column} is blank", "fill the cell, or delete the row"
        case "str_length":
            return f"{column} is too long: {counted(len(found), 'character')}", "shorten it"
        case "isin":
            return f"{shown} is not allowed", one_of(known, found)
    if column in ("metric", "service", "id"):
        return f"{shown} is not an id", _plain_id(found, known)
    if column in ("url", "source"):
        address = plain_address(found)
        in_full = "write it in full, like https://www.gov.uk/apply, without spaces"
        return f"{shown} is not a web address", f"write {address}" if address else in_full
    if column in ("since", "until"):
        day = plain_day(found)
        return f"{shown} is not a date", f"write {day}" if day else "write year, month and day, like 2019-03-31"
    if found[0] in "=+-@":
        return f"{shown} begins with {quoted(found[0])}, which a spreadsheet would run", "begin with a letter or digit"
    return f"{shown} holds a line break or a tab", "write it on one line"


def _plain_id(found: str, known: Known) -> str:
    plain = plain_id(found) or ""
    likely = nearest(plain, known) or plain
    return f"write {likely}" if likely else "use small letters, digits and hyphens"
