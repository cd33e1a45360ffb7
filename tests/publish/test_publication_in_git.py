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


LATE_DUTY = "- {metric: transactions, kinds: [executive-agency], from: 2026-Q1, until: 2026-Q2}\n"


@pytest.fixture(scope="module")
def asked_late(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root: nobody owes anything until 1 September, when figures since January are asked for.

    Those of January to March are here since May; those of April to June come on 1 October.
    """
    root = lay_out(tmp_path_factory.mktemp("root"))
    put(root, "schemas/obligations.yml", "[]\n")
    second = root / AGENCY / "2026-Q2.csv"
    later = second.read_text("utf-8")
    second.unlink()
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "2026-05-20")
    put(root, "schemas/obligations.yml", LATE_DUTY)
    commit(root, "2026-09-01")
    second.write_text(later, "utf-8")
    commit(root, "2026-10-01")
    return root


def test_nobody_is_late_for_what_was_not_asked_for_at_the_time(asked_late: Path) -> None:
    """A duty written down on 1 September makes nothing of before late, and gives 42 days for what is not here."""
    timings = record(asked_late, date(2026, 10, 20)).timeliness.timings
    mine = [each for each in timings if each.owed.service == "example-appointments"]
    assert [(str(each.owed.period), each.state, each.owed.due, each.asked) for each in mine] == [
        ("2026-Q1", "before", date(2026, 10, 13), date(2026, 9, 1)),
        ("2026-Q2", "on-time", date(2026, 10, 13), date(2026, 9, 1)),
    ]


def test_what_is_asked_for_late_is_missing_late(asked_late: Path) -> None:
    """What has not come is missing once the time to answer is over, and not since the period's due day."""
    days = (date(2026, 9, 30), date(2026, 10, 13), date(2026, 10, 14))
    git(asked_late, "checkout", "--quiet", "HEAD~1")
    found = [record(asked_late, day).timeliness.timings for day in days]
    git(asked_late, "checkout", "--quiet", "main")
    second = [[each for each in timings if str(each.owed.period) == "2026-Q2"] for timings in found]
    assert [{(each.state, each.days) for each in timings} for timings in second] == [
        {("not-due", 0)},
        {("not-due", 0)},
        {("missing", 1)},
    ]


def test_what_is_not_committed_yet_is_asked_for_today(asked_late: Path, tmp_path: Path) -> None:
    """A duty in the working tree alone makes nobody late."""
    copy = tmp_path / "copy"
    git(asked_late, "clone", "--quiet", str(asked_late), str(copy))
    put(copy, "schemas/obligations.yml", LATE_DUTY.replace("transactions", "completion-rate"))
    assert {each.state for each in record(copy, date(2026, 10, 20)).timeliness.timings} == {"not-due"}
