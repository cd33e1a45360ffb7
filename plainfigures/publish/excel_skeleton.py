"""An Excel workbook without its figures. The one module that knows XlsxWriter."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import xlsxwriter

from plainfigures.publish.skeleton import DAY, LAST_ROW, NO_DAY, TITLE
from plainfigures.publish.workbook_words import COLUMNS, COVER, DECIMALS, SHEET_OF_FIGURES, WIDTHS, Sheet, Words

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(words: Words) -> bytes:
    """Return a workbook with everything but its figures."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        created = datetime.combine(DAY if words.dated else NO_DAY, time())
        book.set_properties({"title": TITLE, "author": words.author, "created": created})
        head = book.add_format({"bold": True, "font_size": 16})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _cover(book.add_worksheet(COVER), words, head, wrapped)
        for each in words.sheets:
            _words(book.add_worksheet(each.name), each, head, wrapped)
        _figures(book)
        for sheet in book.worksheets():
            _fit_on_paper(sheet)
    return content.getvalue()


def _cover(sheet: Any, words: Words, head: Any, wrapped: Any) -> None:
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, TITLE, head)
    for row, line in enumerate(words.cover, 1):
        sheet.write_string(row, 0, line, wrapped)


def _words(sheet: Any, words: Sheet, head: Any, wrapped: Any) -> None:
    sheet.write_string(0, 0, words.title, head)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for row, cells in enumerate(words.rows, 2):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, wrapped)
    _mark_up(sheet, words.name, words.header, first=1, last=len(words.rows) + 1)


def _figures(book: Any) -> None:
    """Write the sheet of figures without any: where they will be stands a number for each number of decimals."""
    sheet = book.add_worksheet(SHEET_OF_FIGURES)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    for decimals in range(DECIMALS + 1):
        shown = book.add_format({"num_format": f"0.{'0' * decimals}".rstrip(".")})
        sheet.write_number(1, decimals, 0, shown)
    sheet.write_number(LAST_ROW - 1, len(COLUMNS) - 1, 0)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _mark_up(sheet, SHEET_OF_FIGURES, [column.name for column in COLUMNS], first=0, last=LAST_ROW - 1)


def _fit_on_paper(sheet: Any) -> None:
    """Print a sheet as wide as a page of A4 is long, on as many as it takes."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _mark_up(sheet: Any, name: str, header: Sequence[str], *, first: int, last: int) -> None:
    """Mark rows of cells as a table with a name and a header."""
    options = {"name": name, "columns": [{"header": each} for each in header], "style": "Table Style Light 1"}
    sheet.add_table(first, 0, last, len(header) - 1, options)
