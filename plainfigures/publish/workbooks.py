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
from plainfigures.model.marker import MARKERS
from plainfigures.model.settings import Settings
from plainfigures.publish.addresses import workbook_of
from plainfigures.publish.csv_line import unguarded
from plainfigures.publish.growing_files import File
from plainfigures.publish.tables import FIGURES

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
_NOTES = (
    ("Figures", "Each row is one figure, as it was submitted. A number that is worked out has a column of its own."),
    ("Missing figures", "A blank value is a missing figure and never zero. The marker and its meaning say why."),
    ("Digits", "Cells show the digits that were submitted. A spreadsheet keeps 15 of them: longer numbers are text."),
    ("Comparing", "Figures of different versions of a definition are not comparable; see the column comparison."),
    (
        "Everything else",
        "File, line and commit of each figure, and further counts, are in the CSV file beside this one.",
    ),
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
            kept = cache / "workbooks" / f"{_made_from(each, settings, commit)}.xlsx"
            if not kept.exists():
                _write(each, site / each.table.address, kept, settings, commit)
            shutil.copyfile(kept, site / address)
            sizes[address] = kept.stat().st_size
    return sizes


def _made_from(wanted: Workbook, settings: Settings, commit: Commit | None) -> str:
    """Return a text that changes when the workbook would; of the commit its day alone stands in it."""
    code = Path(__file__).read_bytes()
    about = (settings.site_name, settings.site_url, settings.demonstration, repr(settings.licence), _day(commit))
    words = "\0".join((version("xlsxwriter"), wanted.title, wanted.table.sum, *about, ""))
    return sha256(words.encode() + code).hexdigest()


def _day(commit: Commit | None) -> str:
    return commit.day.isoformat() if commit else ""


def _write(wanted: Workbook, table: Path, target: Path, settings: Settings, commit: Commit | None) -> None:
    """Write one workbook, so that nobody can ever read half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    with xlsxwriter.Workbook(str(unfinished), _OPTIONS) as book:
        created = datetime.combine(commit.day, time()) if commit else _NO_TIME
        book.set_properties({"title": wanted.title, "author": settings.site_name, "created": created})
        head = book.add_format({"bold": True, "font_size": 16})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _cover(book, wanted, settings, commit, head=head, wrapped=wrapped)
        sheets = (("Cover", "What this is"), ("Notes", "How to read the figures"), ("Figures", "Every figure"))
        _small_table(book, "Contents", "Contents", ("Sheet", "What it holds"), sheets, head=head, wrapped=wrapped)
        notes = (*_NOTES, *((f"Marker {code}", marker.meaning) for code, marker in MARKERS.items()))
        _small_table(book, "Notes", "Notes", ("Note", "What it says"), notes, head=head, wrapped=wrapped)
        _figures(book, table)
    unfinished.replace(target)


def _cover(book: Any, wanted: Workbook, settings: Settings, commit: Commit | None, *, head: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet("Cover")
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, wanted.title, head)
    licence = settings.licence
    lines = (
        f"Published by {settings.site_name}.",
        settings.demonstration,
        settings.site_url and f"Website: {settings.site_url}",
        commit and f"As at {_day(commit)}.",
        licence and f"Licence: {licence.title}, {licence.url}",
        "The sheets are listed under Contents, and what to know of the figures stands under Notes.",
    )
    for row, line in enumerate(filter(None, lines), 1):
        sheet.write_string(row, 0, str(line), wrapped)


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
    sheet, formats = book.add_worksheet("Figures"), dict[str, Any]()
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
    _mark_up(sheet, "Figures", tuple(column.name for column in _SHOWN), first=0, rows=number)


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
