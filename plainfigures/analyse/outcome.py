"""A judgement in words: a label for tables, and sentences that claim no more than the method allows."""

from collections.abc import Iterator
from decimal import Decimal

from plainfigures.model.amounts import amount, within
from plainfigures.model.judgement import Assurance, Cause, Judgement, Silence, State
from plainfigures.model.metric import Metric
from plainfigures.model.words import counted

LABELS: dict[State | Silence, str] = {
    "improving": "Improving",
    "worsening": "Worsening",
    "changing": "Changing",
    "no-clear-change": "No clear change",
    "too-few": "Too few to tell",
    "overlapping": "Not judged",
    "yes-or-no": "Not judged",
    "no-figure": "No figure",
}
BEYOND: dict[State, str] = {
    "improving": "an improvement beyond the usual variation",
    "worsening": "a worsening beyond the usual variation",
    "changing": "a change beyond the usual variation",
}
CAUSES: dict[Cause, str] = {
    "outside": "the newest figure lies outside the limits of the usual variation",
    "trend": "the newest figures all go the same way, seven or more in a row",
    "near-limit": "two of the newest three figures lie close to the same limit of the usual variation",
    "shift": "the newest figures all lie on the same side of the average, seven or more in a row",
}
SILENCES: dict[Silence, str] = {
    "too-few": "There are too few figures in a row to tell a change from chance.",
    "overlapping": "Each figure shares months with the one before it, so a change cannot be told from chance.",
}
ASSURANCES: dict[Assurance, str] = {
    "meets": "As things vary, it always meets its target of {}.",
    "misses": "As things vary, it never meets its target of {}: something has to change first.",
    "hit-and-miss": "As things vary, it will sometimes meet its target of {} and sometimes miss it.",
}


def label(judgement: Judgement) -> str:
    """Return the outcome in two or three words."""
    known = judgement.state or judgement.silence
    return LABELS[known] if known else ""


def clause(judgement: Judgement) -> str:
    """Return what may be said of a newest figure that stands out, as the end of a sentence; else nothing."""
    return BEYOND.get(judgement.state, "") if judgement.state else ""


def sentences(judgement: Judgement, metric: Metric) -> Iterator[str]:
    """Yield why the outcome is what it is: the cause, or why there is none to be told; then the target."""
    if judgement.cause:
        yield f"{CAUSES[judgement.cause].capitalize()}."
    elif judgement.state:
        yield "The newest figure lies within the usual variation."
    elif judgement.silence in SILENCES:
        yield SILENCES[judgement.silence]
    if judgement.on_trial:
        yield f"The limits are on trial: they rest on {counted(len(judgement.run), 'figure')} so far."
    if judgement.assurance and judgement.target is not None:
        yield ASSURANCES[judgement.assurance].format(amount(judgement.target, metric))


def limits(judgement: Judgement, metric: Metric) -> str:
    """Return the average and the range of the usual variation in the metric's unit, or nothing."""
    found = judgement.variation
    if found is None:
        return ""
    if found.lower == found.upper:
        return "All these figures are the same."
    low, high = (amount(within(edge, metric), metric) for edge in (found.lower, found.upper))
    return f"On average {amount(Decimal(repr(found.mean)), metric)}; usually between {low} and {high}."
