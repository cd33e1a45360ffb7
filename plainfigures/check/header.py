"""The first line of a CSV file names its columns, each once, spelt as in the list of columns.

A submission needs the column `metric`. Columns may come in any order, and those not needed may be left out. In YAML
the same names stand before the colons.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,vaule
    transactions,example-permits,120
"""

from collections.abc import Iterator, Sequence

from plainfigures.check.evidence import Evidence
from plainfigures.check.mend import meant
from plainfigures.check.places import role_of
from plainfigures.check.table import (
    REQUIRED,
    below_the_title,
    is_pointer,
    left_by_git,
    nameless_at_the_end,
    names_in,
)
from plainfigures.model.limits import MOST_COLUMNS
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import SEPARATORS, CsvFile, YamlFile
from plainfigures.model.words import counted, listed, quoted

ID = "header"

AS_CSV = 'in your spreadsheet choose "Save as", then "CSV UTF-8 (comma delimited)"'
_SEPARATED = f"{AS_CSV}; or put a comma in place of each of them, and a point in place of each decimal comma"
ROWS = {"submission": "figures", "services": "services", "targets": "targets"}


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each column name that is unknown, blank or given twice, and each required one that is missing."""
    known = {
        "submission": evidence.figure_columns,
        "services": evidence.service_columns,
        "targets": evidence.target_columns,
    }
    for file in evidence.source.csv_files:
        role = role_of(file.path)
        if role in known and left_by_git(file) is None and not is_pointer(file):
            yield from _header(evidence, file, known[role], REQUIRED[role])
    for document in evidence.source.yaml_files:
        if role_of(document.path) == "submission" and len(names_in(document)) <= MOST_COLUMNS:
            yield from _keys(evidence, document)


def _header(evidence: Evidence, file: CsvFile, known: Sequence[str], required: Sequence[str]) -> Iterator[Problem]:
    top = Location(file.path, 1)
    if file.separator != ",":
        message = f"the columns are separated by {SEPARATORS[file.separator]}, not by commas"
        yield Problem(top, ID, "error", message, _SEPARATED)
    named, line = below_the_title(file, known, required)
    if line > 1:
        message = f"the names of the columns stand in line {line}, not in the first"
        yield Problem(top, ID, "error", message, "delete the lines above them")
    whole = _as_a_whole(named, known, required)
    if whole:
        yield Problem(top, ID, "error", *whole)
    else:
        yield from _names(evidence, named, line, known, required)


def _names(
    evidence: Evidence, file: CsvFile, line: int, known: Sequence[str], required: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong with each name; `line` is where they stand."""
    nameless = nameless_at_the_end(file)
    if nameless:
        message = f"the first line ends in {counted(nameless, 'comma')} with no name of a column behind"
        where = "every line" if any(len(row) == len(file.header) for row in file.rows) else "this line"
        cure = f"delete {counted(nameless, 'comma')} at the end of {where}"
        yield Problem(Location(file.path, line, len(file.header) - nameless + 1), ID, "error", message, cure)
    names = file.header[: len(file.header) - nameless]
    in_doubt = _names_unread_metric(evidence, file)
    for number, (name, right) in enumerate(zip(names, meant(names, known), strict=True), start=1):
        fault = None if in_doubt and name.strip() else _fault(name, right, names[: number - 1], known)
        if fault:
            yield Problem(Location(file.path, line, number), ID, "error", *fault)
    for name in required:
        if name not in meant(names, known):
            message = f"there is no column {quoted(name)}"
            yield Problem(Location(file.path, line), ID, "error", message, f"add {name} to the first line")


def _as_a_whole(file: CsvFile, known: Sequence[str], required: Sequence[str]) -> tuple[str, str] | None:
    """Return what is wrong with the first line altogether, where it holds no names of columns."""
    if set(required) & set(meant(file.header, known)):
        return None
    rows = ROWS[role_of(file.path)]
    if {"id", "name"} <= set(file.header):
        return f"this looks like a list of services, not of {rows}", "rename the file to services.csv"
    if not any(name in known for name in file.header):
        what = f"the first line holds no names of columns: it begins with {quoted(file.header[0])}"
        names = known[:4] if rows == "figures" else required
        return what, f"put a line like {','.join(names)} above the {rows}"
    return None


def _fault(name: str, right: str, before: Sequence[str], known: Sequence[str]) -> tuple[str, str] | None:
    if not name.strip():
        return "a column has no name", "name the column, or delete it"
    if name in before:
        return f"the column {quoted(name)} stands here for the second time", "delete or rename one of the two"
    if name not in known:
        cure = f"write {right}" if right in known else f"delete the column, or use one of {listed(known)}"
        return f"unknown column {quoted(name)}", cure
    return None


def _names_unread_metric(evidence: Evidence, file: CsvFile) -> bool:
    """Tell whether the file has figures of a metric whose columns nobody knows, its definition being unreadable."""
    unread = evidence.unread_metrics
    return bool(unread) and any(not unread.isdisjoint(row) for row in file.rows)


def _keys(evidence: Evidence, file: YamlFile) -> Iterator[Problem]:
    known = evidence.figure_columns
    for item in file.root.value if isinstance(file.root.value, tuple) else ():
        values = item.value if isinstance(item.value, dict) else {}
        if any(node.value in evidence.unread_metrics for node in values.values() if isinstance(node.value, str)):
            continue
        for name, right in zip(values, meant(list(values), known), strict=True):
            fault = _fault(name, right, (), known)
            if fault:
                message, cure = fault[0], fault[1].replace("delete the column", "delete the line")
                yield Problem(item.keys[name], ID, "error", message, cure)
