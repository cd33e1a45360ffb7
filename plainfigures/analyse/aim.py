"""A target in words: what is aimed at, for how long, how far the newest figure lies from it, and whether it is met."""

from decimal import Decimal

from plainfigures.model.amounts import amount, apart
from plainfigures.model.judgement import Assurance, Judgement
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.metric import Metric
from plainfigures.model.target import Target

ASSURED: dict[Assurance, str] = {
    "meets": gettext_noop("always met"),
    "misses": gettext_noop("never met"),
    "hit-and-miss": gettext_noop("hit and miss"),
}
DISTANCES = {
    (True, None): gettext_noop("The latest figure lies %(distance)s above it."),
    (True, True): gettext_noop("The latest figure lies %(distance)s above it and meets it."),
    (True, False): gettext_noop("The latest figure lies %(distance)s above it and does not meet it."),
    (False, None): gettext_noop("The latest figure lies %(distance)s below it."),
    (False, True): gettext_noop("The latest figure lies %(distance)s below it and meets it."),
    (False, False): gettext_noop("The latest figure lies %(distance)s below it and does not meet it."),
}
"""By whether the figure is above its target, and whether it meets it."""


def time_of(target: Target, *, begun: bool = True) -> str:
    """Return for how long a target holds: `since April to June 2026`, `from January 2026 until December 2027`.

    One that has not begun and has no end holds `from April to June 2026 on`.
    """
    first = target.since.label
    if target.until is None:
        return gettext("since %(period)s", period=first) if begun else gettext("from %(period)s on", period=first)
    if target.until == target.since:
        return gettext("for %(period)s", period=first)
    return gettext("from %(first)s until %(last)s", first=first, last=target.until.label)


def distance(number: Decimal, target: Decimal, metric: Metric) -> str:
    """Return where the newest figure lies, seen from the target, and whether it meets it, as a sentence."""
    if number == target:
        return gettext("The latest figure is exactly that.")
    if metric.unit == "yes-no":
        return gettext("The latest answer is %(answer)s.", answer=amount(number, metric))
    return gettext(DISTANCES[number > target, is_met(number, target, metric)], distance=apart(number, target, metric))


def is_met(number: Decimal, target: Decimal, metric: Metric) -> bool | None:
    """Tell whether a figure is as good as the target or better; None where no one way is better."""
    if metric.better not in ("higher", "lower"):
        return None
    return number >= target if metric.better == "higher" else number <= target


def assured(judgement: Judgement, number: Decimal, metric: Metric) -> str:
    """Return in two or three words whether the target is met as things vary, or else by the latest figure."""
    if judgement.target is None:
        return ""
    if judgement.assurance:
        return gettext(ASSURED[judgement.assurance])
    met = is_met(number, judgement.target, metric)
    return "" if met is None else gettext("met now") if met else gettext("not met now")
