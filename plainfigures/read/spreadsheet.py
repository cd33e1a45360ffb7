"""Read the first sheet of a workbook that nobody vouches for: cells out, each with its place. Alone knows openpyxl.

Nothing in a workbook is run: of its formulas the last results are read, and its macros and links not at all.
"""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, iterparse
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.strings import read_string_table
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS, XLSM, XLSX, XLTM, XLTX

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.problem import Fault, Location
from plainfigures.model.workbook import Block, Cell, Kind, Sheet
from plainfigures.read.csv_file import MOST_COLUMNS, MOST_ROWS
from plainfigures.read.submission import read_plain_file
from plainfigures.read.text import LARGEST_FILE

LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 2_000
MOST_MARKS = 200_000  # of any part but those two that grow with the figures
MOST_MARKS_OF_TEXTS = 300_000
MOST_MARKS_OF_A_SHEET = 1_000_000
_ENDINGS = (".xlsx", ".xlsm")
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCODING = re.compile(rb"""^[^>]{0,200}?\sencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_FORMATS = f"{{{SHEET_MAIN_NS}}}numFmt"
_STYLES = f"{{{SHEET_MAIN_NS}}}cellXfs"
_MERGED = f"{{{SHEET_MAIN_NS}}}mergeCell"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/"
_YES = ("1", "true")


class _Refused(Exception):  # noqa: N818 - it carries a fault out of the library's calls, and no further than this module
    def __init__(self, kind: str, found: str = "", line: int = 0) -> None:
        self.kind, self.found, self.line = kind, found, line


def read_workbook(path: Path) -> bytes:
    """Return the bytes of a workbook, or as many of them as tell that it is too large.

    Raises CouldNotRun where there is none to be had.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        raise CouldNotRun(f"{path} is CSV already: `tidy` mends it, and it can lie in your folder as it is")
    if ending in (".xls", ".ods", ".numbers"):
        raise CouldNotRun(
            f'{path} is no .xlsx file: in your spreadsheet choose "Save as", then "Excel Workbook (.xlsx)"'
        )
    if ending not in _ENDINGS:
        raise CouldNotRun(f"{path} does not end in .xlsx, and only Excel workbooks can be imported")
    return read_plain_file(path, LARGEST_FILE + 1)


def parse_workbook(path: str, content: bytes) -> Sheet | Fault:
    """Return the first sheet of the workbook, or what keeps it from being read. Never raises, whatever the bytes."""
    place = Location(path)
    if len(content) > LARGEST_FILE:
        return Fault(place, "too-large", "more than 1 MiB")
    if content.startswith(_OLD):
        return Fault(place, "locked" if _LOCKED in content else "old-workbook")
    try:
        with warnings.catch_warnings(), _Archive(io.BytesIO(content)) as archive:
            warnings.simplefilter("ignore")
            return _first_sheet(archive)
    except _Refused as refused:
        return Fault(Location(path, refused.line), refused.kind, refused.found)
    except Exception as error:  # noqa: BLE001 - openpyxl documents none of what it raises at a damaged workbook
        unlike = isinstance(error, BadZipFile) and not content.startswith(b"PK")
        return Fault(place, "no-workbook" if unlike else "damaged", type(error).__name__)


class _Archive(ZipFile):
    """The parts of a workbook, which are refused where they hold more than any sheet of figures does.

    Entities could make much of little: they need a document type, which no spreadsheet writes, and in no encoding but
    UTF-8 could one hide.
    """

    def __init__(self, content: io.BytesIO) -> None:
        super().__init__(content)
        parts = self.infolist()
        size = sum(part.file_size for part in parts)
        if size > LARGEST_UNPACKED:
            raise _Refused("unpacks-too-large", f"{size / 1024 / 1024:,.0f} MiB")
        if len(parts) > MOST_PARTS:
            raise _Refused("too-full")
        if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
            raise _Refused("damaged", "an unusual compression")

    def read(self, name: str | ZipInfo, pwd: bytes | None = None, *, most: int = MOST_MARKS) -> bytes:
        content = super().read(name, pwd)
        if _STRICT in content:
            raise _Refused("strict-workbook")
        if b"\0" in content or b"<!DOCTYPE" in content or _ENCODING.search(content):
            raise _Refused("damaged", "an unusual encoding or a document type")
        if content.count(b"<") + content.count(b"=") > most:
            raise _Refused("too-full")
        return content


def _first_sheet(archive: _Archive) -> Sheet:
    manifest = Manifest.from_tree(fromstring(archive.read("[Content_Types].xml")))
    kinds = (manifest.find(kind) for kind in (XLSX, XLSM, XLTX, XLTM))
    main = next((part for part in kinds if part), None)
    if main is None:
        raise _Refused("no-workbook")
    workbook = WorkbookParser(archive, main.PartName[1:], keep_links=False)
    workbook.parse()
    sheets = list(workbook.find_sheets())
    if not sheets:
        raise _Refused("damaged", "no sheets")
    first, part = sheets[0]
    if not part.Type.endswith("/worksheet"):
        raise _Refused("not-a-table", first.name)
    source = io.BytesIO(archive.read(part.target, most=MOST_MARKS_OF_A_SHEET))
    parser = _SheetParser(source, _texts(archive, manifest), _formats(archive, workbook), workbook.wb.epoch)
    rows = _rows(parser)
    return Sheet(
        name=first.name,
        rows=dict(sorted(rows.items())),
        is_hidden=first.state != "visible",
        hidden_rows=frozenset(parser.hidden_rows),
        hidden_columns=tuple(parser.hidden_columns),
        merged=tuple(sorted(parser.merged)),
        others=tuple(sheet.name for sheet, _ in sheets[1:]),
    )


def _texts(archive: _Archive, manifest: Manifest) -> list[str]:
    part = manifest.find(SHARED_STRINGS)
    if part is None:
        return []
    return list(read_string_table(io.BytesIO(archive.read(part.PartName[1:], most=MOST_MARKS_OF_TEXTS))))


def _formats(archive: _Archive, workbook: WorkbookParser) -> list[str]:
    """Return the code of the number format of each style that cells can have."""
    part = next((part for part in workbook.rels.values() if part.Type.endswith("/styles")), None)
    if part is None:
        return []
    root = fromstring(archive.read(part.target))
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter(_FORMATS)}
    used = [style.get("numFmtId", "0") for style in root.find(_STYLES) or ()]
    return [own.get(number) or builtin_format_code(int(number)) or "General" for number in used]


class _SheetParser(WorkSheetParser):  # type: ignore[misc] # openpyxl has no types
    """Reads what cells hold, which formulas have no result, and what is hidden or merged; skips all else."""

    def __init__(self, source: io.BytesIO, texts: list[str], formats: list[str], epoch: datetime) -> None:
        spans = {number for number, code in enumerate(formats) if is_timedelta_format(code)}
        dates = {number for number, code in enumerate(formats) if is_date_format(code)}
        super().__init__(source, texts, True, epoch, dates, spans)
        self.row_counter: int = 0
        self.formats = formats
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Block] = []

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield the filled cells of each row by their columns; what is hidden or merged is known at the end."""
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                number = self.row_counter = int(element.get("r") or self.row_counter + 1)
                if element.get("hidden") in _YES:
                    self.hidden_rows.add(number)
                yield number, self._cells(element)
                element.clear()
            elif element.tag == COL_TAG and element.get("hidden") in _YES:
                self.hidden_columns.append((int(element.get("min", "0")), int(element.get("max", "0"))))
            elif element.tag == _MERGED:
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if left and top and right and bottom:
                    self.merged.append(Block(top, left, bottom, right))

    def _cells(self, row: Element) -> dict[int, Cell]:
        self.col_counter = 0  # `parse_cell` moves it to the column of the cell
        cells: dict[int, Cell] = {}
        for element in row:
            if cell := self._cell(element):
                cells[self.col_counter] = cell
        return cells

    def _cell(self, element: Element) -> Cell | None:
        """Return a cell, or None for a blank one."""
        found = self.parse_cell(element)
        value, style = found["value"], found["style_id"]
        if value is None:
            unsolved = element.get("t") != "str" and element.find(FORMULA_TAG) is not None
            return Cell("unsolved", "") if unsolved else None
        if isinstance(value, str):
            kind: Kind = "error" if found["data_type"] == "e" else "text"
            return Cell(kind, value.replace("_x000D_", "")) if value else None
        if isinstance(value, bool):
            return Cell("truth", str(value).upper())
        shown = self.formats[style] if style < len(self.formats) else "General"
        if isinstance(value, int | float):
            return Cell("number", _digits(value), shown) if isfinite(value) else Cell("error", "#NUM!")
        return Cell("date", _moment(value), shown)


def _rows(parser: _SheetParser) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    columns: set[int] = set()
    for number, cells in parser.rows():
        if cells:
            rows[number] = cells
            columns.update(cells)
        if len(rows) > MOST_ROWS + 1:
            raise _Refused("too-many-rows", line=number)
        if len(columns) > MOST_COLUMNS:
            raise _Refused("too-wide", line=number)
    return rows


def _digits(value: float) -> str:
    """Return a number in plain digits: 15 significant ones, which is all that a spreadsheet keeps and shows."""
    if isinstance(value, int):
        return str(value)
    digits = f"{Decimal(f'{value:.15g}'):f}"
    return "0" if digits == "-0" else digits


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        on_the_day = value.time() == datetime.min.time()
        return value.date().isoformat() if on_the_day else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
