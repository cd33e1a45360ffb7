"""A real repository in which one thing after another changes: which commit is cited for whose download."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plainfigures.analyse.cited import cited_in
from plainfigures.check.catalogue import catalogue_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger
from plainfigures.pipeline import check, read_ledger, read_ledger_of
from plainfigures.publish import addresses
from plainfigures.read.history import checked_out, read_commit
from tests.publish.written import downloads_of
from tests.roots import git, write
from tests.small_root import TODAY, lay_out
from tests.test_embargo_in_git import ledger_at
from tests.test_incremental import quiet

AGENCY, COUNCIL, DEPARTMENT = "metrics/example-agency", "metrics/example-council", "metrics/example-department"
DEFINITION = "schemas/metrics/service-performance/completion-rate.yml"
OF_THE_AGENCY = {"complaints-upheld", "digital-take-up", "downtime", "transactions"}
EVERY = OF_THE_AGENCY | {
    *("avoidable-contact", "completion-rate", "cost-per-transaction", "foi-answered-on-time", "foi-requests-received"),
    *("internet-use", "offline-route", "user-satisfaction"),
}


@dataclass(frozen=True)
class Edit:
    """A file that gets other words or another place; and the metrics for which the commit of that is cited."""

    path: str
    old: str
    new: str
    metrics: set[str]


EDITS = {
    "a corrected figure": Edit(
        f"{DEPARTMENT}/2026-Q2.csv", "received,,,398", "received,,,399", {"foi-requests-received"}
    ),
    "a marker": Edit(f"{COUNCIL}/2026-Q2.csv", "value\n(.*)", r"value,marker\n\1,p", {"transactions"}),
    "a note": Edit(f"{COUNCIL}/FY2025-26.csv", "By telephone", "By post", {"offline-route"}),
    "a shifted line": Edit(f"{AGENCY}/2026-Q2.csv", "(complaints-upheld,,)", r"\n\1", {"complaints-upheld"}),
    "rows in another order": Edit(f"{AGENCY}/2026-Q2.csv", "(digital.*\n)(digital.*\n)", r"\2\1", {"digital-take-up"}),
    "a renamed service": Edit(f"{AGENCY}/services.csv", "Book an example", "Book the example", OF_THE_AGENCY),
    "a renamed organisation": Edit(
        f"{COUNCIL}/organisation.yml", "Council", "Town", {"internet-use", "offline-route", "transactions"}
    ),
    "a renamed file": Edit(
        f"{DEPARTMENT}/user-satisfaction.csv", "", f"{DEPARTMENT}/satisfied.csv", {"user-satisfaction"}
    ),
    "targets": Edit(f"{DEPARTMENT}/targets.csv", "", "metric,value,from\nfoi-answered-on-time,90,2026-Q1\n", set()),
    "a deleted file": Edit(f"{AGENCY}/downtime.csv", "", "", {"downtime"}),
    "a service of who reported once": Edit(
        f"{AGENCY}/services.csv", "Order an", "Order the", OF_THE_AGENCY - {"downtime"}
    ),
    "a definition": Edit(DEFINITION, "title: ", "title: Overall ", EVERY),
    "the same figure again": Edit(
        f"{DEPARTMENT}/2026-Q2.csv", "received,,,399", "received,,,398", {"foi-requests-received"}
    ),
}


def make(root: Path, edit: Edit) -> None:
    """Change a file; without words to look for it is renamed, made or deleted."""
    file = root / edit.path
    if edit.old:
        text, times = re.subn(edit.old, edit.new, file.read_text("utf-8"), count=1)
        assert times
        file.write_text(text, "utf-8")
    elif edit.new.startswith("metrics/"):
        file.rename(root / edit.new)
    elif edit.new:
        file.write_text(edit.new, "utf-8")
    else:
        file.unlink()


def publish(root: Path, day: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Figures", when=f"{day}T12:00Z")


@dataclass(frozen=True)
class State:
    """What a root says at a commit: the commits cited by metric, and the downloads of the metrics."""

    commit: str
    cited: Mapping[str, str]
    downloads: Mapping[str, bytes]
    ledger: Ledger


def state_of(root: Path) -> State:
    checked = check(root, TODAY, quiet)
    assert checked.report.errors == 0
    catalogue, ledger, commit = catalogue_of(checked.evidence), read_ledger(root, checked.evidence), read_commit(root)
    assert commit
    cited = {id_: of.hash for id_, of in cited_in(catalogue, ledger, commit).metrics.items() if of}
    return State(commit.hash, cited, metric_downloads(catalogue, ledger), ledger)


def metric_downloads(catalogue: Catalogue, ledger: Ledger) -> dict[str, bytes]:
    written = downloads_of(catalogue, ledger)
    return {id_: written[addresses.data_beside(addresses.of_metric(id_))] for id_ in catalogue.metrics}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root, where nobody owes anything, in a repository without a commit."""
    root = lay_out(tmp_path_factory.mktemp("root"))
    write(root, {"schemas/obligations.yml": "[]\n", ".gitignore": "out/\n"})
    git(root, "init", "--quiet", "--initial-branch", "main")
    return root


@pytest.fixture(scope="module")
def states(root: Path) -> dict[str, State]:
    """What it says after its first commit and after each edit; what is kept of one reading serves the next."""
    states = {}
    for day, (name, edit) in enumerate({"": None, **EDITS}.items(), start=1):
        if edit:
            make(root, edit)
        publish(root, f"2026-10-{day:02}")
        states[name] = state_of(root)
    return states


@pytest.mark.parametrize("name", EDITS)
def test_a_commit_is_cited_for_what_it_changed_and_nothing_else(name: str, states: dict[str, State]) -> None:
    """Each cell, line and name in a metric's download counts; what others say, or of other metrics, does not."""
    state = states[name]
    assert {metric for metric in EVERY if state.cited[metric] == state.commit} == EDITS[name].metrics


def test_the_cited_commit_has_the_same_download(states: dict[str, State]) -> None:
    """Whoever checks out what is cited for a metric, at any time, finds the download of that time to the byte."""
    at = {state.commit: state.downloads for state in states.values()}
    pairs = [(state, metric) for state in states.values() for metric in EVERY]
    assert [metric for now, metric in pairs if at[now.cited[metric]][metric] != now.downloads[metric]] == []


def test_what_is_cited_anew_has_changed(states: dict[str, State]) -> None:
    """Of names and definitions alone it is not looked at in which downloads they show."""
    befores = dict(zip(EDITS, states.values(), strict=False))
    changed = {
        name: {metric for metric in EVERY if befores[name].downloads[metric] != states[name].downloads[metric]}
        for name in EDITS
    }
    beyond = {name for name, edit in EDITS.items() if changed[name] != edit.metrics}
    assert beyond == {"a service of who reported once", "a definition"}


def test_nothing_kept_changes_what_is_cited(root: Path, states: dict[str, State]) -> None:
    """A copy of each commit, in which nothing is kept, tells the same of each metric as readings that build on it."""
    for state in states.values():
        with checked_out(root, state.commit) as copy:
            assert read_ledger_of(copy).metric_changes == state.ledger.metric_changes


def test_what_is_held_back_is_not_cited_before_its_time(tmp_path: Path) -> None:
    """Until then a metric is cited as before; then it is the commit that holds the file, as at the embargo's end."""
    root, end = lay_out(tmp_path / "root"), datetime(2026, 12, 17, 10, 45, tzinfo=UTC)
    git(root, "init", "--quiet", "--initial-branch", "main")
    publish(root, "2026-10-01")
    held = "metric,service,period,value\ndowntime,example-appointments,2026-10,3\n"
    embargo = "- file: later.csv\n  publish_at: 2026-12-17 10:45 Europe/London\n  services: []\n"
    write(root, {f"{AGENCY}/later.csv": held, f"{AGENCY}/embargoes.yml": embargo})
    publish(root, "2026-11-20")
    lasts = [ledger_at(root, moment).metric_changes["downtime"] for moment in (end - timedelta(seconds=1), end)]
    assert [(last.number, last.publishing.day.isoformat()) for last in lasts] == [(0, "2026-10-01"), (1, "2026-12-17")]
