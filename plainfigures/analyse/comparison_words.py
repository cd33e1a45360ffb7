"""A comparison in words: sentences for pages, a title and a text alternative for its chart."""

from decimal import Decimal

from plainfigures.model.amounts import amount, in_which_unit
from plainfigures.model.comparison import Absence, Absent, Comparison, Entry, Side
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Between
from plainfigures.model.words import commas

SIDES: dict[Side, str] = {
    "above": gettext_noop("above the middle half"),
    "within": gettext_noop("in the middle half"),
    "below": gettext_noop("below the middle half"),
}
ABSENCES: dict[Absence, str] = {
    "area": gettext_noop("an area in which others lie"),
    "part": gettext_noop("only parts of it are published"),
    "other-version": gettext_noop("its figures follow another version of the definition"),
    "no-number": gettext_noop("no number given"),
    "no-figure": gettext_noop("no figure for that time"),
}
LONGEST = 250


def noun(comparison: Comparison, number: int) -> str:
    """Return how many of what is compared: `38 organisations`, `349 services`, `5 services and organisations`."""
    services = [bool(entry.candidate.series.service) for entry in comparison.entries]
    if all(services):
        return ngettext("%(num)s service", "%(num)s services", number)
    if any(services):
        return ngettext("%(num)s service or organisation", "%(num)s services and organisations", number)
    return ngettext("%(num)s organisation", "%(num)s organisations", number)


def lead(comparison: Comparison) -> str:
    """Return how many report for which period, and between which figures the middle half of them lies."""
    who = noun(comparison, len(comparison.entries))
    reported = gettext("%(who)s report it for %(period)s.", who=who, period=comparison.period.label)
    return f"{reported} {middle(comparison)}"


def middle(comparison: Comparison) -> str:
    """Return where the middle half and the median lie, in a sentence."""
    low, median, high = _quartiles(comparison)
    if low == high:
        return gettext("At least half of them stand at %(figure)s.", figure=median)
    return gettext(
        "The middle half of them lie between %(low)s and %(high)s; the median is %(median)s.",
        low=low,
        high=high,
        median=median,
    )


def how_ranked(comparison: Comparison) -> str:
    """Return in a sentence or two what the ranks say, or why there are none."""
    if comparison.unranked:
        ordered = gettext("They are in order of their figures.")
        return f"{ordered} {_why_unranked(comparison)}"
    explained = gettext(
        "The best figure comes first. A rank is a range, such as 3 to 8: two are told apart only where their figures "
        "differ by more than both usually vary."
    )
    without = len(comparison.entries) - comparison.ranked
    return f"{explained} {_without_rank(without)}" if without else explained


def _without_rank(number: int) -> str:
    return ngettext(
        "%(num)s has too few figures in a row for a rank.", "%(num)s have too few figures in a row for a rank.", number
    )


def _why_unranked(comparison: Comparison) -> str:
    if comparison.unranked == "neither" and isinstance(comparison.metric.better, Between):
        return gettext("This is no ranking, since figures in a band are best, not the highest.")
    if comparison.unranked == "neither":
        return gettext("This is no ranking, since neither way is better in itself.")
    if comparison.metric.overlapping:
        return gettext(
            "There are no ranks: each figure shares months with the one before it, so nobody can tell how far a figure "
            "varies by chance."
        )
    return gettext(
        "There are no ranks: fewer than five have figures enough in a row to tell how far a figure varies by chance."
    )


def how_folded(comparison: Comparison) -> str:
    """Return where the ranks of services are found that are too many for one page."""
    if comparison.ranked:
        return gettext(
            "In order of name. Each organisation's services, with their ranks among all and their figures, stand on a "
            "page of their own."
        )
    return gettext("In order of name. Each organisation's services, with their figures, stand on a page of their own.")


def side(entry: Entry) -> str:
    """Return on which side of the middle half somebody lies, in a few words."""
    return gettext(SIDES[entry.side])


def ranks(entry: Entry) -> str:
    """Return the ranks that somebody may hold: `3 to 8`, `1`; nothing where there are none."""
    if entry.ranks is None:
        return ""
    first, last = entry.ranks.first, entry.ranks.last
    return f"{first}" if first == last else gettext("%(first)s to %(last)s", first=first, last=last)


def why(absent: Absent) -> str:
    """Return why somebody is not compared, in a few words."""
    markers = [MARKERS[code] for code in absent.figure.observation.markers] if absent.figure else []
    reasons = [marker.in_brief for marker in markers if not marker.with_value]
    return "; ".join(reasons) if absent.why == "no-number" and reasons else gettext(ABSENCES[absent.why])


def message(comparison: Comparison) -> str:
    """Return the gist in at most 15 words, for the title of the chart."""
    low, median, high = _quartiles(comparison)
    if low == high:
        return gettext("At least half stand at %(figure)s", figure=median)
    return gettext("The middle half lie between %(low)s and %(high)s", low=low, high=high)


def subtitle(comparison: Comparison, group: str = "") -> str:
    """Return the measure, its unit where the numbers do not show it, who is compared and the period."""
    metric, who = comparison.metric, noun(comparison, len(comparison.entries))
    if group:
        who = gettext("%(who)s (%(group)s)", who=who, group=group)
    return commas([metric.title, in_which_unit(metric), who, comparison.period.label])


def alternative(comparison: Comparison, names: dict[tuple[str, str], str], *, named: bool, group: str = "") -> str:
    """Return what somebody who cannot see the chart should know: its kind, who, the middle, the ends where they fit."""
    what = subtitle(comparison, group)
    kind = gettext("Dot plot: %(what)s.", what=what) if named else gettext("Strip plot: %(what)s.", what=what)
    text = f"{kind} {middle(comparison)}"
    ends = _ends(comparison, names)
    return f"{text} {ends}" if len(text) + len(ends) < LONGEST else text


def _ends(comparison: Comparison, names: dict[tuple[str, str], str]) -> str:
    lowest, highest = (pick(comparison.entries, key=lambda entry: entry.number) for pick in (min, max))
    low, high = (_end(comparison, entry, names) for entry in (lowest, highest))
    return gettext("Lowest %(low)s, highest %(high)s.", low=low, high=high)


def _end(comparison: Comparison, entry: Entry, names: dict[tuple[str, str], str]) -> str:
    equal = sum(each.number == entry.number for each in comparison.entries)
    figure, name = amount(entry.number, comparison.metric), names[entry.candidate.key]
    if equal == 1:
        return gettext("%(figure)s (%(who)s)", figure=figure, who=name)
    return ngettext("%(figure)s (%(num)s of them)", "%(figure)s (%(num)s of them)", equal, figure=figure)


def _quartiles(comparison: Comparison) -> tuple[str, ...]:
    edges: tuple[Decimal, ...] = (comparison.lower, comparison.median, comparison.upper)
    return tuple(amount(edge, comparison.metric) for edge in edges)
