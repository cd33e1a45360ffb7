"""Figures as Excel workbooks: a cover, contents, notes and one table of figures. The one module that knows XlsxWriter.

The order and marks of the sheets are those that the Government Analysis Function asks of spreadsheets. No cell is a
formula or a link: text is written as text. A workbook is made anew only when that changes which it is made from.
"""

import csv
import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import xlsxwriter

from plainfigures.model.commit import Commit
from plainfigures.model.settings import Settings
from plainfigures.publish.addresses import workbook_of
from plainfigures.publish.csv_line import unguarded
from plainfigures.publish.growing_files import File
from plainfigures.publish.tables import FIGURES
from plainfigures.publish.workbook_words import CONTENTS, COVER, NOTES, Words, words_of
from plainfigures.publish.workbook_words import FIGURES as SHEET

MOST_ROWS = 100_000  # beyond that a workbook takes more memory than it is worth: the CSV file holds them all
_DIGITS = 15  # what a spreadsheet keeps of a number
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE = {"note": 60, "service_name": 40, "organisation_name": 36, "marker_meaning": 36, "period_label": 26}
_SHOWN = tuple(
    column
    for column in FIGURES.columns
    if column.name not in ("period", "inputs", "source_file", "source_line", "commit", "last_changed")
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that is wanted: its title, and the CSV file that it is made from, beside which it will lie."""

    title: str
    table: File


def write_workbooks(
    wanted: Iterable[Workbook], site: Path, cache: Path, settings: Settings, commit: Commit | None
) -> Mapping[str, int]:
    """Write each workbook of at most `MOST_ROWS` rows below the site's folder, and return their sizes in bytes."""
    sizes = {}
    for each in wanted:
        if each.table.rows <= MOST_ROWS:
            address = workbook_of(each.table.address)
            words = words_of(each.title, settings, commit)
            kept = cache / "workbooks" / f"{_made_from(each, words)}.xlsx"
            if not kept.exists():
                _write(words, site / each.table.address, kept, settings.site_name, commit)
            shutil.copyfile(kept, site / address)
            sizes[address] = kept.stat().st_size
    return sizes


def _made_from(wanted: Workbook, words: Words) -> str:
    """Return a text that changes when the workbook would."""
    about = "\0".join((version("xlsxwriter"), wanted.table.sum, repr(words), ""))
    return sha256(about.encode() + Path(__file__).read_bytes()).hexdigest()


def _write(words: Words, table: Path, target: Path, author: str, commit: Commit | None) -> None:
    """Write one workbook, so that nobody can ever read half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    with xlsxwriter.Workbook(str(unfinished), _OPTIONS) as book:
        created = datetime.combine(commit.day, time()) if commit else _NO_TIME
        book.set_properties({"title": words.title, "author": author, "created": created})
        head = book.add_format({"bold": True, "font_size": 16})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _cover(book, words, head=head, wrapped=wrapped)
        _small_table(book, CONTENTS, *words.contents, head=head, wrapped=wrapped)
        _small_table(book, NOTES, *words.notes, head=head, wrapped=wrapped)
        _figures(book, table)
    unfinished.replace(target)


def _cover(book: Any, words: Words, *, head: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet(COVER)
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, words.title, head)
    for row, line in enumerate(words.cover, 1):
        sheet.write_string(row, 0, line, wrapped)


def _small_table(
    book: Any,
    name: str,
    title: str,
    header: tuple[str, str],
    rows: Sequence[tuple[str, str]],
    *,
    head: Any,
    wrapped: Any,
) -> None:
    """Write a sheet with a heading and a table of two columns of words."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, head)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for row, cells in enumerate(rows, 2):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, wrapped)
    _mark_up(sheet, name, header, first=1, rows=len(rows))


def _figures(book: Any, table: Path) -> None:
    sheet, formats = book.add_worksheet(SHEET), dict[str, Any]()
    for at, column in enumerate(_SHOWN):
        sheet.set_column(at, at, _WIDE.get(column.name, 14))
    rows = csv.DictReader(io.StringIO(table.read_bytes().decode(), newline=""))
    number = 0
    for number, cells in enumerate(rows, 1):
        for at, column in enumerate(_SHOWN):
            text = cells[column.name]
            if column.type in ("number", "whole") and _fits(text):
                sheet.write_number(number, at, float(text), _format(book, formats, text))
            elif text:
                sheet.write_string(number, at, unguarded(text))
    sheet.freeze_panes(1, 0)
    _mark_up(sheet, SHEET, tuple(column.name for column in _SHOWN), first=0, rows=number)


def _mark_up(sheet: Any, name: str, header: Sequence[str], *, first: int, rows: int) -> None:
    """Mark rows of cells as a table with a name and a header; a table has at least one row."""
    options = {"name": name, "columns": [{"header": each} for each in header], "style": "Table Style Light 1"}
    sheet.add_table(first, 0, first + max(rows, 1), len(header) - 1, options)


def _fits(text: str) -> bool:
    """Tell whether a spreadsheet keeps every digit of a number."""
    return bool(text) and len(text.lstrip("-").replace(".", "")) <= _DIGITS


def _format(book: Any, formats: dict[str, Any], text: str) -> Any:
    """Return the format that shows as many decimals as were submitted."""
    decimals = "0" * len(text.partition(".")[2])
    if decimals not in formats:
        formats[decimals] = book.add_format({"num_format": f"0.{decimals}" if decimals else "0"})
    return formats[decimals]
