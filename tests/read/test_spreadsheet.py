"""What is read of a workbook, and that nothing in one can do harm."""

import io
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.problem import Fault, Location
from plainfigures.model.workbook import Block, Cell, Sheet, cell_name
from plainfigures.read.spreadsheet import parse_workbook, read_workbook
from tests.workbooks import NAMES, SHEET, part_of, with_parts, with_result, with_rows, workbook

GOOD = workbook([["metric", "value"], ["transactions", 120]])
TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
EMPTY = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
STRICT = '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'


def sheet_of(content: bytes) -> Sheet:
    found = parse_workbook("a.xlsx", content)
    assert isinstance(found, Sheet), found
    return found


def only_cell(value: object, shown: str = "General") -> Cell:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].number_format = shown

    return sheet_of(workbook([[value]], change)).rows[1][1]


@pytest.mark.parametrize(
    ("value", "shown", "cell"),
    [
        ("Late forms", "General", Cell("text", "Late forms")),
        ("two\nlines", "General", Cell("text", "two\nlines")),
        (120, "General", Cell("number", "120")),
        (1200.0, "General", Cell("number", "1200")),
        (84.10000000000001, "0.0", Cell("number", "84.1", "0.0")),
        (0.1 + 0.2, "General", Cell("number", "0.3")),
        (1e21, "General", Cell("number", "1000000000000000000000")),
        (1.5e-9, "General", Cell("number", "0.0000000015")),
        (-0.0, "General", Cell("number", "0")),
        (0.842, "0.0%", Cell("number", "0.842", "0.0%")),
        (True, "General", Cell("truth", "TRUE")),
        (date(2026, 4, 1), "mmm-yy", Cell("date", "2026-04-01", "mmm-yy")),
        (
            datetime.fromisoformat("2026-04-01T09:30"),
            "dd/mm/yyyy hh:mm",
            Cell("date", "2026-04-01 09:30:00", "dd/mm/yyyy hh:mm"),
        ),
        (time(12, 30), "h:mm", Cell("date", "12:30:00", "h:mm")),
        (timedelta(hours=30), "[h]:mm", Cell("date", "1 day, 6:00:00", "[h]:mm")),
        ("#DIV/0!", "General", Cell("error", "#DIV/0!")),
        ("=1+1", "General", Cell("unsolved", "")),
    ],
)
def test_what_a_cell_holds(value: object, shown: str, cell: Cell) -> None:
    """A number is in plain digits, fifteen at most; a date is ISO 8601; what a format shows is kept beside."""
    assert only_cell(value, shown) == cell


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A1"><f>1/3</f><v>0.333333333333333</v></c>', Cell("number", "0.333333333333333")),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', Cell("text", "a")),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell("error", "#DIV/0!")),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1"><v>1e999</v></c>', Cell("error", "#NUM!")),
        ('<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>', Cell("text", "two runs")),
        ('<c r="A1" t="str"><v>a_x000D_\nb</v></c>', Cell("text", "a\nb")),
        ('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>', Cell("text", "=1+1")),
    ],
)
def test_what_a_spreadsheet_stores(cell: str, found: Cell | None) -> None:
    """Of a formula the last result is read, and text that looks like a formula is text."""
    assert sheet_of(with_rows(f"<row>{cell}</row>")).rows.get(1, {}).get(1) == found


def test_texts_shared_by_cells() -> None:
    """Excel keeps texts in a part of their own, and names them by number."""
    content = with_rows('<row r="2"><c r="B2" t="s"><v>1</v></c></row>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = part_of(content, TYPES).replace(
        "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    )
    texts = f"<sst {NAMES}><si><t>not this</t></si><si><t>this</t><rPh sb='0' eb='1'><t>nor this</t></rPh></si></sst>"
    content = with_parts(content, {TYPES: types, "xl/sharedStrings.xml": texts})
    assert sheet_of(content).rows == {2: {2: Cell("text", "this")}}


def test_days_counted_from_1904() -> None:
    """Workbooks that once came from a Macintosh count their days from another year."""
    content = workbook([[date(2026, 4, 1)]])
    book = part_of(content, BOOK).replace("<workbookPr ", '<workbookPr date1904="1" ')
    moved = sheet_of(with_parts(content, {BOOK: book})).rows[1][1]
    assert moved.text == "2030-04-02"


def test_what_is_hidden_merged_or_behind() -> None:
    """What nobody sees, what is one cell and seems to be several, and further sheets are told."""

    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.merge_cells("A1:B1")
        assert sheet.parent
        sheet.parent.create_sheet("Notes")

    found = sheet_of(workbook([["a"], ["b", "c"]], change))
    told = (found.hidden_rows, found.hidden_columns, found.merged, found.others, found.is_hidden)
    assert told == ({2}, ((2, 2),), (Block(1, 1, 1, 2),), ("Notes",), False)


def test_a_hidden_sheet() -> None:
    """A first sheet that is hidden is read, and known to be hidden."""
    book = part_of(GOOD, BOOK).replace('state="visible"', 'state="hidden"')
    assert sheet_of(with_parts(GOOD, {BOOK: book})).is_hidden


def test_many_empty_rows() -> None:
    """Rows that are formatted and empty cost little and are nothing."""
    assert sheet_of(with_rows("<row/>" * 300_000)).rows == {}


def test_macros_are_not_looked_at() -> None:
    """A workbook with macros is read without them."""
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = part_of(GOOD, TYPES).replace(plain, kind)
    assert sheet_of(with_parts(GOOD, {TYPES: types, "xl/vbaProject.bin": b"\xd0\xcf"})) == sheet_of(GOOD)


def test_links_to_elsewhere_are_not_followed() -> None:
    """What a workbook took from another file is the last result that it stored."""
    content = workbook([["='file:///etc/[passwd]Sheet1'!A1"]])
    assert sheet_of(with_result(content, "A1", "7")).rows == {1: {1: Cell("number", "7")}}


def packed_otherwise() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        archive.writestr(TYPES, "<Types/>")
    return out.getvalue()


def with_a_chart_in_front() -> bytes:
    rels = part_of(GOOD, "xl/_rels/workbook.xml.rels").replace("/worksheet", "/chartsheet", 1)
    return with_parts(GOOD, {"xl/_rels/workbook.xml.rels": rels})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "no-workbook"),
        (b"metric,value\ntransactions,120\n", "no-workbook"),
        (b"PK\x03\x04", "damaged"),
        (GOOD[:-200], "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old-workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (GOOD + b"\0" * 1024 * 1024, "too-large"),
        (with_parts(GOOD, {"xl/media/a.bin": b"\0" * 51 * 1024 * 1024}), "unpacks-too-large"),
        (with_parts(GOOD, {f"a{number}": "" for number in range(2_000)}), "too-full"),
        (with_rows("<row><c/></row>" * 400_000), "too-full"),
        (with_parts(GOOD, {"xl/styles.xml": f"<styleSheet {NAMES}>{'<xf/>' * 300_000}</styleSheet>"}), "too-full"),
        (with_rows("".join(f"<row><c t='str'><v>{n}</v></c></row>" for n in range(100_002))), "too-many-rows"),
        (workbook([list(range(1, 102))]), "too-wide"),
        (with_parts(GOOD, {SHEET: f"{ENTITIES}<worksheet {NAMES}>&b;</worksheet>"}), "damaged"),
        (with_parts(GOOD, {SHEET: f"{ENTITIES}<worksheet/>".encode("utf-16")}), "damaged"),
        (with_parts(GOOD, {SHEET: '<?xml version="1.0" encoding="cp037"?><worksheet/>'}), "damaged"),
        (with_parts(GOOD, {BOOK: f"{ENTITIES}<workbook {NAMES}>&b;</workbook>"}), "damaged"),
        (with_parts(GOOD, {SHEET: "<worksheet"}), "damaged"),
        (with_parts(GOOD, {SHEET: None}), "damaged"),
        (with_parts(GOOD, {TYPES: None}), "damaged"),
        (with_parts(GOOD, {BOOK: f"<workbook {NAMES}/>"}), "damaged"),
        (with_parts(GOOD, {TYPES: EMPTY}), "no-workbook"),
        (with_parts(GOOD, {SHEET: STRICT}), "strict-workbook"),
        (with_rows(f"<row><c><v>{'9' * 5_000}</v></c></row>"), "damaged"),
        (with_rows("<row><c t='s'><v>7</v></c></row>"), "damaged"),
        (packed_otherwise(), "damaged"),
        (with_a_chart_in_front(), "not-a-table"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_or_a_hostile_one(content: bytes, kind: str) -> None:
    """Whatever is wrong with a workbook, that is told as one fault."""
    found = parse_workbook("a.xlsx", content)
    assert isinstance(found, Fault)
    assert (found.kind, found.location.path) == (kind, "a.xlsx")


def mutated(content: bytes, seed: int) -> bytes:
    """Return the bytes with a few of them changed, cut out or doubled."""
    chance = random.Random(seed)
    bytes_ = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(bytes_))
        length = chance.choice([1, 1, 1, 30])
        bytes_[place : place + length] = chance.choice([b"", b"<", bytes([chance.randrange(256)]), b"\xff" * length])
    return bytes(bytes_)


@given(st.integers(0, 2**32), st.sampled_from(["", SHEET, BOOK, TYPES, "xl/styles.xml", "xl/_rels/workbook.xml.rels"]))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_it(seed: int, part: str) -> None:
    """However a workbook or one of its parts is damaged, a sheet comes out or a fault."""
    content = mutated(GOOD, seed)
    if part:
        content = with_parts(GOOD, {part: mutated(part_of(GOOD, part).encode(), seed)})
    assert isinstance(parse_workbook("a.xlsx", content), Sheet | Fault)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.csv", "is CSV already"),
        ("a.xls", "is no .xlsx file"),
        ("a.ods", "is no .xlsx file"),
        ("a.pdf", "does not end in .xlsx"),
        ("gone.xlsx", "cannot be opened"),
        ("folder.xlsx", "is a link, a folder or a device"),
    ],
)
def test_what_cannot_be_imported(tmp_path: Path, name: str, said: str) -> None:
    """A file of another kind, or that is not there, is told in a sentence with what to do."""
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(CouldNotRun, match=said):
        read_workbook(tmp_path / name)


@pytest.mark.parametrize(("row", "column", "name"), [(1, 1, "A1"), (5, 26, "Z5"), (9, 27, "AA9"), (3, 703, "AAA3")])
def test_names_of_cells(row: int, column: int, name: str) -> None:
    """A cell is named as the spreadsheet names it."""
    assert cell_name(row, column) == name


def test_a_place_is_a_row_of_the_sheet() -> None:
    """A fault that has a place names the row of the sheet."""
    rows = "".join(f"<row r='{n}'><c t='str'><v>a</v></c></row>" for n in range(5, 100_008))
    assert parse_workbook("a.xlsx", with_rows(rows)) == Fault(Location("a.xlsx", 100_006), "too-many-rows")
