"""The record of publication of a root that is a real git repository, committed as departments do it."""

from datetime import date
from pathlib import Path

import pytest

from plainfigures import pipeline
from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.check.catalogue import catalogue_of
from tests.roots import git
from tests.small_root import TODAY, lay_out, put

AGENCY = "metrics/example-agency"
ASKED = "- {metric: transactions, kinds: [executive-agency], from: 2026-Q1, until: 2026-Q3}\n"


def commit(root: Path, day: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", f"The figures of {day}", when=f"{day}T12:00:00+00:00")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root: its agency gives the first quarter on time, the second 51 days late, and of the third a part."""
    root = lay_out(tmp_path_factory.mktemp("root"))
    put(root, "schemas/obligations.yml", ASKED)
    second, third = root / AGENCY / "2026-Q2.csv", root / AGENCY / "2026-Q3.yml"
    later = {second: second.read_text("utf-8"), third: third.read_text("utf-8")}
    for path in later:
        path.unlink()
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "2026-05-12")
    second.write_text(later[second], "utf-8")
    commit(root, "2026-10-01")
    third.write_text(later[third], "utf-8")
    commit(root, "2026-11-10")
    return root


def record(root: Path, day: date) -> PublicationRecord:
    evidence = pipeline.check(root, TODAY, lambda *_: None).evidence
    return publication_record(catalogue_of(evidence), pipeline.read_ledger(root, evidence), day)


def told(of: PublicationRecord) -> list[tuple[str, str, str, int]]:
    return [
        (each.owed.service, str(each.owed.period), each.state, each.days)
        for each in of.timeliness.timings
        if each.owed.service == "example-appointments"
    ]


def test_commits_say_what_came_when(root: Path) -> None:
    """What is committed on its due day is on time; what comes 51 days after its own is late by so many."""
    found = record(root, date(2026, 11, 22))
    assert told(found)[:2] == [
        ("example-appointments", "2026-Q1", "on-time", 0),
        ("example-appointments", "2026-Q2", "late", 51),
    ]


def test_a_shallow_clone_calls_nobody_late(root: Path, tmp_path: Path) -> None:
    """Where the history is cut off, figures are here and nobody knows since when."""
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(tmp_path / "shallow"))
    found = record(tmp_path / "shallow", date(2026, 11, 22))
    assert (found.timeliness.dated, [state for *_, state, _ in told(found)[:2]]) == (False, ["undated", "undated"])


def test_the_first_commit_is_where_the_site_began(root: Path) -> None:
    """The days on which figures came are those of their commits, the first one among them."""
    found = [each for each in record(root, date(2026, 11, 22)).published if each.organisation == "example-agency"]
    transactions = next(each for each in found if each.metric == "transactions")
    assert (transactions.came, transactions.newest) == (date(2026, 5, 12), date(2026, 11, 10))
