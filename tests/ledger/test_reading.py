"""The ledger of small histories, each with one thing in it that must be told apart."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.ledger import Ledger, Publishing, Record
from plainfigures.pipeline import as_of, read_ledger_of, why_no_history
from tests.ledger.repository import commit, run
from tests.roots import write
from tests.small_root import REPOSITORY

FILE = "metrics/example-department/2025-Q1.csv"
HEADER = "metric,value,numerator,denominator,marker,note"
DEFINITION = "schemas/metrics/service-performance/completion-rate.yml"
DAY = 86_400
NOW = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with the repository's schemas in a repository of its own, without a commit."""
    shutil.copytree(REPOSITORY / "schemas", tmp_path / "root" / "schemas")
    (tmp_path / "root" / "metrics").mkdir()
    run(tmp_path / "root", DAY, "init", "-q")
    return tmp_path / "root"


def put(root: Path, day: int, *rows: str, path: str = FILE) -> None:
    """Write a file with these rows and commit it on a day, counted from 1 January 1970."""
    write(root, {path: "\n".join([HEADER, *rows, ""])})
    commit(root, day * DAY, "A commit")


def only(ledger: Ledger) -> Record:
    (record,) = ledger.records.values()
    return record


def kinds(root: Path) -> list[str]:
    return [each.kind for each in only(read_ledger_of(root)).vintages]


def test_publishing_and_writing_are_two_times(root: Path) -> None:
    """A figure is published when it is committed to the main line, whenever its author wrote it."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    first = only(read_ledger_of(root)).first.commit
    assert first == Publishing(first.hash, datetime(1970, 4, 11, tzinfo=UTC), datetime(1970, 4, 10, tzinfo=UTC))


def test_a_revision_keeps_both_texts_and_the_reason(root: Path) -> None:
    """The old and the new text, the marker and the note are told; a provisional figure's revision is scheduled."""
    put(root, 100, "ai-tools-in-use,5.0,,,p,")
    put(root, 101, "ai-tools-in-use,6,,,r,Two more were found.")
    (step,) = read_ledger_of(root).steps
    told = (step.before.value, step.after.value, step.after.markers, step.after.note, step.sort, step.way)
    assert told == ("5.0", "6", ("r",), "Two more were found.", "scheduled", "up")


def test_an_unannounced_revision_is_a_correction(root: Path) -> None:
    """Without p or er before it, a revision is a correction."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,4,,,r,One was counted twice.")
    assert [(step.sort, step.way) for step in read_ledger_of(root).steps] == [("correction", "down")]


def test_a_definition_that_changes_a_figure_is_no_revision_of_it(root: Path) -> None:
    """A computed figure that a new calculation changes is redefined; a submitted one beside it stays as it is."""
    put(root, 100, "completion-rate,,1,4,,", path="metrics/example-department/2025-Q1.csv")
    text = (root / DEFINITION).read_text("utf-8")
    changed = text.replace("calculation: numerator / denominator * 100", "calculation: numerator / denominator * 50")
    write(root, {DEFINITION: changed})
    commit(root, 101 * DAY, "Define it anew")
    record = only(read_ledger_of(root))
    assert [(each.kind, str(each.number)) for each in record.vintages] == [("first", "25.00"), ("redefined", "12.50")]


def test_a_definition_in_new_words_changes_nothing(root: Path) -> None:
    """A title or a limit of a definition is no part of any number."""
    put(root, 100, "completion-rate,,1,4,,")
    write(root, {DEFINITION: (root / DEFINITION).read_text("utf-8").replace("title: ", "title: New ", 1)})
    commit(root, 101 * DAY, "A better title")
    assert kinds(root) == ["first"]


def test_a_file_that_could_not_be_read_was_never_published(root: Path) -> None:
    """With such a file no site is built: what stood before goes on, and the figure after it is a revision of that."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,five,,,,")
    put(root, 102, "ai-tools-in-use,6,,,r,Counted again.")
    assert kinds(root) == ["first", "revised"]


def test_what_came_with_a_file_that_could_not_be_read_is_cited_when_it_was_mended(root: Path) -> None:
    """No site can be built of the commit between: it is cited neither for the metric that it spoilt nor for others."""
    put(root, 100, "ai-tools-in-use,5,,,,", "foi-requests-received,7,,,,")
    put(root, 101, "ai-tools-in-use,five,,,,", "foi-requests-received,8,,,r,One was found.")
    put(root, 102, "ai-tools-in-use,5,,,,", "foi-requests-received,8,,,r,One was found.")
    found = read_ledger_of(root).metric_changes
    assert {id_: last.number for id_, last in found.items()} == {"ai-tools-in-use": 0, "foi-requests-received": 2}


def test_what_is_not_committed_is_not_published(root: Path) -> None:
    """A changed file in the working tree has no day, and is left out."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    write(root, {FILE: f"{HEADER}\nai-tools-in-use,6,,,r,Counted again.\n"})
    assert kinds(root) == ["first"]


def test_a_shallow_clone_knows_that_it_knows_nothing(root: Path, tmp_path: Path) -> None:
    """Where older commits are not there, nothing is claimed, not even what can be seen."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,6,,,r,Counted again.")
    run(tmp_path, DAY, "clone", "-q", "--depth", "1", root.as_uri(), "clone")
    assert read_ledger_of(tmp_path / "clone") == Ledger("shallow")


def test_a_folder_without_git_knows_nothing(root: Path) -> None:
    """Where there is no repository, that is said."""
    shutil.rmtree(root / ".git")
    assert (read_ledger_of(root).state, "no git repository" in why_no_history(root)) == ("no-repository", True)


def test_a_root_may_lie_deep_in_a_repository(tmp_path: Path) -> None:
    """Only what lies in the root counts, by its path from there."""
    root = tmp_path / "figures"
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    run(tmp_path, DAY, "init", "-q")
    write(tmp_path, {"metrics/other/2025-Q1.csv": f"{HEADER}\nai-tools-in-use,1,,,,\n"})
    put(root, 100, "ai-tools-in-use,5,,,,")
    assert only(read_ledger_of(root)).key.organisation == "example-department"


def test_what_is_kept_is_what_was_read(root: Path) -> None:
    """A second reading, and one after a further commit, say what a reading from nothing says."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    read_ledger_of(root)
    put(root, 101, "ai-tools-in-use,6,,,r,Counted again.")
    kept = [read_ledger_of(root), read_ledger_of(root)]
    shutil.rmtree(root / "out")
    assert kept == [read_ledger_of(root)] * 2


def test_the_figures_of_a_day_are_those_of_its_end(root: Path, tmp_path: Path) -> None:
    """As of a day there is what had been published by then, and what was withdrawn by then is gone."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,6,,,r,Counted again.")
    put(root, 102, "ai-tools-in-use,,,,x,The list was lost.")
    days = [date(1970, 4, day) for day in (10, 11, 12, 13)]
    texts = [as_of(root, day, NOW, tmp_path / "out.csv") for day in days]
    assert [[row.split(",")[8] for row in text.splitlines()[1:]] for text in texts] == [[], ["5"], ["6"], []]


def test_of_an_unknown_history_there_are_no_figures_of_a_day(root: Path) -> None:
    """It is told why, and nothing is guessed."""
    with pytest.raises(CouldNotRun, match="nothing is committed"):
        as_of(root, date(2026, 1, 1), NOW, None)


def test_a_reason_given_after_a_withdrawal_is_its_reason(root: Path) -> None:
    """Where a figure went without a word and a later commit says why, that is told with the withdrawal, and its day."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101)
    put(root, 102, "ai-tools-in-use,,,,x,The list was lost.")
    put(root, 103, "ai-tools-in-use,,,,x,The list was lost for good.")
    (step,) = read_ledger_of(root).steps
    days = step.after.commit.day, step.after.explained and step.after.explained.day
    assert (step.sort, step.after.note, days) == (
        "withdrawn",
        "The list was lost.",
        (date(1970, 4, 12), date(1970, 4, 13)),
    )


def test_a_reason_given_with_a_withdrawal_stays(root: Path) -> None:
    """What was said on the day is the reason, whatever the row says afterwards."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,,,,x,The list was lost.")
    put(root, 102, "ai-tools-in-use,,,,x,It was never there.")
    last = only(read_ledger_of(root)).last
    assert (last.note, last.explained) == ("The list was lost.", None)


def test_a_reason_without_a_figure_publishes_nothing(root: Path) -> None:
    """A row that says why there is no figure, where there never was one, is nothing of the ledger's."""
    put(root, 100, "ai-tools-in-use,,,,x,Nobody counts yet.")
    put(root, 101, "ai-tools-in-use,,,,x,Nobody counts this year.")
    ledger = read_ledger_of(root)
    assert (ledger.state, ledger.records, ledger.since) == ("whole", {}, None)


def test_a_figure_in_two_files_goes_on_as_it_was(root: Path) -> None:
    """No site is built while a figure stands twice: what it said before holds until it stands once again."""
    other = "metrics/example-department/another.csv"
    put(root, 100, "ai-tools-in-use,5,,,,")
    write(root, {other: "metric,period,value\nai-tools-in-use,2025-Q1,6\n"})
    commit(root, 101 * DAY, "Twice")
    (root / FILE).unlink()
    commit(root, 102 * DAY, "Once")
    told = [(each.kind, each.value, each.commit.day) for each in only(read_ledger_of(root)).vintages]
    assert told == [("first", "5", date(1970, 4, 11)), ("revised", "6", date(1970, 4, 13))]


def test_what_is_kept_is_no_more_after_another_definition(root: Path) -> None:
    """What one organisation's files said is worked out anew when a definition changes, and only then."""
    put(root, 100, "completion-rate,,1,4,,")
    read_ledger_of(root)
    text = (root / DEFINITION).read_text("utf-8")
    write(root, {DEFINITION: text.replace("denominator * 100", "denominator * 50")})
    commit(root, 101 * DAY, "Define it anew")
    assert kinds(root) == ["first", "redefined"]


def test_a_rewritten_history_is_read_anew(root: Path) -> None:
    """Where a commit was put in the place of another, nothing that was kept of the old one is told."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    read_ledger_of(root)
    run(root, 101 * DAY, "commit", "-q", "--amend", "-m", "The same on another day")
    (vintage,) = only(read_ledger_of(root)).vintages
    assert (vintage.commit.hash, vintage.commit.day) == (run(root, DAY, "rev-parse", "HEAD").strip(), date(1970, 4, 12))


def test_the_text_of_a_day_changes_with_what_was_published_until_then(root: Path) -> None:
    """A later commit leaves it as it is; another figure of that day or of one before it does not."""
    put(root, 100, "ai-tools-in-use,5,,,,")
    put(root, 101, "ai-tools-in-use,6,,,r,One more was found.")
    before = read_ledger_of(root).days
    put(root, 102, "ai-tools-in-use,7,,,r,One more was found.")
    after = read_ledger_of(root).days
    assert (list(after), after.items() > before.items()) == ([date(1970, 4, day) for day in (11, 12, 13)], True)


def test_the_text_of_a_day_tells_histories_apart(root: Path, tmp_path: Path) -> None:
    """Where the first of two days had another note, both days have another text."""
    shutil.copytree(root, tmp_path / "other")
    for each, note in ((root, "Counted."), (tmp_path / "other", "Counted twice.")):
        put(each, 100, f"ai-tools-in-use,5,,,,{note}")
        put(each, 101, "ai-tools-in-use,6,,,r,One more was found.")
    ours, theirs = read_ledger_of(root).days, read_ledger_of(tmp_path / "other").days
    assert [day for day in ours if ours[day] == theirs[day]] == []
