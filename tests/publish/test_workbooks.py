"""Workbooks: their sheets and tables, what cells hold, and that nothing in them runs."""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import odfdo
import openpyxl
import pytest

from plainfigures.analyse.cited import cited_in
from plainfigures.model.commit import Commit
from plainfigures.model.ledger import UNKNOWN
from plainfigures.model.settings import Licence, Settings
from plainfigures.publish.csv_line import unguarded
from plainfigures.publish.downloads import workbooks_wanted, write_downloads
from plainfigures.publish.growing_files import File
from plainfigures.publish.tables import FIGURES as TABLE
from plainfigures.publish.workbooks import Workbook, write_workbooks
from tests.publish.invented import FIGURES, catalogue, observation
from tests.roots import write

COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))
SETTINGS = Settings("Example Figures", licence=Licence("An Example Licence", "https://example.org/licence"))
ADDRESS = "metrics/completion-rate/data.xlsx"
OPEN = "metrics/completion-rate/data.ods"
AREAS = (("Contents", "A2", "B5"), ("Notes", "A2", "B19"), ("Figures", "A1", "W9"))
SPACES = " two  spaces "
ODD = (
    observation("2024-Q1", 2, value="-0.10"),
    observation("2024-Q2", 2, value="12345678901234567890.5"),
    observation("2024-Q3", 2, markers=("x",), note="=SUM(A1:A9)"),
    observation("2024-Q4", 2, markers=("x",), note=f"{SPACES}& <b>, _x0041_"),
)


def written(to: Path, address: str = ADDRESS) -> Path:
    known = catalogue(*ODD, *FIGURES)
    shutil.rmtree(to / "site", ignore_errors=True)
    wanted = workbooks_wanted(known, write_downloads(known, to / "site"), cited_in(known, UNKNOWN, COMMIT))
    write_workbooks(wanted, to / "site", to / "cache", SETTINGS)
    return to / "site" / address


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Any]:
    opened = openpyxl.load_workbook(written(tmp_path))
    yield opened
    opened.close()


def column(book: Any, name: str) -> list[Any]:
    header, *rows = book["Figures"].iter_rows()
    at = [cell.value for cell in header].index(name)
    return [row[at] for row in rows]


def test_the_sheets_stand_in_the_order_that_is_asked_for(book: Any) -> None:
    """First the cover, then contents and notes, then the figures; each table is marked up and has a name."""
    tables = {sheet.title: [*sheet.tables] for sheet in book}
    assert tables == {"Cover": [], "Contents": ["Contents"], "Notes": ["Notes"], "Figures": ["Figures"]}


def test_the_table_has_one_header_and_no_blank_or_merged_row(book: Any) -> None:
    """The table of figures begins in the first row, holds a row for each figure, and no cells are merged."""
    sheet = book["Figures"]
    assert (sheet.tables["Figures"].ref, [*sheet.merged_cells.ranges]) == ("A1:W9", [])


def test_a_cell_shows_the_digits_that_were_submitted(book: Any) -> None:
    """`84.20` shows two decimals, a number with more digits than Excel keeps is text, and what is missing is blank."""
    found = [(cell.value, cell.number_format) for cell in column(book, "value")]
    assert found == [
        (79, "0"),
        (-0.1, "0.00"),
        ("12345678901234567890.5", "General"),
        (None, "General"),
        (None, "General"),
        (84.2, "0.00"),
        (None, "General"),
        (None, "General"),
    ]


def test_no_cell_is_a_formula_or_a_link(book: Any) -> None:
    """What begins with an equals sign is text like any other, and no address is a link."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    odd = [cell.data_type for cell in column(book, "note") if cell.value == "=SUM(A1:A9)"]
    assert (odd, [cell for cell in cells if cell.hyperlink], {cell.data_type for cell in cells} - {"s", "n"}) == (
        ["s"],
        [],
        set(),
    )


def test_the_notes_explain_missing_figures_and_every_marker(book: Any) -> None:
    """The notes say that a blank is not zero, and what each marker means."""
    notes = dict(row[:2] for row in book["Notes"].iter_rows(min_row=3, values_only=True))
    told = "never zero" in notes["Missing figures"]
    assert (told, notes["Marker p"]) == (True, "provisional: expected to be revised")


def test_the_cover_tells_site_day_and_licence(book: Any) -> None:
    """The cover has the title, who publishes, as at which day, and under which licence."""
    words = " ".join(row[0] for row in book["Cover"].iter_rows(values_only=True))
    told = ("Completion rate", "Example Figures", "4 May 2026", "An Example Licence")
    assert [part in words for part in told] == [True] * len(told)


@pytest.mark.parametrize("address", [ADDRESS, OPEN])
def test_the_same_figures_make_the_same_bytes(address: str, tmp_path: Path) -> None:
    """In another folder and with another cache no byte of a workbook differs."""
    assert written(tmp_path / "a", address).read_bytes() == written(tmp_path / "b", address).read_bytes()


def test_an_unchanged_workbook_is_not_made_again(tmp_path: Path) -> None:
    """A second run takes what the first one kept, and a changed line makes another."""
    written(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "cache" / "workbooks").iterdir()}
    written(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "cache" / "workbooks").iterdir()} == before


def test_a_kept_skeleton_says_what_each_workbook_is(tmp_path: Path) -> None:
    """Workbooks of other days and titles are made from one skeleton, and a title stays as it is whatever it says."""
    write(tmp_path, {"a/data.csv": ",".join(TABLE.header) + "\r\n"})
    covers = []
    for day, title in ((date(2026, 4, 1), "Part W1537"), (date(2026, 4, 2), "Since 1937-04-01"), (None, "Undated")):
        table = File("a/data.csv", 1, title, rows=1)
        write_workbooks([Workbook(title, table, day)], tmp_path, tmp_path / "cache", SETTINGS)
        cover = openpyxl.load_workbook(tmp_path / "a" / "data.xlsx")["Cover"]
        covers.append(
            [str(row[0].value) for row in cover.iter_rows() if "As at" in str(row[0].value) or row[0].row == 1]
        )
    assert covers == [
        ["Part W1537", "As at 1 April 2026."],
        ["Since 1937-04-01", "As at 2 April 2026."],
        ["Undated"],
    ]


def test_too_many_rows_are_left_to_the_csv_file(tmp_path: Path) -> None:
    """Above the rows that a sheet has room for there is no workbook, and no size of one is told."""
    wanted = Workbook("Too long", File("a/data.csv", 10, "0", rows=1_048_576), COMMIT.day)
    assert write_workbooks([wanted], tmp_path, tmp_path, SETTINGS) == {}


def test_an_opendocument_has_the_same_sheets_and_named_tables(tmp_path: Path) -> None:
    """Cover, contents, notes and figures stand in this order, and each table has a name and its place."""
    book = odfdo.Document(str(written(tmp_path, OPEN)))
    ranges = [
        (each.get_attribute("table:name"), each.get_attribute("table:target-range-address"))
        for each in book.body.get_elements("//table:database-range")
    ]
    assert ([each.name for each in book.body.get_sheets()], ranges) == (
        ["Cover", "Contents", "Notes", "Figures"],
        [
            ("Contents", "Contents.A2:Contents.B5"),
            ("Notes", "Notes.A2:Notes.B19"),
            ("Figures", "Figures.A1:Figures.W9"),
        ],
    )


def test_an_opendocument_names_no_part_that_is_not_there(tmp_path: Path) -> None:
    """Its type stands first and unpacked, and its list of parts is that of the parts it has."""
    with ZipFile(written(tmp_path, OPEN)) as archive:
        first, *others = archive.infolist()
        listed = re.findall('full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
    parts = {each.filename for each in others} - {"META-INF/manifest.xml"}
    assert ((first.filename, first.compress_type), set(listed) - {"/"}) == (("mimetype", ZIP_STORED), parts)


@pytest.mark.parametrize("address", [ADDRESS, OPEN])
def test_libreoffice_shows_what_was_submitted(address: str, office: str, tmp_path: Path) -> None:
    """Opened in LibreOffice and saved as CSV, the sheet of figures has the text of each cell as the CSV file has it."""
    book = written(tmp_path, address)
    saved = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,4"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", saved, "--outdir", str(tmp_path / "saved"), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = rows_in(tmp_path / "saved" / "data-Figures.csv")
    known = rows_in(book.with_suffix(".csv"))
    assert shown == [{name: unguarded(row[name]) for name in shown[0]} for row in known]


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
