"""The published number is the submitted number, whatever was submitted and whoever reads the file."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pandas
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.check.catalogue import catalogue_of, check_source, gather
from plainfigures.check.evidence import NUMBERS, Evidence
from plainfigures.read.source import read_source, source_of
from tests.publish.written import downloads_of
from tests.small_root import REPOSITORY, TODAY

FOLDER = "metrics/example-council"
FILE = f"{FOLDER}/invented.csv"
PROFILE = b"name: Example Council\nkind: council\nwebsite: https://example.org/\n"
DEFINITION = b"""\
title: Invented score
question: How does the invented score stand?
definition: An invented score.
unit: score
decimals: 1
better: neither
frequency: month
due: 30
level: organisation
calculation: numerator / denominator
numerator: The one
denominator: The other
comparison: never
status: management-information
source: {title: An invented source, url: https://example.org/source}
"""
HEADER = ("metric", "period", *NUMBERS, "marker", "note")
ROWS, TABLES = 50, 40  # of five numbers and a note each: 10,000 numbers in all

numbers = st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?", fullmatch=True)
HOSTILE = (
    *("1e5", "1E+5", "007", "+5", "\u22125", "-0", "-0.0", "0.10", "84.20", ".5", "5.", "1,000", "1 000", "\u00bd"),
    *("\u0661\u0662", " 5", "5 ", "=1+1", "@SUM(1)", "-1+2", "--1", "NaN", "inf", "0x10", "5%", "\u00a35", "'5", '"5"'),
    *("5\n", "\n5", "1\n2", "\t5", "9" * 16, "0." + "1" * 11, "1_000", "TRUE", "null", "#N/A"),
)
visible = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=5)
texts = numbers | numbers | st.sampled_from(HOSTILE) | visible
NOTES = ("", 'Counted "by hand"', "a, b; c", "two\nlines", "=1+1", "+1", "@x", "-1", "'quoted'", '""', "\\n", "é\u0301")
notes = st.sampled_from(NOTES)
rows = st.lists(st.tuples(*[texts] * len(NUMBERS), notes), min_size=ROWS, max_size=ROWS)
usual = st.lists(st.tuples(numbers, *[numbers | st.just("")] * (len(NUMBERS) - 1), notes), min_size=ROWS, max_size=ROWS)

Reader = Callable[[bytes], Iterator[Mapping[str, str]]]


def by_csv(content: bytes) -> Iterator[Mapping[str, str]]:
    yield from csv.DictReader(io.StringIO(content.decode(), newline=""))


def by_pandas(content: bytes) -> Iterator[Mapping[str, str]]:
    frame = pandas.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    yield from frame.to_dict("records")


def by_polars(content: bytes) -> Iterator[Mapping[str, str]]:
    yield from pl.read_csv(content, infer_schema=False).fill_null("").iter_rows(named=True)


READERS: tuple[Reader, ...] = (by_csv, by_pandas, by_polars)


@cache
def schemas() -> tuple[tuple[str, bytes], ...]:
    paths = (*(REPOSITORY / "schemas").glob("*.yml"),)
    kept = [path for path in paths if path.name in ("observations.yml", "services.yml", "targets.yml", "domains.yml")]
    return tuple((f"schemas/{path.name}", path.read_bytes()) for path in sorted(kept))


def submission(table: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for number, (*values, note) in enumerate(table):
        marker = "" if values[0] else "x"
        writer.writerow(("invented-score", f"{2020 + number // 12}-{number % 12 + 1:02}", *values, marker, note))
    return text.getvalue().encode()


def passed(table: Sequence[Sequence[str]]) -> Evidence:
    """Return the evidence of a submission without the rows in which the check found an error."""
    definition = ("schemas/metrics/service-performance/invented-score.yml", DEFINITION)
    files = [(f"{FOLDER}/organisation.yml", PROFILE), (FILE, submission(table)), *schemas(), definition]
    evidence, problems = check_source(source_of(files), TODAY)
    refused = [each.location.line for each in problems if each.severity == "error" and each.location.path == FILE]
    return replace(evidence, figures=evidence.figures.filter(~pl.col("line").is_in(refused)))


def submitted(table: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the numbers and the note of each row of a table, as they went in, by its period."""
    read = csv.DictReader(io.StringIO(submission(table).decode(), newline=""))
    return {row["period"]: tuple(row[name] for name in (*NUMBERS, "note")) for row in read}


def published(content: bytes, reader: Reader) -> dict[str, tuple[str, ...]]:
    return {row["period"]: tuple(row[name] for name in (*NUMBERS, "note")) for row in reader(content)}


@given(rows | usual)
@settings(max_examples=TABLES, deadline=None, derandomize=True, database=None)
def test_what_is_published_is_what_was_submitted(table: list[tuple[str, ...]]) -> None:
    """Of 10,000 numbers, many of them hostile, each is refused by name or read back character for character."""
    evidence = passed(table)
    given = submitted(table)
    kept = {str(period): given[str(period)] for period in evidence.figures["period"]}
    content = downloads_of(catalogue_of(evidence))["data/all.csv"]
    assert [published(content, reader) for reader in READERS] == [kept] * len(READERS)


def test_every_generated_table_has_rows_that_pass_and_rows_that_do_not() -> None:
    """Of the hostile texts only minus nought, in two spellings, and numbers with noughts at the end are numbers."""
    evidence = passed([(text, *[""] * (len(NUMBERS) - 1), "") for text in HOSTILE])
    assert evidence.figures["value"].to_list() == ["-0", "-0.0", "0.10", "84.20"]


def submissions() -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Yield each row of each submission of the demonstration, read by nothing but the csv module, with its place."""
    for path in sorted((REPOSITORY / "metrics").glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header, line = next(reader), reader.line_num + 1
            for row in reader if "metric" in header and "from" not in header else ():
                yield path.relative_to(REPOSITORY).as_posix(), line, dict(zip(header, row, strict=True))
                line = reader.line_num + 1


def test_the_whole_demonstration_is_published_as_it_was_submitted() -> None:
    """Each row of each submission stands in all.csv with every number and note as it is in the file, and no other."""
    wanted = {
        (path, str(line)): tuple(row.get(name, "") for name in (*NUMBERS, "note")) for path, line, row in submissions()
    }
    content = downloads_of(catalogue_of(gather(read_source(REPOSITORY), TODAY, validate=False)))["data/all.csv"]
    for reader in READERS:
        found = {
            (row["source_file"], row["source_line"]): tuple(row[name] for name in (*NUMBERS, "note"))
            for row in reader(content)
        }
        assert found == wanted
