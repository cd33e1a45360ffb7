"""Whether what was owed has come, and when: on time, late, missing, explained, or before this site could judge."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Literal, get_args

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger
from plainfigures.model.obligation import Owed, as_asked, asked_day, counts_for, owed
from plainfigures.model.observation import Figure

State = Literal["on-time", "late", "missing", "explained", "before", "undated", "not-due"]
STATES: tuple[State, ...] = get_args(State)
CAME: tuple[State, ...] = ("on-time", "late", "before", "undated")
JUDGED: tuple[State, ...] = ("on-time", "late", "missing")
_Place = tuple[str, str, str, date]


@dataclass(frozen=True, slots=True)
class Timing:
    """How it stands with a figure that is owed: `days` is by how many it was late, or has been missing so far.

    `came` is the day on which it was first published here, `asked` that on which it was first written down that it is
    owed. Where that was after its period's end, it is due as long after that day as it else is after the period's end.
    States: `before` came and was due before this site began, or was here before it was asked for; `undated` came, on a
    day that nobody knows; `explained` has a row that says why there is no figure.
    """

    owed: Owed
    state: State
    came: date | None = None
    days: int = 0
    asked: date | None = None


@dataclass(frozen=True)
class Tally:
    """How many of some figures owed are in each state."""

    counts: Mapping[State, int]

    def of(self, *states: State) -> int:
        """Return how many are in any of these states."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def due(self) -> int:
        """How many were due: all but those that are not due yet."""
        return self.of(*STATES) - self.of("not-due")

    @property
    def answered(self) -> int:
        """How many of those due have come, or have a row that says why there is no figure."""
        return self.of(*CAME, "explained")

    @property
    def judged(self) -> int:
        """Of how many it can be told whether they came on time: on time, late or missing."""
        return 0 if self.of("undated") else self.of(*JUDGED)

    @property
    def coverage(self) -> Decimal | None:
        """Those answered as a share of those due, in per cent; None where nothing was due."""
        return share(self.answered, self.due)

    @property
    def punctuality(self) -> Decimal | None:
        """Those on time as a share of those judged, in per cent; None where none can be judged."""
        return share(self.of("on-time"), self.judged)


@dataclass(frozen=True, slots=True)
class Silence:
    """Figures owed one after another of one metric, of one service or organisation, none of which has come."""

    missing: tuple[Timing, ...]

    @property
    def order(self) -> tuple[int, date, str, str, str]:
        """What the longest is told by: the most periods, then the latest, then by name."""
        last = self.missing[-1].owed
        return len(self.missing), last.period.end, last.organisation, last.metric, last.service


@dataclass(frozen=True)
class Timeliness:
    """Every figure owed for a period over by `day`, by organisation, metric, service and period.

    `dated` says whether it is known when figures came; where it is not, nobody is said to be late.
    """

    day: date | None
    dated: bool
    timings: tuple[Timing, ...]

    @cached_property
    def tally(self) -> Tally:
        """How it stands with all of them."""
        return tally_of(self.timings)

    @cached_property
    def of_organisation(self) -> Mapping[str, tuple[Timing, ...]]:
        """The same by organisation."""
        return _grouped(self.timings, lambda each: each.owed.organisation)

    @cached_property
    def of_metric(self) -> Mapping[str, tuple[Timing, ...]]:
        """The same by metric."""
        return _grouped(self.timings, lambda each: each.owed.metric)


def timeliness_of(catalogue: Catalogue, ledger: Ledger, day: date | None) -> Timeliness:
    """Return how it stands on a day with everything owed; without a day nothing is owed by then.

    Any row answers, as everywhere: the earliest one that has a number says when the figure came.
    """
    if day is None or not catalogue.obligations:
        return Timeliness(day, ledger.whole, ())
    sides = catalogue.organisations.values(), catalogue.services.values()
    debts = sorted(owed(*sides, catalogue.metrics, catalogue.obligations, day), key=_order)
    answers = _answers(catalogue)
    timings = (_timing(debt, answers.get(_place(debt)), ledger, day, catalogue) for debt in debts)
    return Timeliness(day, ledger.whole, tuple(timings))


def tally_of(timings: Iterable[Timing]) -> Tally:
    """Return how many are in each state."""
    return Tally(Counter(each.state for each in timings))


def longest_silence(timings: Iterable[Timing]) -> Silence | None:
    """Return the longest stretch of figures that have not come, the latest where several are as long."""
    return max(_silences(timings), key=lambda each: each.order, default=None)


def share(part: int, whole: int) -> Decimal | None:
    """Return the part of a whole in per cent; None where there is no whole."""
    return Decimal(100 * part) / whole if whole else None


def _timing(wanted: Owed, rows: list[Figure] | None, ledger: Ledger, day: date, catalogue: Catalogue) -> Timing:
    asked = asked_day(wanted, catalogue.organisations[wanted.organisation].kind, ledger.asked, day)
    debt = as_asked(wanted, catalogue.metrics[wanted.metric], asked)
    if rows is None:
        overdue = (day - debt.due).days
        return Timing(debt, "missing" if overdue > 0 else "not-due", None, max(overdue, 0), asked)
    with_number = [each for each in rows if each.number is not None]
    came = _first_day(with_number, ledger)
    if came is None:
        return Timing(debt, "undated" if with_number else "explained", asked=asked)
    if _nobody_waited(wanted, debt, came, asked, ledger):
        return Timing(debt, "before", came, asked=asked)
    late = (came - debt.due).days
    return Timing(debt, "late" if late > 0 else "on-time", came, max(late, 0), asked)


def _nobody_waited(wanted: Owed, debt: Owed, came: date, asked: date | None, ledger: Ledger) -> bool:
    """Tell whether a figure was due before this site began, or was here before it was asked for after its due day."""
    began = ledger.since.day if ledger.since else None
    return bool(began and debt.due < began) or bool(asked and wanted.due < asked and came <= asked)


def _first_day(rows: Iterable[Figure], ledger: Ledger) -> date | None:
    """Return the day on which the first of the rows was published, None where nobody knows."""
    records = (ledger.of(each.observation) for each in rows) if ledger.whole else ()
    return min((record.first.commit.day for record in records if record), default=None)


def _answers(catalogue: Catalogue) -> dict[_Place, list[Figure]]:
    """Return the rows that answer for what is owed, by whose it is, the metric, and the day its period begins."""
    found: dict[_Place, list[Figure]] = {}
    for series in catalogue.series:
        service = counts_for(series.metric, series.service)
        for figure in series.figures:
            place = series.organisation, service, series.metric.id, figure.period.start
            found.setdefault(place, []).append(figure)
    return found


def _silences(timings: Iterable[Timing]) -> Iterator[Silence]:
    """Yield every stretch; the timings of a series stand one after another, in the order of their periods."""
    for _, series in groupby(timings, key=lambda each: _place(each.owed)[:3]):
        for missing, stretch in groupby(series, key=lambda each: each.state == "missing"):
            if missing:
                yield Silence(tuple(stretch))


def _grouped(timings: Iterable[Timing], key: Callable[[Timing], str]) -> dict[str, tuple[Timing, ...]]:
    groups: dict[str, list[Timing]] = {}
    for each in timings:
        groups.setdefault(key(each), []).append(each)
    return {name: tuple(group) for name, group in groups.items()}


def _place(debt: Owed) -> _Place:
    return debt.organisation, debt.service, debt.metric, debt.period.start


def _order(debt: Owed) -> tuple[str, str, str, date]:
    return debt.organisation, debt.metric, debt.service, debt.period.start
