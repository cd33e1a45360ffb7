"""No cell of any download runs as a formula: LibreOffice Calc opens them all, and shows what it makes of each cell."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.publish.csv_line import csv_line, guarded, unguarded
from tests.publish.invented import COMPLETION, catalogue, observation
from tests.publish.written import downloads_of, workbooks

HOSTILE = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1;2)", "\t=1+1", "\r=1+1", "\n=1+1", "'=1+1", "''=1+1", " =1+1", "{=1+1}"),
    *('=HYPERLINK("https://example.org/";"x")', "=cmd|'/c calc'!A1", '"=1+1"', "=1,=2", "\uff1d1+1", "-5", "-x", "'"),
)
COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))
FORMULA = "table:formula"


def hostile() -> Catalogue:
    """Return a catalogue in which every kind of text that somebody submits would like to run."""
    notes = [observation(f"{2020 + at // 4}-Q{at % 4 + 1}", at, value="-5.50", note=n) for at, n in enumerate(HOSTILE)]
    known = catalogue(*notes)
    organisations = {key: each.model_copy(update={"name": "=2+2"}) for key, each in known.organisations.items()}
    services = {key: replace(each, name="=3+3", next_step="@x") for key, each in known.services.items()}
    metrics = {COMPLETION.id: COMPLETION.model_copy(update={"title": "+4+4", "definition": "-4"})}
    return replace(known, organisations=organisations, services=services, metrics=metrics)


def opened(office: str, folder: Path, *files: Path) -> dict[str, str]:
    """Return what LibreOffice makes of files, as flat XML in which every formula can be seen."""
    place = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = ("--headless", place, "--convert-to", "fods", "--outdir", str(folder / "opened"))
    subprocess.run([office, *told, *map(str, files)], check=True, capture_output=True, timeout=120)
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "opened").glob("*.fods"))}


def test_libreoffice_runs_what_is_not_guarded(office: str, tmp_path: Path) -> None:
    """The same text without its apostrophe is a formula, so that the tests here can fail."""
    (tmp_path / "plain.csv").write_bytes(b"note\r\n=1+1\r\n")
    (found,) = opened(office, tmp_path, tmp_path / "plain.csv").values()
    assert FORMULA in found


def test_no_cell_of_any_download_is_a_formula(office: str, tmp_path: Path) -> None:
    """Every CSV file and every workbook of hostile texts is opened, and in none of them is there a formula."""
    files = workbooks(hostile(), tmp_path)
    for path in sorted((tmp_path / "site").rglob("*.csv")):
        files.append(path)
    copies = [copy(path, tmp_path / f"{at}{path.suffix}") for at, path in enumerate(files)]
    found = opened(office, tmp_path, *copies)
    assert (len(found), [name for name, text in found.items() if FORMULA in text]) == (len(files), [])


def copy(path: Path, to: Path) -> Path:
    to.write_bytes(path.read_bytes())
    return to


def test_numbers_stay_numbers(office: str, tmp_path: Path) -> None:
    """A minus in front is a number's, and a spreadsheet takes it for one."""
    known = catalogue(observation("2025-Q1", 2, value="-84.20"))
    (tmp_path / "all.csv").write_bytes(downloads_of(known)["data/all.csv"])
    (found,) = opened(office, tmp_path, tmp_path / "all.csv").values()
    assert re.findall(r'office:value="(-[0-9.]+)"', found) == ["-84.2"]


@pytest.mark.parametrize("text", ["-5", "-0.50", "84.20", "-0", ""])
def test_no_number_is_touched(text: str) -> None:
    """What is a plain number stands in a line as it is."""
    assert csv_line([text, "x"]) == f"{text},x\r\n".encode()


@given(st.sampled_from(HOSTILE) | st.text("'=+-@\t\r\n x1", max_size=6) | st.text(max_size=5))
@settings(max_examples=1_000, deadline=None)
def test_one_apostrophe_less_gives_the_text_back(text: str) -> None:
    """Whatever the text, what is written for it says which text it was."""
    assert unguarded(guarded(text)) == text
