"""How numbers are worded for people, in a metric's unit and decimals: for display alone, never for data."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.metric import Between, Metric, NamedUnit, Unit
from plainfigures.model.observation import Figure

Direction = Literal["better", "worse", "same", "neither"]
Wording = Callable[[Decimal], str]

MINUS = "−"
MOST_DECIMALS_MORE = 8
_EXACT = Context(prec=1_000)
_IN_UNITS: dict[NamedUnit, str] = {
    "minutes": gettext_noop("in minutes"),
    "hours": gettext_noop("in hours"),
    "days": gettext_noop("in days"),
    "working-days": gettext_noop("in working days"),
}


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Return the number at so many decimals, halves away from zero; what rounds to zero has no sign."""
    result = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)
    return result or result.copy_abs()


def amount(number: Decimal | None, metric: Metric) -> str:
    """Return the number rounded to the metric's decimals and worded in its unit: `65.3%`, `£1,234.50`, `1 minute`.

    What is neither zero nor the most possible is not rounded to either: it shows as many decimals as that takes.
    """
    return gettext("no figure") if number is None else in_unit(_rounded_short_of_limits(number, metric), metric)


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
        return gettext("Yes") if number else gettext("No")
    sign = MINUS if number.is_signed() and number else ""
    return sign + _with_unit(f"{number.copy_abs():,f}", metric.unit)


def _with_unit(digits: str, unit: NamedUnit | Unit) -> str:
    if isinstance(unit, Unit):
        return f"{digits} {unit.one if digits == '1' and unit.one else unit.many}"
    match unit:
        case "percent":
            return gettext("%(number)s%%", number=digits)
        case "gbp":
            return gettext("£%(number)s", number=digits)
        case "minutes":
            return ngettext("%(num)s minute", "%(num)s minutes", _plurality(digits), num=digits)
        case "hours":
            return ngettext("%(num)s hour", "%(num)s hours", _plurality(digits), num=digits)
        case "days":
            return ngettext("%(num)s day", "%(num)s days", _plurality(digits), num=digits)
        case "working-days":
            return ngettext("%(num)s working day", "%(num)s working days", _plurality(digits), num=digits)
    return digits


def _plurality(digits: str) -> int:
    """Return the whole number that chooses the form of a word beside these digits: 1 hour, but 1.0 hours."""
    return 2 if "." in digits else int(digits.replace(",", ""))


def in_which_unit(metric: Metric) -> str:
    """Return the unit, `in working days`, where it is not plain from the numbers; else nothing."""
    if isinstance(metric.unit, Unit):
        return gettext("in %(unit)s", unit=metric.unit.many)
    return gettext(_IN_UNITS[metric.unit]) if metric.unit in _IN_UNITS else ""


def within(number: float, metric: Metric) -> Decimal:
    """Return a limit of the usual variation as it is shown: never beyond what the definition says is possible."""
    exact = Decimal(repr(number))
    low = max(exact, Decimal(metric.minimum)) if metric.minimum else exact
    return min(low, Decimal(metric.maximum)) if metric.maximum else low


def change(earlier: Decimal, later: Decimal, metric: Metric, *, brief: bool = False) -> str:
    """Return how far the later number lies from the earlier: `up 36.3 percentage points`, `down 12.5%`, `unchanged`.

    Counts and money change by a percentage of the earlier number, unless that is zero or negative; all else by a
    difference in the unit. In brief, percentage points are points. It says nothing about noise, or about whether the
    two may be compared.
    """
    if later == earlier:
        return gettext("unchanged")
    if metric.unit == "yes-no":
        return gettext("from %(earlier)s to %(later)s", earlier=amount(earlier, metric), later=amount(later, metric))
    distance = _distance(earlier, later, metric, _brief_points if brief else _points)
    return (
        gettext("up %(distance)s", distance=distance)
        if later > earlier
        else gettext("down %(distance)s", distance=distance)
    )


def _distance(earlier: Decimal, later: Decimal, metric: Metric, points: Wording) -> str:
    if metric.unit in ("count", "gbp") and earlier > 0:
        share = abs(later - earlier) / earlier * 100
        return _at_least(share, 0 if share >= 100 else 1, lambda number: _with_unit(f"{number:,f}", "percent"))
    return _apart(earlier, later, metric, points)


def apart(one: Decimal, other: Decimal, metric: Metric) -> str:
    """Return how far two numbers lie apart, in the metric's unit: `3.2 percentage points`, `£1,200`."""
    return _apart(one, other, metric, _points)


def _apart(one: Decimal, other: Decimal, metric: Metric, points: Wording) -> str:
    difference = abs(one - other)
    if metric.unit == "percent":
        return _at_least(difference, metric.decimals, points)
    return _at_least(difference, metric.decimals, lambda number: in_unit(number, metric))


def _points(number: Decimal) -> str:
    digits = f"{number:,f}"
    return ngettext("%(num)s percentage point", "%(num)s percentage points", _plurality(digits), num=digits)


def _brief_points(number: Decimal) -> str:
    digits = f"{number:,f}"
    return ngettext("%(num)s point", "%(num)s points", _plurality(digits), num=digits)


def _at_least(size: Decimal, decimals: int, word: Wording) -> str:
    shown_size = rounded(size, decimals)
    if shown_size:
        return word(shown_size)
    return gettext("less than %(amount)s", amount=word(Decimal(1).scaleb(-decimals)))


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
