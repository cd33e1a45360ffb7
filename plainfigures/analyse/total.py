"""Add up what several organisations or services report: by numerator and denominator, for one and the same period."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period
from plainfigures.model.total import Member, Total

FEWEST = 2


def totals_of(series: Iterable[Series]) -> tuple[Total, ...]:
    """Return the sum of each ratio, for the newest period of which at least half of its series, and two, have counts.

    A sum over the last few that still report would say little of the whole. A period has one version of a definition,
    so that its figures may be added. What must not be compared is not added either; parts of a total are left out, and
    so is whoever gives no counts for the period.
    """
    mine = sorted((each for each in series if _may_be_added(each)), key=lambda each: each.metric.id)
    found = (_total(list(group)) for _, group in groupby(mine, key=lambda each: each.metric.id))
    return tuple(total for total in found if total)


def _may_be_added(series: Series) -> bool:
    return series.metric.comparison != "never" and not any(code for _, code in series.codes)


def _total(series: list[Series]) -> Total | None:
    by_period: dict[Period, dict[Member, Figure]] = {}
    counted = [[figure for figure in each.figures if _has_counts(figure)] for each in series]
    for figure in (figure for figures in counted for figure in figures):
        member = figure.observation.organisation, figure.observation.service
        by_period.setdefault(figure.period, {})[member] = figure
    fewest = max(FEWEST, sum(map(bool, counted)) / 2)
    shared = [period for period, figures in by_period.items() if len(figures) >= fewest]
    if not shared:
        return None
    newest = max(shared, key=lambda period: (period.end, period.start))
    return _added(series[0].metric.as_of(newest), newest, by_period[newest])


def _has_counts(figure: Figure) -> bool:
    observation = figure.observation
    return figure.number is not None and bool(observation.numerator and observation.denominator)


def _added(metric: Metric, period: Period, figures: dict[Member, Figure]) -> Total | None:
    numerator = sum((Decimal(figure.observation.numerator) for figure in figures.values()), Decimal(0))
    denominator = sum((Decimal(figure.observation.denominator) for figure in figures.values()), Decimal(0))
    if not metric.is_ratio or metric.calculation is None or not denominator:
        return None
    number = metric.calculation.evaluate({"numerator": numerator, "denominator": denominator}, Decimal)
    return Total(metric, period, numerator, denominator, number, tuple(sorted(figures)))
