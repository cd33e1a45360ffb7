"""What organisations aim for: a number for one series, and the time for which it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plainfigures.model.observation import Series
from plainfigures.model.period import Period
from plainfigures.model.problem import Location


@dataclass(frozen=True, slots=True)
class Target:
    """A row of an organisation's `targets.csv`: `value` is the submitted text, `service` blank for the whole of it.

    It holds from the first day of `since` to the last of `until`, or for good where there is none.
    """

    organisation: str
    service: str
    metric: str
    value: str
    since: Period
    until: Period | None
    location: Location
    source: str = ""
    note: str = ""

    @property
    def number(self) -> Decimal:
        """The figure aimed at."""
        return Decimal(self.value)

    @property
    def last_day(self) -> date:
        """The last day on which it holds."""
        return self.until.end if self.until else date.max

    def holds_for(self, period: Period) -> bool:
        """Tell whether the period lies within the time of the target."""
        return self.since.start <= period.start and period.end <= self.last_day

    def overlaps(self, other: "Target") -> bool:
        """Tell whether there is a day on which both hold."""
        return self.since.start <= other.last_day and other.since.start <= self.last_day


def target_of(series: Series, targets: Iterable[Target]) -> Target | None:
    """Return the target that holds for the newest period of a series, or None; parts of a total have none.

    The newest period is that of the newest figure with a number, since that is what is held against the target.
    """
    newest = series.latest or series.figures[-1]
    if any(code for _, code in series.codes):
        return None
    return next((each for each in targets if _is_for(each, series) and each.holds_for(newest.period)), None)


def targets_ahead(series: Series, targets: Iterable[Target]) -> list[Target]:
    """Return the targets that begin after the newest period of a series, the next first; parts of a total have none."""
    newest = series.latest or series.figures[-1]
    if any(code for _, code in series.codes):
        return []
    ahead = [each for each in targets if _is_for(each, series) and each.since.start > newest.period.start]
    return sorted(ahead, key=lambda each: each.since.start)


def _is_for(target: Target, series: Series) -> bool:
    mine = (series.organisation, series.service, series.metric.id)
    return (target.organisation, target.service, target.metric) == mine
