"""Where the axes of a chart begin and end, and the few labels that they carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from plainfigures.model.amounts import in_unit, rounded
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.period import Period, of_year, short_month

MOST_DATES = 5
HIDDEN_BELOW = Decimal("0.1")  # movement that fills less of an axis from zero than this would be hidden
STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
LARGE = ((Decimal(10) ** 9, gettext_noop("%(number)sbn")), (Decimal(10) ** 6, gettext_noop("%(number)sm")))
"""From which number on axes count in what, and how they say so."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The vertical axis: where it begins and ends, and its labelled gridlines."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The horizontal axis: where it begins and ends, and its labelled dates."""

    low: date
    high: date
    ticks: tuple[date, ...]
    labels: tuple[str, ...]


def place(period: Period, metric: Metric) -> date:
    """Return the day at which a period is drawn: its first; its last where it is a year, unless a calendar year."""
    return period.end if _by_its_end(period, metric) else period.start


def place_label(period: Period, metric: Metric) -> str:
    """Return what the horizontal axis calls the place of a period: `Jul 2012`, or `2012` for a calendar year."""
    if period.months == 12 and not _by_its_end(period, metric):
        return str(period.start.year)
    day = place(period, metric)
    return of_year(short_month(day), day)


def dates(first: Period, last: Period, metric: Metric, most: int = MOST_DATES) -> Dates:
    """Return the axis from one period to another, with few dates, evenly apart from the first one on.

    `most` labels would fit side by side over the whole length.
    """
    step = MONTHS[metric.frequency]
    if first == last:
        around = place(first.shifted(-step), metric), place(first.shifted(step), metric)
        return Dates(*around, (place(first, metric),), (place_label(first, metric),))
    span = months_between(first, last)
    apart = next(each for each in _distances(step) if span <= each * min(most, MOST_DATES - 1))
    periods = [first.shifted(months) for months in range(0, span + 1, apart)]
    ticks = tuple(place(period, metric) for period in periods)
    return Dates(place(first, metric), place(last, metric), ticks, tuple(place_label(each, metric) for each in periods))


def amounts(numbers: Sequence[Decimal], metric: Metric) -> Amounts:
    """Return the axis for these numbers.

    It begins at zero unless that would hide their movement, and stays within the definition's bounds.
    """
    if metric.unit == "yes-no":
        return _axis(Decimal(0), Decimal(1), Decimal(1), metric)
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    unit = Decimal(1).scaleb(-metric.decimals)
    if low >= 0 and (high == low or high - low >= high * HIDDEN_BELOW):
        return _from_zero(high, unit, metric)
    return _close_up(low, high, unit, metric)


def spread(numbers: Sequence[Decimal], metric: Metric) -> Amounts:
    """Return the axis on which places alone tell these numbers apart: it need not begin at zero."""
    low, high = min(numbers), max(numbers)
    return _close_up(low, high, Decimal(1).scaleb(-metric.decimals), metric)


def _from_zero(high: Decimal, unit: Decimal, metric: Metric) -> Amounts:
    if high == 0:
        return _axis(Decimal(0), *((Decimal(100), Decimal(25)) if metric.unit == "percent" else (unit, unit)), metric)
    step = _step(high, unit)
    return _axis(Decimal(0), _within(_up(high, step), high, metric), step, metric)


def _close_up(low: Decimal, high: Decimal, unit: Decimal, metric: Metric) -> Amounts:
    room = (max(high - low, unit * 10) * Decimal("1.1") - (high - low)) / 2
    step = _step(high - low + 2 * room, unit)
    bottom, top = _down(low - room, step), _up(high + room, step)
    return _axis(_within(bottom, low, metric), _within(top, high, metric), step, metric)


def _axis(low: Decimal, high: Decimal, step: Decimal, metric: Metric) -> Amounts:
    count = int((high - _up(low, step)) / step)
    ticks = tuple(_up(low, step) + step * index for index in range(count + 1))
    return Amounts(low, high, ticks, tick_labels(ticks, step, metric))


def _within(end: Decimal, number: Decimal, metric: Metric) -> Decimal:
    """Return the end of the axis moved inside the definition's bounds, but never so far that it loses the number."""
    lowest = min(Decimal(metric.minimum), number) if metric.minimum is not None else end
    highest = max(Decimal(metric.maximum), number) if metric.maximum is not None else end
    return min(max(end, lowest), highest)


def _step(span: Decimal, unit: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5 and 25 by a power of ten that gives four steps or fewer, whole in the unit."""
    power = Decimal(1).scaleb((span / 4).adjusted())
    steps = (step * power for step in STEPS)
    return next((step for step in steps if step * 4 >= span and _round(step, unit)), max(unit, 10 * power))


def _round(step: Decimal, unit: Decimal) -> bool:
    return step % unit == 0 and (step % 1 == 0 or step.normalize().as_tuple().digits in ((1,), (2,), (5,)))


def _up(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).to_integral_value(ROUND_CEILING) * step


def _down(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).to_integral_value(ROUND_FLOOR) * step


def tick_labels(ticks: Sequence[Decimal], step: Decimal, metric: Metric) -> tuple[str, ...]:
    """Return short labels that all show the same decimals, in millions or billions where the numbers are large."""
    largest = max((abs(tick) for tick in ticks), default=Decimal(0))
    scale, counted = next((each for each in LARGE if largest >= each[0]), (Decimal(1), ""))
    decimals = max(0, -int((step / scale).normalize().as_tuple().exponent))
    if metric.unit == "gbp" and decimals == 1 and not counted:
        decimals = 2
    return tuple(short(rounded(tick / scale, decimals), counted, metric) for tick in ticks)


def short(number: Decimal, counted: str, metric: Metric) -> str:
    """Return a number as axes show it: with %, £ or Yes and No, and without longer units, which the subtitle names.

    `counted` says in what it is counted, if not in ones.
    """
    if number == 0 and metric.unit not in ("percent", "yes-no"):
        return "0"
    text = in_unit(number, metric) if metric.unit in ("percent", "gbp", "yes-no") else f"{number:,f}".replace("-", "−")
    return gettext(counted, number=text) if counted else text


def _by_its_end(period: Period, metric: Metric) -> bool:
    return metric.overlapping or period.months > 12 or (period.months == 12 and period.start.month != 1)


def months_between(first: Period, last: Period) -> int:
    """Return how many months one period starts after another."""
    return (last.start.year - first.start.year) * 12 + last.start.month - first.start.month


def _distances(step: int) -> list[int]:
    """Return the distances between labels, in months, that fit periods so many months apart, up to a thousand years."""
    years = [years * 12 for years in (1, 2, 3, 5, 10, 20, 50, 100, 1000)]
    return [months for months in (1, 3, 6, *years) if months % step == 0]
