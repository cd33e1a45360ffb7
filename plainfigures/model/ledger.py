"""The ledger: what every figure said from each commit on, as the history of the main line tells it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from plainfigures.model.change import Key
from plainfigures.model.obligation import Asked
from plainfigures.model.observation import Codes, Observation, Series

State = Literal["whole", "shallow", "no-repository"]
WHY_NO_HISTORY: Mapping[State, str] = {
    "shallow": "only part of the history is here; git fetch --unshallow brings the rest",
    "no-repository": "it is in no git repository, or nothing is committed there, or git is not installed",
}
"""Why the history is not known, where it is not."""

Kind = Literal["first", "revised", "withdrawn", "restored", "redefined"]
Sort = Literal["scheduled", "correction", "redefined", "withdrawn", "restored"]
Way = Literal["up", "down", "same", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Publishing:
    """The commit of the main line in which something was published, or with which it was merged.

    `moment` is when it was committed there, `written` when its author wrote it, which may be long before; both in UTC.
    """

    hash: str
    moment: datetime
    written: datetime

    def __hash__(self) -> int:
        """Return what is quick to work out: of a commit there are as many copies as it has figures."""
        return hash(self.hash)

    @property
    def day(self) -> date:
        """The day (UTC) on which it was published."""
        return self.moment.date()

    @property
    def short(self) -> str:
        """The first ten letters of the hash."""
        return self.hash[:10]


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest commit of the main line that changed something: its number on that line, and what it published."""

    number: int
    publishing: Publishing


class Vintage(NamedTuple):
    """What a figure said from a commit on: every text as submitted, and the submitted or computed number.

    `number` is None where the figure was withdrawn. `markers` and `note` are those of the row in that commit, and
    `scheduled` says that the row before it was marked as one to be revised (`p` or `er`). `explained` is the commit
    that gave the reason, where that came after the withdrawal.
    """

    commit: Publishing
    kind: Kind
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    lower: str = ""
    upper: str = ""
    inputs: Codes = ()
    markers: tuple[str, ...] = ()
    note: str = ""
    path: str = ""
    number: Decimal | None = None
    scheduled: bool = False
    explained: Publishing | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a published figure: what it said before, and what it has said since."""

    key: Key
    before: Vintage
    after: Vintage

    @property
    def sort(self) -> Sort:
        """What sort of change it is: a revision is scheduled where the figure was marked as one to be revised."""
        if self.after.kind in ("withdrawn", "restored", "redefined"):
            return self.after.kind
        return "scheduled" if self.after.scheduled and "r" in self.after.markers else "correction"

    @property
    def way(self) -> Way:
        """Which way the number went: `same` where only its parts changed, `none` where either side has no number."""
        before, after = self.before.number, self.after.number
        if before is None or after is None:
            return "none"
        return "same" if before == after else "up" if after > before else "down"


class Record(NamedTuple):
    """Everything that was ever published of one figure, oldest first; never empty."""

    key: Key
    vintages: tuple[Vintage, ...]

    @property
    def first(self) -> Vintage:
        """What was published first."""
        return self.vintages[0]

    @property
    def last(self) -> Vintage:
        """What holds now."""
        return self.vintages[-1]

    @property
    def revisions(self) -> tuple[Vintage, ...]:
        """The vintages after the first: revised, redefined, withdrawn and restored."""
        return self.vintages[1:]

    @property
    def steps(self) -> Iterator[Step]:
        """Each change from one vintage to the next, oldest first."""
        return (Step(self.key, before, after) for before, after in pairwise(self.vintages))

    def as_of(self, day: date) -> Vintage | None:
        """Return what held at the end of a day (UTC), or None where nothing was published by then."""
        return next((each for each in reversed(self.vintages) if each.commit.day <= day), None)


@dataclass(frozen=True)
class Ledger:
    """The record of every figure ever published, by its key, sorted; `since` is the first commit that held figures.

    `asked` has every obligation that was ever in force, with the day on which it was first; None where nobody knows.
    `last_changes` has what last changed each organisation's folder, and that of the definitions, by its path;
    `metric_changes` what last changed the download of each metric that was ever reported, by its id; and `days`
    for each day on which anything was published a text that changes with all that was published by its end.
    Where `state` is not `whole` it is not known what was published when: the records are empty, and nobody may take
    that for "never revised".
    """

    state: State
    records: Mapping[Key, Record] = field(default_factory=dict)
    since: Publishing | None = None
    asked: tuple[Asked, ...] | None = None
    last_changes: Mapping[str, LastChange] = field(default_factory=dict)
    metric_changes: Mapping[str, LastChange] = field(default_factory=dict)
    days: Mapping[date, str] = field(default_factory=dict)

    @classmethod
    def unknown(cls) -> "Ledger":
        """Return the ledger of a root of which no history is known."""
        return UNKNOWN

    @property
    def whole(self) -> bool:
        """Whether the whole history is known."""
        return self.state == "whole"

    def of(self, observation: Observation) -> Record | None:
        """Return the record of an observation, or None where it was never published, or that is not known."""
        return self.records.get(key_of(observation)) if self.records else None

    def of_series(self, series: Series) -> list[Record]:
        """Return the records of the figures of a series, as far as there are any."""
        codes = codes_given(series.codes)
        whose = series.organisation, series.service, series.metric.id
        keys = (Key(*whose, figure.observation.period, codes) for figure in series.figures)
        return [record for key in keys if (record := self.records.get(key))] if self.records else []

    def last_change(self, folders: Iterable[str]) -> LastChange | None:
        """Return what last changed any of these folders; None where nothing ever did, or that is not known."""
        return latest([self.last_changes[folder] for folder in folders if folder in self.last_changes])

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every change of a published figure, newest first; within a commit sorted by key."""
        steps = [step for record in self.records.values() if len(record.vintages) > 1 for step in record.steps]
        return tuple(sorted(steps, key=lambda step: step.after.commit.moment, reverse=True))

    @cached_property
    def of_sheet(self) -> Mapping[tuple[str, str, str], tuple[Record, ...]]:
        """The records by organisation, service and metric."""
        found: dict[tuple[str, str, str], list[Record]] = {}
        for key, record in self.records.items():
            found.setdefault((key.organisation, key.service, key.metric), []).append(record)
        return {sheet: tuple(records) for sheet, records in found.items()}

    @cached_property
    def kinds(self) -> Mapping[Publishing, Counter[Kind]]:
        """The commits that published, changed or withdrew figures, oldest first, and how many of each kind."""
        vintages = chain.from_iterable(record.vintages for record in self.records.values())
        found: dict[Publishing, Counter[Kind]] = {}
        for (commit, kind), figures in Counter((each.commit, each.kind) for each in vintages).items():
            found.setdefault(commit, Counter())[kind] += figures
        return dict(sorted(found.items(), key=lambda item: (item[0].moment, item[0].hash)))


UNKNOWN = Ledger("no-repository")


def latest(changes: Sequence[LastChange]) -> LastChange | None:
    """Return several changes as one: the newest commit holds all of them, and the last moment published the last."""
    if not changes:
        return None
    newest = max(changes, key=lambda each: each.number)
    moment = max(each.publishing.moment for each in changes)
    return replace(newest, publishing=replace(newest.publishing, moment=moment))


def key_of(observation: Observation) -> Key:
    """Return what makes the observation the same figure in every commit."""
    codes = codes_given(observation.codes)
    return Key(observation.organisation, observation.service, observation.metric, observation.period, codes)


def codes_given(codes: Codes) -> Codes:
    """Return those dimensions alone for which a code is given, by their names."""
    return tuple(sorted((name, code) for name, code in codes if code)) if codes else ()
