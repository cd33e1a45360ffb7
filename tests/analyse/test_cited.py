"""Which commit is cited: the newest that changed anything of what the figures are made from."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from plainfigures.analyse.cited import Cited, cited_in
from plainfigures.model.commit import Commit
from plainfigures.model.embargo import Embargo, held_back
from plainfigures.model.history import FileVersion, History
from plainfigures.model.ledger import UNKNOWN, LastChange, Ledger, Publishing, Record, key_of
from tests.analyse.test_timeliness import vintage
from tests.model.invented import observation
from tests.publish.invented import COMPLETION, FIGURES, catalogue

KITES, WIND = "ministry-of-kites", "office-of-wind"
KNOWN = catalogue(*FIGURES)
SITE = Commit("f" * 40, date(2026, 5, 31))
COMMITS = tuple(Publishing(str(day) * 40, when := datetime(2026, 5, day, 12, tzinfo=UTC), when) for day in range(1, 7))
END = len(COMMITS)
OF_KITES = FileVersion(f"metrics/{KITES}/2025-Q1.csv", "a", 0, END)


def versions(*changes: tuple[str, int, int]) -> tuple[FileVersion, ...]:
    return OF_KITES, *(FileVersion(path, "b", since, until) for path, since, until in changes)


def cited(history: History, *, ledger: Ledger = UNKNOWN, commit: Commit | None = SITE) -> Cited:
    return cited_in(KNOWN, replace(ledger, state="whole", last_changes=history.last_changes), commit)


def day_of(commit: Commit | None) -> tuple[str, int]:
    assert commit is not None
    return commit.hash[:1], commit.day.day


def of_kites(*changes: tuple[str, int, int], **more: Any) -> tuple[str, int]:
    return day_of(cited(History("whole", COMMITS, versions(*changes)), **more).organisations[KITES])


def test_only_its_own_folder_and_definitions_count() -> None:
    """Others' files and lists of who owes what are later, and change nothing; a definition does."""
    others = ("metrics/office-of-wind/a.csv", 4, END), ("schemas/obligations.yml", 3, END)
    longer = (f"metrics/{KITES}-and-strings/a.csv", 5, END)
    definition = ("schemas/metrics/service-performance/completion-rate.yml", 2, END)
    assert (of_kites(*others, longer), of_kites(*others, definition)) == (("1", 1), ("3", 3))


def test_a_file_that_is_gone_is_a_change() -> None:
    """The commit that deleted a file counts as much as one that added or edited one."""
    assert of_kites((f"metrics/{KITES}/services.csv", 1, 3)) == ("4", 4)


def test_a_metric_is_cited_by_its_own_last_change() -> None:
    """What its organisations change beside it does not count; where nobody ever reported it, a definition does."""
    definition = ("schemas/metrics/service-performance/completion-rate.yml", 2, END)
    history = History("whole", COMMITS, versions((f"metrics/{KITES}/a.csv", 5, END), definition))
    own = {COMPLETION.id: LastChange(3, COMMITS[3])}
    found = [
        day_of(cited(history, ledger=Ledger("whole", metric_changes=each)).metrics[COMPLETION.id]) for each in (own, {})
    ]
    assert found == [("4", 4), ("3", 3)]


def test_uncommitted_changes_of_who_ever_reported_a_metric_count_for_it() -> None:
    """Who reports it no more may be about to report it again; who never did is no concern of its page."""
    left = observation("2025-Q1", organisation=WIND, service="", metric=COMPLETION.id, value="1")
    record = Record(key_of(left), (vintage(date(2026, 5, 2)),))
    site = replace(SITE, changed=(f"metrics/{WIND}/a.csv",))
    ledgers = (Ledger("whole", {record.key: record}), UNKNOWN)
    found = [cited_in(KNOWN, ledger, site).metrics[COMPLETION.id] for ledger in ledgers]
    assert [each and each.clean for each in found] == [False, True]


def test_without_a_history_it_is_the_commit_of_the_site() -> None:
    """Where nothing is known of the history, or no commit, the site's is all that there is to name."""
    unknown = cited_in(KNOWN, UNKNOWN, SITE)
    none = cited(History("whole", COMMITS, versions()), commit=None)
    assert (unknown.organisations[KITES], unknown.metrics[COMPLETION.id], none.organisations[KITES]) == (
        SITE,
        SITE,
        None,
    )


def test_changes_count_where_they_are() -> None:
    """Changed files of the organisation and under `schemas/` count for it; those of others and of the site do not."""
    paths = (f"metrics/{KITES}/a.csv", "schemas/domains.yml", f"metrics/{WIND}/a.csv", "mkdocs.yml", "site/x.css")
    commits = [cited_in(KNOWN, UNKNOWN, replace(SITE, changed=(path,))) for path in paths]
    clean = [[each and each.clean for each in (found.organisations[KITES], found.whole)] for found in commits]
    assert clean == [[False, False], [False, False], [True, False], [True, False], [True, False]]


def test_what_is_held_back_is_not_cited_before_its_time() -> None:
    """Until then neither file nor embargo moves what is cited; then it is their commit, with the day of the embargo."""
    embargo = Embargo.model_validate({"file": "2025-Q2.csv", "publish_at": "2026-06-11 09:30 Europe/London"})
    changes = versions((f"metrics/{KITES}/2025-Q2.csv", 2, END), (f"metrics/{KITES}/embargoes.yml", 2, END))
    history, embargoes = History("whole", COMMITS, changes), {KITES: (embargo,)}
    days = [
        day_of(cited(history.as_published(embargoes, held_back(embargoes, moment))).organisations[KITES])
        for moment in (datetime(2026, 6, 11, 8, 29, tzinfo=UTC), datetime(2026, 6, 11, 8, 30, tzinfo=UTC))
    ]
    assert days == [("1", 1), ("3", 11)]


def test_a_later_commit_holds_what_was_held_back_as_well() -> None:
    """The newest commit is named, which holds both files, as at the day on which the last of them came out."""
    embargo = Embargo.model_validate({"file": "2025-Q2.csv", "publish_at": "2026-06-11 09:30 Europe/London"})
    changes = versions((f"metrics/{KITES}/2025-Q2.csv", 2, END), (f"metrics/{KITES}/targets.csv", 4, END))
    embargoes = {KITES: (embargo,)}
    out = held_back(embargoes, datetime(2026, 6, 12, tzinfo=UTC))
    history = History("whole", COMMITS, changes).as_published(embargoes, out)
    assert day_of(cited(history).organisations[KITES]) == ("5", 11)
