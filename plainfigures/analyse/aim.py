"""A target in words: what is aimed at, for how long, how far the newest figure lies from it, and whether it is met."""

from decimal import Decimal

from plainfigures.model.amounts import amount, apart
from plainfigures.model.judgement import Assurance, Judgement
from plainfigures.model.metric import Metric
from plainfigures.model.target import Target

ASSURED: dict[Assurance, str] = {"meets": "always met", "misses": "never met", "hit-and-miss": "hit and miss"}


def time_of(target: Target, *, begun: bool = True) -> str:
    """Return for how long a target holds: `since April to June 2026`, `from January 2026 until December 2027`.

    One that has not begun and has no end holds `from April to June 2026 on`.
    """
    if target.until is None:
        return f"since {target.since.label}" if begun else f"from {target.since.label} on"
    if target.until == target.since:
        return f"for {target.since.label}"
    return f"from {target.since.label} until {target.until.label}"


def distance(number: Decimal, target: Decimal, metric: Metric) -> str:
    """Return where the newest figure lies, seen from the target, and whether it meets it, as a sentence."""
    if number == target:
        return "The latest figure is exactly that."
    if metric.unit == "yes-no":
        return f"The latest answer is {amount(number, metric)}."
    met = is_met(number, target, metric)
    verdict = "" if met is None else " and meets it" if met else " and does not meet it"
    side = "above" if number > target else "below"
    return f"The latest figure lies {apart(number, target, metric)} {side} it{verdict}."


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
        return ASSURED[judgement.assurance]
    met = is_met(number, judgement.target, metric)
    return "" if met is None else "met now" if met else "not met now"
