import csv
import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.downloads import catalogue as invented_councils
from plainfigures.analyse.publication_record import publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import UNKNOWN, Ledger, Publishing, Record, Vintage, key_of
from plainfigures.model.problem import Location
from plainfigures.model.target import Target
from plainfigures.publish import growing_files
from plainfigures.publish.downloads import COLUMNS, write_downloads
from plainfigures.publish.tables import OTHERS
from tests.publish.invented import FIGURES, catalogue, observation
from tests.publish.written import downloads_of, sizes_of


def rows(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(downloads_of(catalogue(*FIGURES))[address].decode().splitlines()))


def test_every_page_with_figures_has_its_file() -> None:
    """There is one file for everything and one for each organisation, service, metric and figure page."""
    assert sorted(downloads_of(catalogue(*FIGURES))) == [
        "data/all-excel.csv",
        "data/all.csv",
        "data/all.json",
        "data/metrics.csv",
        "data/obligations.csv",
        "data/organisations.csv",
        "data/publication-metrics.csv",
        "data/publication.csv",
        "data/revisions.csv",
        "data/services.csv",
        "data/targets.csv",
        "domains/service-performance/data.csv",
        "domains/service-performance/data.json",
        "metrics/completion-rate/data-excel.csv",
        "metrics/completion-rate/data.csv",
        "metrics/completion-rate/data.json",
        "organisations/ministry-of-kites/completion-rate/data.csv",
        "organisations/ministry-of-kites/completion-rate/data.json",
        "organisations/ministry-of-kites/data-excel.csv",
        "organisations/ministry-of-kites/data.csv",
        "organisations/ministry-of-kites/data.json",
        "services/kite-licence/completion-rate/data.csv",
        "services/kite-licence/completion-rate/data.json",
        "services/kite-licence/data.csv",
        "services/kite-licence/data.json",
    ]


def test_a_value_is_the_submitted_one() -> None:
    """`84.20` stays `84.20`, and what was not submitted stays blank."""
    assert [row["value"] for row in rows("services/kite-licence/data.csv")] == ["84.20", "", ""]


def test_a_computed_value_stands_beside_the_submitted_one() -> None:
    """Where no value was submitted but its parts were, the computed one has a column of its own."""
    found = [
        (row["numerator"], row["denominator"], row["computed_value"]) for row in rows("services/kite-licence/data.csv")
    ]
    assert found == [("", "", ""), ("2", "3", "66.666667"), ("", "", "")]


def test_a_row_says_everything_of_its_figure() -> None:
    """A row names organisation, service, metric, period, markers with their meaning, the version and the source."""
    assert rows("services/kite-licence/completion-rate/data.csv")[1] == dict.fromkeys(COLUMNS, "") | {
        "organisation": "ministry-of-kites",
        "organisation_name": "Ministry of Kites & Strings",
        "service": "kite-licence",
        "service_name": "Get a kite licence",
        "metric": "completion-rate",
        "metric_title": "Completion rate",
        "period": "2025-Q2",
        "period_start": "2025-04-01",
        "period_end": "2025-06-30",
        "period_label": "April to June 2025",
        "unit": "percent",
        "computed_value": "66.666667",
        "numerator": "2",
        "denominator": "3",
        "marker": "p",
        "marker_meaning": "provisional: expected to be revised",
        "note": 'Counted twice, "by hand"',
        "definition_version": "1",
        "source_file": "metrics/ministry-of-kites/2025-Q2.csv",
        "source_line": "2",
        "comparison": "same-definition",
    }


def test_an_organisations_file_holds_its_services_figures_too() -> None:
    """What an organisation publishes of itself and of its services stands in one file, the former first."""
    found = [(row["service"], row["dimensions"]) for row in rows("organisations/ministry-of-kites/data.csv")]
    assert found == [("", "channel=online"), *[("kite-licence", "")] * 3]


def test_files_follow_rfc_4180() -> None:
    """Lines end in CR and LF, and quotation marks are doubled."""
    content = downloads_of(catalogue(*FIGURES))["services/kite-licence/data.csv"]
    lines = content.splitlines(keepends=True)
    assert (lines[2].endswith(b"\r\n"), b'"Counted twice, ""by hand"""' in lines[2]) == (True, True)


def test_the_order_of_submission_does_not_matter() -> None:
    """The same figures in another order make the same bytes."""
    assert downloads_of(catalogue(*reversed(FIGURES))) == downloads_of(catalogue(*FIGURES))


def test_a_catalogue_without_figures_has_its_files() -> None:
    """The files of everything, of each domain, metric and organisation are there before any figure is."""
    downloads = downloads_of(catalogue())
    header = ",".join(COLUMNS).encode() + b"\r\n"
    empty = {address for address, content in downloads.items() if content == header}
    assert (len(empty), downloads["data/all.json"]) == (4, b'{"series":[]}\n')


def test_files_are_as_large_as_announced(tmp_path: Path) -> None:
    """The sizes that pages print are those of the files on disk."""
    files = write_downloads(catalogue(observation("2025-Q1", 2, value="1", note="ö")), tmp_path)
    assert {address: (tmp_path / address).stat().st_size for address in files} == sizes_of(files)


def test_every_table_has_a_cell_for_each_column() -> None:
    """Organisations, services, metrics and targets have as many cells in each row as their table has columns."""
    found = {table.name: {len(row) for row in rows(known())} for table, rows in OTHERS}
    assert found == {table.name: {len(table.columns)} for table, _ in OTHERS}


def known() -> Catalogue:
    """Return the small catalogue with one target."""
    target = Target(
        organisation="ministry-of-kites",
        service="kite-licence",
        metric="completion-rate",
        value="90.50",
        since=FIGURES[0].period,
        until=None,
        location=Location("metrics/ministry-of-kites/targets.csv", 2),
    )
    return replace(catalogue(*FIGURES), targets=(target,))


def test_a_row_tells_when_its_figure_was_published_and_changed() -> None:
    """First published, last changed and the commit come from the ledger; a figure that it does not know has none."""
    first = Publishing("a" * 40, datetime(2025, 5, 1, 9, 30, tzinfo=UTC), datetime(2025, 4, 30, tzinfo=UTC))
    later = Publishing("b" * 40, datetime(2025, 8, 1, 9, 30, tzinfo=UTC), datetime(2025, 7, 31, tzinfo=UTC))
    key = key_of(FIGURES[0])
    vintages = (Vintage(commit=first, kind="first", value="84"), Vintage(commit=later, kind="revised", value="84.20"))
    ledger = Ledger("whole", {key: Record(key, vintages)}, first)
    content = downloads_of(catalogue(*FIGURES), ledger)["services/kite-licence/data.csv"]
    found = [
        (row["first_published"], row["last_changed"], row["commit"])
        for row in csv.DictReader(content.decode().splitlines())
    ]
    assert found == [("2025-05-01T09:30:00Z", "2025-08-01T09:30:00Z", "b" * 40), ("", "", ""), ("", "", "")]


def test_json_says_once_what_all_figures_of_a_series_share() -> None:
    """A file of JSON lists series; figures in it hold the submitted text, and blank cells are left out."""
    (series,) = json.loads(downloads_of(catalogue(FIGURES[0]))["services/kite-licence/data.json"])["series"]
    figure = series["figures"][0]
    assert (series["metric"]["id"], figure["value"], figure["source_line"], "note" in figure) == (
        "completion-rate",
        "84.20",
        2,
        False,
    )


def test_the_form_for_excel_is_the_same_file_with_a_mark() -> None:
    """Beside the plain file lies one that begins with a byte-order mark and is otherwise the same."""
    files = downloads_of(catalogue(*FIGURES))
    marked, plain = (files[f"metrics/completion-rate/data{end}.csv"] for end in ("-excel", ""))
    assert marked == b"\xef\xbb\xbf" + plain


def test_sums_are_those_of_the_files(tmp_path: Path) -> None:
    """The sum that is told of each file is that of its bytes on disk, and the rows are those of its table."""
    files = write_downloads(catalogue(*FIGURES), tmp_path)
    assert {address: file.sum for address, file in files.items()} == {
        address: sha256((tmp_path / address).read_bytes()).hexdigest() for address in files
    }
    assert (files["data/all.csv"].rows, files["services/kite-licence/data.csv"].rows) == (4, 3)


def test_nothing_depends_on_how_much_waits_to_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written piece by piece as they come, all files have the same bytes as written at once."""
    at_once = downloads_of(catalogue(*FIGURES))
    monkeypatch.setattr(growing_files, "_HELD", 0)
    assert downloads_of(catalogue(*FIGURES)) == at_once


def test_memory_does_not_grow_with_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many figures, 5 MB more of text, take hardly more memory: what is known of each file, and no line."""
    monkeypatch.setattr(growing_files, "_HELD", 100_000)
    few, many = (
        written_with(invented_councils(3_160), tmp_path / "few"),
        written_with(invented_councils(6_320), tmp_path / "many"),
    )
    more_text, more_memory = (after - before for before, after in zip(few, many, strict=True))
    assert (more_text > 5_000_000, more_memory < 500_000) == (True, True)


def written_with(known: Catalogue, site: Path) -> tuple[int, int]:
    """Write all downloads, and return the bytes that were written and the most memory that it took."""
    record, _ = publication_record(known, UNKNOWN, None), known.series
    tracemalloc.start()
    files = write_downloads(known, site, UNKNOWN, record)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return sum(sizes_of(files).values()), most
