"""A judgement in words: a label for tables, and sentences that claim no more than the method allows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from plainfigures.model.amounts import amount, within
from plainfigures.model.judgement import Assurance, Cause, Judgement, Silence, State
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.metric import Metric
from plainfigures.model.words import commas

LABELS: dict[State | Silence, str] = {
    "improving": gettext_noop("Improving"),
    "worsening": gettext_noop("Worsening"),
    "changing": gettext_noop("Changing"),
    "no-clear-change": gettext_noop("No clear change"),
    "too-few": gettext_noop("Too few to tell"),
    "overlapping": gettext_noop("Not judged"),
    "yes-or-no": gettext_noop("Not judged"),
    "no-figure": gettext_noop("No figure"),
}
COUNTED: dict[str, Callable[[int], str]] = {
    "Improving": lambda number: ngettext("%(num)s improving", "%(num)s improving", number),
    "Worsening": lambda number: ngettext("%(num)s worsening", "%(num)s worsening", number),
    "Changing": lambda number: ngettext("%(num)s changing", "%(num)s changing", number),
    "No clear change": lambda number: ngettext("%(num)s no clear change", "%(num)s no clear change", number),
    "Too few to tell": lambda number: ngettext("%(num)s too few to tell", "%(num)s too few to tell", number),
    "Not judged": lambda number: ngettext("%(num)s not judged", "%(num)s not judged", number),
    "No figure": lambda number: ngettext("%(num)s no figure", "%(num)s no figure", number),
}
CAUSES: dict[Cause, str] = {
    "outside": gettext_noop("The newest figure lies outside the limits of the usual variation."),
    "trend": gettext_noop("The newest figures all go the same way, seven or more in a row."),
    "near-limit": gettext_noop("Two of the newest three figures lie close to the same limit of the usual variation."),
    "shift": gettext_noop("The newest figures all lie on the same side of the average, seven or more in a row."),
}
SILENCES: dict[Silence, str] = {
    "too-few": gettext_noop("There are too few figures in a row to tell a change from chance."),
    "overlapping": gettext_noop(
        "Each figure shares months with the one before it, so a change cannot be told from chance."
    ),
}
ASSURANCES: dict[Assurance, str] = {
    "meets": gettext_noop("As things vary, it always meets its target of %(target)s."),
    "misses": gettext_noop("As things vary, it never meets its target of %(target)s: something has to change first."),
    "hit-and-miss": gettext_noop(
        "As things vary, it will sometimes meet its target of %(target)s and sometimes miss it."
    ),
}


def label(judgement: Judgement) -> str:
    """Return the outcome in two or three words."""
    return gettext(LABELS[known]) if (known := judgement.state or judgement.silence) else ""


def standing(outcomes: Iterable[State | Silence | None]) -> str:
    """Return how many series stand how: `14 improving, 3 worsening, 40 no clear change, 12 too few to tell`."""
    counts = Counter(LABELS[known] for known in outcomes if known)
    return commas(said(counts[words]) for words, said in COUNTED.items() if counts[words])


def sentences(judgement: Judgement, metric: Metric) -> Iterator[str]:
    """Yield why the outcome is what it is: the cause, or why there is none to be told; then the target."""
    if judgement.cause:
        yield gettext(CAUSES[judgement.cause])
    elif judgement.state:
        yield gettext("The newest figure lies within the usual variation.")
    elif judgement.silence in SILENCES:
        yield gettext(SILENCES[judgement.silence])
    if judgement.on_trial:
        yield _on_trial(len(judgement.run))
    if judgement.assurance and judgement.target is not None:
        yield gettext(ASSURANCES[judgement.assurance], target=amount(judgement.target, metric))


def _on_trial(figures: int) -> str:
    return ngettext(
        "The limits are on trial: they rest on %(num)s figure so far.",
        "The limits are on trial: they rest on %(num)s figures so far.",
        figures,
    )


def limits(judgement: Judgement, metric: Metric) -> str:
    """Return the average and the range of the usual variation in the metric's unit, or nothing."""
    found = judgement.variation
    if found is None:
        return ""
    if found.lower == found.upper:
        return gettext("All these figures are the same.")
    low, high = (amount(within(edge, metric), metric) for edge in (found.lower, found.upper))
    mean = amount(Decimal(repr(found.mean)), metric)
    return gettext("On average %(mean)s; usually between %(low)s and %(high)s.", mean=mean, low=low, high=high)
