"""Every row has as many cells as the first line has columns.

A row with a cell too many often holds a comma inside a number or a note: put that cell in quotation marks.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,"Provisional, to be revised in August"

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,Provisional, to be revised in August
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import counted, listed, quoted

ID = "row-width"
SHORT = 70

_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}(\.[0-9]+)?")


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row that is wider or narrower than its file's first line."""
    for file in evidence.files:
        width, widths = len(file.header), {len(row) for row in file.rows}
        all_alike = len(file.rows) > 1 and len(widths) == 1
        for row, line in zip(file.rows, file.lines, strict=True):
            if len(row) != width:
                message = f"the row has {counted(len(row), 'cell')}; the first line has {counted(width, 'column')}"
                cure = _cure(row, file.header, all_alike=all_alike)
                yield Problem(Location(file.path, line), ID, "error", message, cure)


def _cure(row: tuple[str, ...], header: tuple[str, ...], *, all_alike: bool) -> str:
    """Return what to do; `all_alike` says whether all rows of the file are of one width."""
    width = len(header)
    if len(row) < width:
        return f"add {counted(width - len(row), 'comma')} at the end of the row, or fill the missing cells"
    if not any(row[width:]):
        return f"delete {counted(len(row) - width, 'comma')} at the end of the row"
    number = _parted_number(row) if len(row) == width + 1 else None
    if number:
        return f"write {number} without the comma"
    whole = ",".join(row[width - 1 :])
    if header[-1] == "note" and len(whole) < SHORT and '"' not in whole:
        return f"put the note in quotation marks: {quoted(whole)}"
    joined = _joined(row)
    if len(joined) == width:
        torn = [quoted(cell) for cell in joined if ", " in cell and '"' not in cell and len(cell) < SHORT]
        if len(torn) == len(set(joined) - set(row)):
            return f"put the text that holds a comma in quotation marks: {listed(torn, 'and')}"
    if all_alike:
        return "name every column in the first line; or put the cell that holds a comma in quotation marks"
    return "put the cell that holds a comma in quotation marks, or write it without the comma"


def _joined(row: tuple[str, ...]) -> list[str]:
    """Return the cells with each that begins with a blank put back behind the one that a comma parted it from."""
    joined: list[str] = []
    for cell in row:
        if joined and cell.startswith(" "):
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
    return joined


def _parted_number(row: tuple[str, ...]) -> str | None:
    """Return the one number of the row that a comma between its thousands has made into two cells."""
    pairs = [left + right for left, right in pairwise(row) if _THOUSANDS.fullmatch(f"{left},{right}")]
    return pairs[0] if len(pairs) == 1 else None
