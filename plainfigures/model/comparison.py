"""How those who report a metric compare for one period: what pages rank, list and draw."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plainfigures.model.judgement import Judgement
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period

Side = Literal["above", "within", "below"]
Absence = Literal["area", "part", "no-number", "other-version", "no-figure"]
Unranked = Literal["neither", "unknown-variation"]

FEWEST = 5
"""How many must report for a median, for ranks, and for a group of their own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who reports a metric: the main series, and what may be said of it."""

    series: Series
    judgement: Judgement

    @property
    def key(self) -> tuple[str, str]:
        """The ids of the organisation and of the service, which is blank for the organisation as a whole."""
        return self.series.organisation, self.series.service

    def at(self, period: Period) -> Figure | None:
        """Return the figure for a period, with a number or without."""
        return self.series.at(period)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The best and the worst rank that somebody may hold, since chance alone can change places."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who is compared: the figure, the side of the middle half that it lies on, and the ranks."""

    candidate: Candidate
    figure: Figure
    number: Decimal
    side: Side
    ranks: Ranks | None


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody who is not compared, and why; `figure` is the one without a number, where that is the reason."""

    candidate: Candidate
    why: Absence
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Those who report a metric for one period, best first, or highest first where neither way is better.

    `lower` and `upper` are the quartiles, between which the middle half lies. `unranked` says why nobody has a rank;
    `ranked` counts those who have one.
    """

    metric: Metric
    period: Period
    entries: tuple[Entry, ...]
    absent: tuple[Absent, ...]
    lower: Decimal
    median: Decimal
    upper: Decimal
    unranked: Unranked | None

    @property
    def ranked(self) -> int:
        """How many have a rank."""
        return sum(entry.ranks is not None for entry in self.entries)
