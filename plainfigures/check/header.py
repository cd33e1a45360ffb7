"""The first line of a CSV file names its columns, each once, spelt as in the list of columns.

A submission needs the column `metric`. Columns may come in any order, and those not needed may be left out.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,vaule
    transactions,example-permits,120
"""

from collections.abc import Iterator, Sequence

from plainfigures.check.evidence import Evidence
from plainfigures.check.table import figure_files, service_files
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import CsvFile
from plainfigures.model.words import did_you_mean, listed, nearest, quoted

ID = "header"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each column name that is unknown, blank or given twice, and each required one that is missing."""
    for file in figure_files(evidence.source):
        yield from _header(file, evidence.figure_columns, ["metric"])
    for file in service_files(evidence.source):
        yield from _header(file, evidence.service_columns, ["id", "name"])


def _header(file: CsvFile, known: Sequence[str], required: Sequence[str]) -> Iterator[Problem]:
    separator = next((mark for mark in (";", "\t") if len(file.header) == 1 and mark in file.header[0]), None)
    if separator:
        name = "semicolons" if separator == ";" else "tabs"
        cure = 'save the file anew as "CSV UTF-8 (comma delimited)"'
        yield Problem(Location(file.path, 1, 1), ID, "error", f"the columns are parted by {name}, not commas", cure)
        return
    for number, name in enumerate(file.header, start=1):
        fault = _fault(name, file.header[: number - 1], known)
        if fault:
            yield Problem(Location(file.path, _first_line(file), number), ID, "error", *fault)
    for name in required:
        if name not in file.header:
            cure = f"add {quoted(name)} to the first line; the first line must hold the names of the columns"
            message = f"there is no column {quoted(name)}"
            yield Problem(Location(file.path, _first_line(file)), ID, "error", message, cure)


def _first_line(file: CsvFile) -> int:
    return 1 if file.path.endswith(".csv") else 0


def _fault(name: str, before: Sequence[str], known: Sequence[str]) -> tuple[str, str] | None:
    if not name.strip():
        return "a column has no name", "name the column, or delete it with its commas"
    if name in before:
        return f"the column {quoted(name)} stands here for the second time", "delete or rename one of the two"
    if name not in known:
        near = nearest(name.strip().lower().replace(" ", "_"), known)
        cure = f"write {near}" if near else f"delete the column, or use one of {listed(known)}"
        return f"nobody knows the column {quoted(name)}.{did_you_mean(near or name, known)}", cure
    return None
