"""How numbers are worded for people, in a metric's unit and decimals: for display alone, never for data."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from plainfigures.model.metric import Between, Metric, Unit
from plainfigures.model.observation import Figure

Direction = Literal["better", "worse", "same", "neither"]
Wording = Callable[[Decimal], str]

NO_FIGURE = "no figure"
MINUS = "−"
MOST_DECIMALS_MORE = 8
_EXACT = Context(prec=1_000)
_SINGULAR = {"minutes": "minute", "hours": "hour", "days": "day", "working-days": "working day"}


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Return the number at so many decimals, halves away from zero; what rounds to zero has no sign."""
    result = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)
    return result or result.copy_abs()


def amount(number: Decimal | None, metric: Metric) -> str:
    """Return the number rounded to the metric's decimals and worded in its unit: `65.3%`, `£1,234.50`, `1 minute`.

    What is neither zero nor the most possible is not rounded to either: it shows as many decimals as that takes.
    """
    return NO_FIGURE if number is None else in_unit(_rounded_short_of_limits(number, metric), metric)


def _rounded_short_of_limits(number: Decimal, metric: Metric) -> Decimal:
    limits = (Decimal(0), Decimal(metric.maximum) if metric.maximum else Decimal(0))
    tries = (rounded(number, metric.decimals + more) for more in range(MOST_DECIMALS_MORE))
    return next((each for each in tries if number in limits or each not in limits), rounded(number, metric.decimals))


def shown(figure: Figure, metric: Metric) -> str:
    """Return a figure as pages show it: a submitted one with its own digits, a computed one rounded."""
    if figure.number is None or figure.computed:
        return amount(figure.number, metric)
    return in_unit(figure.number, metric)


def in_unit(number: Decimal, metric: Metric) -> str:
    """Return the number with all its digits, thousands apart, in the metric's unit."""
    if metric.unit == "yes-no" and number in (0, 1):
        return "Yes" if number else "No"
    sign = MINUS if number.is_signed() and number else ""
    return sign + _with_unit(f"{number.copy_abs():,f}", metric.unit)


def _with_unit(digits: str, unit: str | Unit) -> str:
    one = digits == "1"  # but 1.0 hours
    if isinstance(unit, Unit):
        return f"{digits} {unit.one if one and unit.one else unit.many}"
    match unit:
        case "percent":
            return f"{digits}%"
        case "gbp":
            return f"£{digits}"
        case "minutes" | "hours" | "days" | "working-days":
            return f"{digits} {_SINGULAR[unit] if one else unit.replace('-', ' ')}"
    return digits


def within(number: float, metric: Metric) -> Decimal:
    """Return a limit of the usual variation as it is shown: never beyond what the definition says is possible."""
    exact = Decimal(repr(number))
    low = max(exact, Decimal(metric.minimum)) if metric.minimum else exact
    return min(low, Decimal(metric.maximum)) if metric.maximum else low


def change(earlier: Decimal, later: Decimal, metric: Metric) -> str:
    """Return how far the later number lies from the earlier: `up 36.3 percentage points`, `down 12.5%`, `unchanged`.

    Counts and money change by a percentage of the earlier number, unless that is zero or negative; all else by a
    difference in the unit. It says nothing about noise, or about whether the two may be compared.
    """
    if later == earlier:
        return "unchanged"
    if metric.unit == "yes-no":
        return f"from {amount(earlier, metric)} to {amount(later, metric)}"
    return f"{'up' if later > earlier else 'down'} {_distance(earlier, later, metric)}"


def _distance(earlier: Decimal, later: Decimal, metric: Metric) -> str:
    difference = abs(later - earlier)
    if metric.unit in ("count", "gbp") and earlier > 0:
        share = difference / earlier * 100
        return _at_least(share, 0 if share >= 100 else 1, lambda digits: f"{digits:,f}%")
    return apart(earlier, later, metric)


def apart(one: Decimal, other: Decimal, metric: Metric) -> str:
    """Return how far two numbers lie apart, in the metric's unit: `3.2 percentage points`, `£1,200`."""
    difference = abs(one - other)
    if metric.unit == "percent":
        return _at_least(difference, metric.decimals, _points)
    return _at_least(difference, metric.decimals, lambda digits: in_unit(digits, metric))


def _points(digits: Decimal) -> str:
    return f"{digits:,f} percentage point{'' if str(digits) == '1' else 's'}"


def _at_least(size: Decimal, decimals: int, word: Wording) -> str:
    shown_size = rounded(size, decimals)
    return word(shown_size) if shown_size else f"less than {word(Decimal(1).scaleb(-decimals))}"


def direction(earlier: Decimal, later: Decimal, metric: Metric) -> Direction:
    """Return whether the later number is better or worse by the metric's own lights, however small the difference.

    Within a band that is good throughout, no number is better than another.
    """
    if metric.better == "neither":
        return "same" if later == earlier else "neither"
    gain = _goodness(later, metric) - _goodness(earlier, metric)
    return "same" if gain == 0 else "better" if gain > 0 else "worse"


def _goodness(number: Decimal, metric: Metric) -> Decimal:
    if isinstance(metric.better, Between):
        return -max(Decimal(metric.better.from_) - number, number - Decimal(metric.better.to), Decimal(0))
    return number if metric.better == "higher" else -number
