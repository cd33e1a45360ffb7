"""Parquet and the zip file of everything: the same figures once more, and the same bytes every time."""

import csv
import io
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import polars as pl
import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.settings import Licence, Settings
from plainfigures.publish.bundle import readme, words_of
from plainfigures.publish.downloads import write_downloads
from plainfigures.publish.large_files import write_large_files
from tests.publish.invented import FIGURES, catalogue

COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_downloads(catalogue(*FIGURES), tmp_path)
    write_large_files(tmp_path, {"README.txt": "Read me"})
    return tmp_path


def test_parquet_has_the_submitted_text_and_a_number_to_work_with(site: Path) -> None:
    """The value stays text; beside it stands the submitted or computed number, null where there is none."""
    rows = pl.read_parquet(site / "data" / "all.parquet")
    assert rows.select("value", pl.col("number").round(3)).rows() == [
        ("79", 79.0),
        ("84.20", 84.2),
        (None, 66.667),
        (None, None),
    ]


def test_parquet_has_days_and_whole_numbers(site: Path) -> None:
    """Days are days, lines and versions whole numbers, and moments times in UTC."""
    schema = pl.read_parquet_schema(site / "data" / "all.parquet")
    assert [schema[name] for name in ("period_start", "source_line", "first_published")] == [
        pl.Date(),
        pl.Int32(),
        pl.Datetime("ms", "UTC"),
    ]


def test_the_bundle_holds_every_table_deflated(site: Path) -> None:
    """Figures, what they are about, their changes, the dictionary and a README lie in the zip file, compressed."""
    with ZipFile(site / "data" / "everything.zip") as bundle:
        held = {each.filename: each.compress_type for each in bundle.infolist()}
    of_the_ledger = ("obligations", "publication", "publication-metrics", "revisions")
    names = ("all", "dictionary", "metrics", "organisations", "services", "targets", *of_the_ledger)
    assert held == dict.fromkeys(["README.txt", *(f"{name}.csv" for name in names)], ZIP_DEFLATED)


def test_the_dictionary_explains_every_column_of_all_csv(site: Path) -> None:
    """Each column of the file of figures has its row in the dictionary, in the same order."""
    with ZipFile(site / "data" / "everything.zip") as bundle:
        header = next(csv.reader(io.TextIOWrapper(bundle.open("all.csv"), "utf-8", newline="")))
        rows = list(csv.DictReader(io.TextIOWrapper(bundle.open("dictionary.csv"), "utf-8", newline="")))
    told = dict.fromkeys(row["column"] for row in rows if row["table"] == "figures" and row["description"])
    assert list(told) == header


def test_the_dictionary_explains_every_table_of_the_bundle(site: Path) -> None:
    """Each CSV file beside it has a row for each of its columns, with what it holds."""
    with ZipFile(site / "data" / "everything.zip") as bundle:
        rows = list(csv.DictReader(io.TextIOWrapper(bundle.open("dictionary.csv"), "utf-8", newline="")))
        names = {name for name in bundle.namelist() if name not in ("README.txt", "dictionary.csv")}
        headers = {name: next(csv.reader(io.TextIOWrapper(bundle.open(name), "utf-8", newline=""))) for name in names}
    told = {row["table"]: list[str]() for row in rows}
    for row in rows:
        if row["description"] and not row["code"]:
            told[row["table"]].append(row["column"])
    assert {f"{table}.csv".replace("figures", "all"): columns for table, columns in told.items()} == headers


def test_both_are_the_same_bytes_every_time(site: Path) -> None:
    """Written anew from the same figures, neither file differs in a byte."""
    paths = [site / "data" / name for name in ("all.parquet", "everything.zip")]
    before = [path.read_bytes() for path in paths]
    write_large_files(site, {"README.txt": "Read me"})
    assert [path.read_bytes() for path in paths] == before


def test_the_licence_lies_in_the_bundle(site: Path) -> None:
    """Its title and address stand in a file of their own; a site without a licence has no such file."""
    settings = Settings("Example Figures", licence=Licence("An Example Licence", "https://example.org/licence"))
    write_large_files(site, words_of(settings, COMMIT, dates_known=True))
    with ZipFile(site / "data" / "everything.zip") as bundle:
        said = bundle.read("LICENCE.txt").decode().splitlines()
    without = words_of(Settings("Example Figures"), COMMIT, dates_known=True)
    assert (said[2:4], list(without)) == (["An Example Licence", "https://example.org/licence"], ["README.txt"])


def test_the_readme_tells_licence_commit_and_what_is_not_known() -> None:
    """It names the site, the commit and the licence, and says so where the history of figures is not known."""
    settings = Settings("Example Figures", licence=Licence("An Example Licence", "https://example.org/licence"))
    words = readme(settings, COMMIT, dates_known=False)
    told = ("Example Figures", COMMIT.hash, "An Example Licence, https://example.org/licence", "is not known here")
    assert [part in words for part in told] == [True] * len(told)
