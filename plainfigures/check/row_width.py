"""Every row has as many cells as the first line has columns.

A row with a cell too many often holds a comma inside a number or a note: put that cell in quotation marks.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,"Provisional, to be revised in August"

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,p,Provisional, to be revised in August
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.table import figure_files, service_files
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import counted

ID = "row-width"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row that is wider or narrower than its file's first line."""
    for file in (*figure_files(evidence.source), *service_files(evidence.source)):
        width = len(file.header)
        for row, line in zip(file.rows, file.lines, strict=True):
            if len(row) != width:
                message = f"the row has {counted(len(row), 'cell')}; the first line has {counted(width, 'column')}"
                yield Problem(Location(file.path, line), ID, "error", message, _cure(row, width))


def _cure(row: tuple[str, ...], width: int) -> str:
    if len(row) < width:
        return f"add {counted(width - len(row), 'comma')} at the end of the row, or fill the missing cells"
    if not any(row[width:]):
        return f"delete {counted(len(row) - width, 'comma')} at the end of the row"
    return 'put a cell that holds a comma in quotation marks, like "1 August, revised"; write 1,234 as 1234'
