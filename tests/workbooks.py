"""Make workbooks: with openpyxl as spreadsheets do, and part by part as only somebody hostile does."""

import io
import re
from collections.abc import Callable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
Row = Sequence[object]


def workbook(rows: Sequence[Row], change: Callable[[Worksheet], object] | None = None) -> bytes:
    """Return a workbook of one sheet, "Figures", with the rows, changed as wished."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Figures"
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: dict[str, str | bytes | None]) -> bytes:
    """Return the workbook with some parts replaced, added, or (None) taken away."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts.get(name, b"") if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def part_of(content: bytes, name: str) -> str:
    """Return the text of one part of a workbook."""
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def with_result(content: bytes, cell: str, result: str, kind: str = "n") -> bytes:
    """Return the workbook with the result of the formula in a cell, as spreadsheets store it beside the formula."""
    found = rf'<c r="{cell}"([^>]*)>(<f>.*?</f>)<v ?/>'
    sheet, changed = re.subn(found, rf'<c r="{cell}" t="{kind}"\1>\2<v>{result}</v>', part_of(content, SHEET))
    assert changed == 1
    return with_parts(content, {SHEET: sheet})


def with_rows(rows: str, after: str = "") -> bytes:
    """Return a workbook whose sheet holds these rows, written as XML."""
    sheet = f"<worksheet {NAMES}><sheetData>{rows}</sheetData>{after}</worksheet>"
    return with_parts(workbook([["metric"]]), {SHEET: sheet})
