"""Dated copies of a root that is a real git repository: made from its history alone, and never changed."""

import csv
import gzip
import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from plainfigures import pipeline
from plainfigures.model.change import Key
from plainfigures.model.commit import Commit
from plainfigures.model.ledger import Ledger, Publishing, Record, Vintage
from plainfigures.model.period import Period
from plainfigures.publish.as_of import figures_as_of
from plainfigures.publish.dated_copies import contents_of, days_over, document_of, write_dated_copies
from tests.roots import git
from tests.small_root import TODAY, lay_out_website, put

FIRST, SECOND, THIRD = date(2026, 5, 12), date(2026, 10, 1), date(2026, 11, 10)
DEPARTMENT = "metrics/example-department"
METRIC = "schemas/metrics/service-performance/completion-rate.yml"


def commit(root: Path, day: date) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", f"The figures of {day}", when=f"{day}T12:00:00+00:00")


def build(root: Path) -> Mapping[str, bytes]:
    """Build the site and return what lies below `releases/` but its page and the list, which grow."""
    moment = datetime(2026, 11, 29, tzinfo=UTC)
    built = pipeline.build(root, root / "out" / "site", TODAY, lambda *_: None, moment)
    assert built.site, [problem.message for problem in built.report.problems]
    folder = root / "out" / "site" / "releases"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in files.items() if "/" in path}


def edit(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_text("utf-8")
    assert before in text
    put(root, path, text.replace(before, after))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root with figures of two days, the later of which is not over."""
    root = lay_out_website(tmp_path_factory.mktemp("root"))
    text = (root / DEPARTMENT / "2026-Q3.csv").read_text("utf-8")
    (root / DEPARTMENT / "2026-Q3.csv").unlink()
    git(root, "init", "--quiet", "--initial-branch", "main")
    put(root, ".gitignore", "out/\n")
    commit(root, FIRST)
    put(root, f"{DEPARTMENT}/2026-Q3.csv", text)
    commit(root, SECOND)
    return root


@pytest.fixture(scope="module")
def made(root: Path) -> Mapping[str, bytes]:
    return build(root)


def figures(content: bytes) -> str:
    return gzip.decompress(content).decode()


def test_a_copy_is_made_when_its_day_is_over(made: Mapping[str, bytes]) -> None:
    """Of the day of the newest commit there is no copy yet: another commit of that day may change it."""
    assert sorted(made) == ["2026-05-12/figures.csv.gz", "2026-05-12/release.json"]


def test_a_copy_is_never_changed(root: Path, made: Mapping[str, bytes], tmp_path: Path) -> None:
    """Revised and withdrawn figures, another calculation, new names and titles: old copies stay byte for byte."""
    later = shutil.copytree(root, tmp_path / "later")
    for path in sorted((later / DEPARTMENT).glob("*.csv")):
        put(later, f"{DEPARTMENT}/{path.name}", path.read_text("utf-8").replace("example-permits", "example-passes"))
    edit(later, f"{DEPARTMENT}/organisation.yml", "name: ", "name: The New ")
    edit(later, "metrics/example-agency/downtime.csv", "2026-09,12.5,,", "2026-09,13.5,r,Counted again")
    edit(later, "metrics/example-agency/downtime.csv", "2026-07,0,,", "2026-07,,x,The log was lost")
    edit(later, METRIC, "title: Comp", "title: New comp")
    edit(later, METRIC, "calculation: numerator / denominator * 100", "calculation: 100 * numerator / denominator")
    edit(later, METRIC, "definition: ", "definition: In other words. ")
    commit(later, THIRD)
    edit(later, "mkdocs.yml", "site_name: Plain Figures", "site_name: Another name")
    commit(later, date(2026, 11, 11))
    again = build(later)
    assert {path: again[path] for path in made} == made
    assert {path.partition("/")[0] for path in again} == {str(day) for day in (FIRST, SECOND, THIRD)}


def test_a_copy_is_what_the_command_says_of_that_day(root: Path, made: Mapping[str, bytes]) -> None:
    """The file holds the very bytes that `as-of` gives."""
    said = pipeline.as_of(root, FIRST, datetime(2026, 11, 29, tzinfo=UTC), None)
    assert figures(made["2026-05-12/figures.csv.gz"]) == said


def test_the_document_says_how_to_tell_that_a_file_is_the_same(made: Mapping[str, bytes]) -> None:
    """The SHA-256, the bytes and the rows are those of the file when it is unpacked."""
    content = gzip.decompress(made["2026-05-12/figures.csv.gz"])
    (file,) = json.loads(made["2026-05-12/release.json"])["files"]
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    known = (sha256(content).hexdigest(), len(content), len(rows), list(rows[0]))
    assert (file["sha256"], file["bytes"], file["rows"], list(file["columns"])) == known


def test_the_document_names_the_commit(root: Path, made: Mapping[str, bytes]) -> None:
    """Commit and moment of what was published on that day stand beside the copy."""
    first = git(root, "log", "--format=%H", "--reverse").split()[0]
    said = json.loads(made["2026-05-12/release.json"])
    assert (said["commit"], said["commits"]) == (first, [{"commit": first, "published": "2026-05-12T12:00:00Z"}])


def test_the_page_leads_to_every_copy(root: Path, made: Mapping[str, bytes]) -> None:
    """Each copy is linked with its day in words, its document and its sum."""
    page = (root / "out/site/releases/index.html").read_text("utf-8")
    (file,) = json.loads(made["2026-05-12/release.json"])["files"]
    links = re.findall(r'href="([^"]*2026-05-12[^"]*)"', page)
    told = (links, "12 May 2026</h2>" in page, file["sha256"] in page)
    assert told == (["../releases/2026-05-12/figures.csv.gz", "../releases/2026-05-12/release.json"], True, True)


KEY = Key("example-a", "", "example-metric", Period(date(2026, 1, 1), 3), (("channel", "online"),))


def vintage(day: int, value: str, **given: object) -> Vintage:
    moment = datetime(2026, 5, day, 9, 30, tzinfo=UTC)
    known = {"kind": "first", "value": value, "number": Decimal(value or 0), "path": "metrics/example-a/2026-Q1.csv"}
    return Vintage(commit=Publishing(f"{day:040}", moment, moment), **known | given)  # type: ignore[arg-type]


LEDGER = Ledger(
    "whole",
    {
        KEY: Record(
            KEY,
            (
                vintage(1, "84.20", markers=("p",)),
                vintage(3, "85", kind="revised", markers=("r",), note='Counted "again", twice'),
                vintage(5, "", kind="withdrawn", number=None),
            ),
        ),
        KEY._replace(codes=()): Record(
            KEY._replace(codes=()),
            (vintage(3, "", numerator="1", denominator="3", number=Decimal(1) / 3, lower="0.1"),),
        ),
    },
)
HEADER = (
    "organisation,service,metric,dimensions,period,period_start,period_end,period_label,value,computed_value,"
    "numerator,denominator,inputs,lower,upper,marker,note,kind,published,commit,first_published,source_file\r\n"
)
WHEN = "2026-Q1,2026-01-01,2026-03-31,January to March 2026"


def test_the_first_form_stays_as_it_is() -> None:
    """These are the bytes of form 1. Whoever changes them makes a new form for days to come, and keeps this test."""
    (day, rows, content), *_ = contents_of(LEDGER, [date(2026, 5, 3)])
    online = (
        f'example-a,,example-metric,channel=online,{WHEN},85,,,,,,,r,"Counted ""again"", twice",revised,'
        f"2026-05-03T09:30:00Z,{3:040},2026-05-01T09:30:00Z,metrics/example-a/2026-Q1.csv\r\n"
    )
    total = (
        f"example-a,,example-metric,,{WHEN},,0.333333,1,3,,0.1,,,,first,"
        f"2026-05-03T09:30:00Z,{3:040},2026-05-03T09:30:00Z,metrics/example-a/2026-Q1.csv\r\n"
    )
    assert (day, rows, content.decode()) == (date(2026, 5, 3), 2, HEADER + online + total)


def test_every_day_holds_what_held_at_its_end() -> None:
    """Figures that were withdrawn by then are gone; all others are there as they were."""
    commit = Commit("f" * 40, date(2026, 5, 9))
    found = {day: content.decode() for day, _, content in contents_of(LEDGER, days_over(LEDGER, commit))}
    assert found == {date(2026, 5, day): figures_as_of(LEDGER, date(2026, 5, day)) for day in (1, 3, 5)}


def test_the_newest_copy_stands_first_in_the_list(tmp_path: Path) -> None:
    """Programs find all copies, newest first, each with its sum; the document counts what was done that day."""
    commit = Commit("f" * 40, date(2026, 5, 5))
    copies = write_dated_copies(LEDGER, commit, tmp_path / "site", tmp_path / "cache")
    said = json.loads((tmp_path / "site/releases/releases.json").read_text("utf-8"))
    listed = [(each["day"], each["sha256"]) for each in said["releases"]]
    assert listed == [(str(copy.day), copy.sum) for copy in copies]
    assert document_of(copies[0])["changes"] == {"first": 1, "revised": 1}


DATED = replace(LEDGER, days={date(2026, 5, day): str(day) for day in (1, 3, 5)})


@pytest.mark.parametrize("ledger", [LEDGER, DATED], ids=["of its sum", "of its day"])
@pytest.mark.parametrize("broken", [b"", b"\x1f\x8b no figures", None], ids=["empty", "other", "cut"])
def test_a_kept_file_that_is_broken_is_made_anew(ledger: Ledger, broken: bytes | None, tmp_path: Path) -> None:
    """What lies in the cache is taken only where it holds the very figures."""
    commit = Commit("f" * 40, date(2026, 5, 2))
    (copy,) = write_dated_copies(ledger, commit, tmp_path / "site", tmp_path / "cache")
    file, (kept,) = tmp_path / "site/releases/2026-05-01/figures.csv.gz", (tmp_path / "cache").rglob("*.gz")
    good = file.read_bytes()
    kept.write_bytes(good[:40] if broken is None else broken)
    write_dated_copies(ledger, commit, tmp_path / "site", tmp_path / "cache")
    assert (file.read_bytes(), copy.compressed) == (good, len(good))


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"figures": 1}', "no JSON"])
def test_what_is_kept_of_a_day_and_cannot_be_read_is_made_anew(broken: str, tmp_path: Path) -> None:
    """What is said of a kept copy is taken only where all of it is there."""
    commit = Commit("f" * 40, date(2026, 5, 2))
    made = write_dated_copies(DATED, commit, tmp_path / "site", tmp_path / "cache")
    (kept,) = (tmp_path / "cache").rglob("*.json")
    kept.write_text(broken, "utf-8")
    assert write_dated_copies(DATED, commit, tmp_path / "site", tmp_path / "cache") == made


def test_a_copy_that_is_kept_is_not_written_out_again(tmp_path: Path) -> None:
    """The text of its day is all that is looked at: figures of another history under the same text are not read."""
    commit = Commit("f" * 40, date(2026, 5, 4))
    made = write_dated_copies(DATED, commit, tmp_path / "site", tmp_path / "cache")
    later = DATED.days | {date(2026, 5, 3): "another"}
    others = replace(
        DATED, days=later, records={KEY: Record(KEY, (vintage(1, "99"), vintage(3, "98", kind="revised")))}
    )
    again = write_dated_copies(others, commit, tmp_path / "site", tmp_path / "cache")
    assert [before.sum == after.sum for before, after in zip(made, again, strict=True)] == [False, True]


def test_without_a_history_there_are_no_copies(tmp_path: Path) -> None:
    """Where nobody knows what was published when, nothing is claimed."""
    commit = Commit("f" * 40, date(2026, 5, 5))
    assert write_dated_copies(Ledger("shallow"), commit, tmp_path, tmp_path) == ()


def test_the_document_of_the_first_form_stays_as_it_is(tmp_path: Path) -> None:
    """What is said beside a copy, the meaning of its columns included, is part of the form and has these bytes."""
    write_dated_copies(LEDGER, Commit("f" * 40, date(2026, 5, 4)), tmp_path / "site", tmp_path / "cache")
    said = (tmp_path / "site/releases/2026-05-03/release.json").read_bytes()
    assert sha256(said).hexdigest() == "42a8a4ef740904d668b439d10feb3fca4bc84272ca407bfc07ab8c89d47fe6d4"
