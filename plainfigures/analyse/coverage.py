"""Who has published for when: organisations by stretches of time, and how it stands with each of the two together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from plainfigures.analyse.timeliness import CAME, Tally, Timeliness, Timing, tally_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.period import Period

MOST_QUARTERS, MOST_COLUMNS = 16, 20
LENGTHS = (1, 2, 5, 10, 20, 50)  # years
Sort = Literal["whole", "late", "missing", "explained", "published", "not-due", "nothing"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One organisation in one stretch of time: its figures, and how it stands with those that were owed."""

    figures: int = 0
    tally: Tally = field(default_factory=lambda: Tally({}))

    @property
    def sort(self) -> Sort:
        """Return what the cell says at a glance: the worst that there is among what was owed."""
        if self.tally.of("missing"):
            return "missing"
        if self.tally.of("late"):
            return "late"
        if self.tally.of(*CAME):
            return "whole"
        if self.tally.of("explained"):
            return "explained"
        if self.figures:
            return "published"
        return "not-due" if self.tally.of("not-due") else "nothing"


@dataclass(frozen=True)
class Matrix:
    """Organisations, those with the most figures first, by stretches of time in which periods end, oldest first.

    `cells` has those of an organisation and a stretch in which there is anything to tell.
    """

    organisations: tuple[str, ...]
    stretches: tuple[Period, ...]
    cells: Mapping[tuple[str, Period], Cell]

    def cell(self, organisation: str, stretch: Period) -> Cell:
        """Return the cell of an organisation in a stretch, an empty one where there is nothing."""
        return self.cells.get((organisation, stretch), NOTHING)


NOTHING = Cell()


def matrix_of(catalogue: Catalogue, timeliness: Timeliness) -> Matrix:
    """Return the matrix of all who have published or owe anything: by quarters, or by years where there are many."""
    figures = Counter(
        (series.organisation, figure.period)
        for series in catalogue.series
        for figure in series.figures
        if figure.number is not None
    )
    ends = [period.end for _, period in figures] + [each.owed.period.end for each in timeliness.timings]
    if not ends:
        return Matrix((), (), {})
    stretches = stretches_between(min(ends), max(ends))
    return Matrix(_largest_first(figures, timeliness), stretches, _cells(figures, timeliness, stretches))


def stretches_between(first: date, last: date) -> tuple[Period, ...]:
    """Return the quarters from one day to another, or where they are too many the years, or some years in one."""
    quarters = _run(Period(date(first.year, (first.month - 1) // 3 * 3 + 1, 1), 3), last)
    if len(quarters) <= MOST_QUARTERS:
        return quarters
    by_years = (_run(Period(date(first.year - first.year % years, 1, 1), 12 * years), last) for years in LENGTHS)
    return next(each for each in by_years if len(each) <= MOST_COLUMNS)


def _run(stretch: Period, last: date) -> tuple[Period, ...]:
    found = [stretch]
    while found[-1].end < last:
        found.append(found[-1].next)
    return tuple(found)


def _largest_first(figures: Counter[tuple[str, Period]], timeliness: Timeliness) -> tuple[str, ...]:
    """Return the organisations, by how many figures they have published, then by how many they owed, then by id."""
    size: Counter[str] = Counter()
    for (organisation, _), number in figures.items():
        size[organisation] += number
    owed = {name: len(timings) for name, timings in timeliness.of_organisation.items()}
    return tuple(sorted({*size, *owed}, key=lambda name: (-size[name], -owed.get(name, 0), name)))


def _cells(
    figures: Counter[tuple[str, Period]], timeliness: Timeliness, stretches: Sequence[Period]
) -> dict[tuple[str, Period], Cell]:
    numbers: Counter[tuple[str, Period]] = Counter()
    for (organisation, period), number in figures.items():
        numbers[organisation, _stretch(period, stretches)] += number
    owed: dict[tuple[str, Period], list[Timing]] = {}
    for each in timeliness.timings:
        owed.setdefault((each.owed.organisation, _stretch(each.owed.period, stretches)), []).append(each)
    tallies = {place: tally_of(timings) for place, timings in owed.items()}
    return {place: Cell(numbers[place], tallies.get(place, NOTHING.tally)) for place in _places(numbers, tallies)}


def _places(*found: Iterable[tuple[str, Period]]) -> list[tuple[str, Period]]:
    return sorted({place for each in found for place in each})


def _stretch(period: Period, stretches: Sequence[Period]) -> Period:
    """Return the stretch in which a period ends."""
    length, first = stretches[0].months, stretches[0].start
    months = (period.end.year - first.year) * 12 + period.end.month - first.month
    return stretches[months // length]
