"""Read a CSV file's bytes into cells of text, each row with the physical line on which it begins."""

import csv
import io

from plainfigures.model.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import MARK_OF_GIT, SEPARATORS, CsvFile
from plainfigures.read.text import decode


def parse_csv(path: str, content: bytes) -> tuple[CsvFile | None, list[Fault]]:
    """Return the file's header and rows; or None with the faults that make it unreadable.

    Rows keep whatever width they have; rows of blank cells alone are left out. Cells that something else than commas
    separates are read as well, so that they can be judged at once. Never raises, whatever the bytes.
    """
    text, faults = decode(path, content)
    if text is None:
        return None, faults
    separator = _separator(text)
    records, lines, fault = _records(path, text, separator)
    faults += [fault] if fault else []
    if not records:
        return None, faults or [Fault(Location(path), "empty")]
    header = records[0]
    if len(header) > MOST_COLUMNS:
        return None, [*faults, Fault(Location(path, lines[0]), "too-many-columns", str(len(header)))]
    return CsvFile(path, header, tuple(records[1:]), tuple(lines[1:]), separator), faults


def _separator(text: str) -> str:
    """Return what stands between the cells: a comma, unless the first line holds none and something like it."""
    first = next((line.rstrip("\n") for line in io.StringIO(text) if line.strip()), "")
    if "," in first or MARK_OF_GIT.fullmatch(first):
        return ","
    return next((mark for mark in SEPARATORS if mark in first), ",")


def _records(path: str, text: str, separator: str) -> tuple[list[tuple[str, ...]], list[int], Fault | None]:
    """Return the records that hold anything, the line on which each begins, and the fault that ended the reading."""
    records: list[tuple[str, ...]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells: dict[str, str] = {}  # a third of the memory: cells repeat, and each is kept once
    begins = 1
    some_line_is_long = max(map(len, io.StringIO(text)), default=0) > LONGEST_CELL
    try:
        for record in reader:
            spans_lines = reader.line_num > begins
            if (some_line_is_long or spans_lines) and _too_long(record):
                return records, lines, Fault(Location(path, begins), "cell-too-long")
            if any(record):
                records.append(tuple(map(cells.setdefault, record, record)))
                lines.append(begins)
                if len(records) > MOST_ROWS + 1:
                    return records[:-1], lines[:-1], Fault(Location(path, begins), "too-many-rows")
            begins = reader.line_num + 1
    except csv.Error as error:
        return records, lines, _csv_fault(path, begins, str(error))
    return records, lines, None


def _too_long(record: list[str]) -> bool:
    return any(len(cell) > LONGEST_CELL for cell in record)


def _csv_fault(path: str, line: int, error: str) -> Fault:
    if "field larger" in error:
        return Fault(Location(path, line), "cell-too-long")
    return Fault(Location(path, line), "quotes", error)
