import csv
from pathlib import Path

from plainfigures.publish import addresses
from plainfigures.publish.downloads import COLUMNS, render_downloads, sizes_of, write_downloads
from tests.publish.invented import FIGURES, catalogue, observation


def rows(address: str) -> list[dict[str, str]]:
    lines = render_downloads(catalogue(*FIGURES))[address]
    return list(csv.DictReader(line.decode() for line in lines))


def test_every_page_with_figures_has_its_file() -> None:
    """There is one file for everything and one for each organisation, service, metric and figure page."""
    assert sorted(render_downloads(catalogue(*FIGURES))) == [
        "data/all.csv",
        "data/revisions.csv",
        "metrics/completion-rate/data.csv",
        "organisations/ministry-of-kites/completion-rate/data.csv",
        "organisations/ministry-of-kites/data.csv",
        "services/kite-licence/completion-rate/data.csv",
        "services/kite-licence/data.csv",
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
    }


def test_an_organisations_file_holds_its_services_figures_too() -> None:
    """What an organisation publishes of itself and of its services stands in one file, the former first."""
    found = [(row["service"], row["dimensions"]) for row in rows("organisations/ministry-of-kites/data.csv")]
    assert found == [("", "channel=online"), *[("kite-licence", "")] * 3]


def test_files_follow_rfc_4180() -> None:
    """Lines end in CR and LF, and quotation marks are doubled."""
    lines = render_downloads(catalogue(*FIGURES))["services/kite-licence/data.csv"]
    assert (lines[2].endswith(b"\r\n"), b'"Counted twice, ""by hand"""' in lines[2]) == (True, True)


def test_the_order_of_submission_does_not_matter() -> None:
    """The same figures in another order make the same bytes."""
    assert render_downloads(catalogue(*reversed(FIGURES))) == render_downloads(catalogue(*FIGURES))


def test_a_catalogue_without_figures_has_a_header() -> None:
    """The files of everything, of each metric and of each organisation are there before any figure is."""
    header = [",".join(COLUMNS).encode() + b"\r\n"]
    downloads = dict(render_downloads(catalogue()))
    revisions = downloads.pop(addresses.ALL_REVISIONS)
    assert (set(map(tuple, downloads.values())), len(revisions)) == ({tuple(header)}, 1)


def test_files_are_as_large_as_announced(tmp_path: Path) -> None:
    """The sizes that pages print are those of the files on disk."""
    downloads = render_downloads(catalogue(observation("2025-Q1", 2, value="1", note="ö")))
    write_downloads(downloads, tmp_path)
    assert {address: (tmp_path / address).stat().st_size for address in downloads} == sizes_of(downloads)
