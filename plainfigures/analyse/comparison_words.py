"""A comparison in words: sentences for pages, a title and a text alternative for its chart."""

from decimal import Decimal

from plainfigures.model.amounts import amount
from plainfigures.model.comparison import Absent, Comparison, Entry, Side
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Between, Metric
from plainfigures.model.words import counted

SIDES: dict[Side, str] = {
    "above": "above the middle half",
    "within": "in the middle half",
    "below": "below the middle half",
}
DOT, STRIP = "Dot plot", "Strip plot"
LONGEST = 250


def noun(comparison: Comparison, number: int) -> str:
    """Return how many of what is compared: `38 organisations`, `349 services`, `5 services and organisations`."""
    services = [bool(entry.candidate.series.service) for entry in comparison.entries]
    if all(services):
        return counted(number, "service")
    both = ("service or organisation", "services and organisations")
    return counted(number, *both) if any(services) else counted(number, "organisation")


def lead(comparison: Comparison) -> str:
    """Return how many report for which period, and between which figures the middle half of them lies."""
    return f"{noun(comparison, len(comparison.entries))} report it for {comparison.period.label}. {middle(comparison)}"


def middle(comparison: Comparison) -> str:
    """Return where the middle half and the median lie, in a sentence."""
    low, median, high = _quartiles(comparison)
    if low == high:
        return f"At least half of them stand at {median}."
    return f"The middle half of them lie between {low} and {high}; the median is {median}."


def how_ranked(comparison: Comparison) -> str:
    """Return in a sentence or two what the ranks say, or why there are none."""
    if comparison.unranked == "neither":
        band = isinstance(comparison.metric.better, Between)
        reason = "figures in a band are best, not the highest" if band else "neither way is better in itself"
        return f"They are in order of their figures. This is no ranking, since {reason}."
    if comparison.unranked:
        return f"They are in order of their figures. There are no ranks: {_unknown(comparison.metric)}."
    without = len(comparison.entries) - comparison.ranked
    unknown = f" {counted(without, 'has', 'have')} too few figures in a row for a rank." if without else ""
    return (
        "The best figure comes first. A rank is a range, such as 3 to 8: two are told apart only where their figures "
        f"differ by more than both usually vary.{unknown}"
    )


def _unknown(metric: Metric) -> str:
    if metric.overlapping:
        return "each figure shares months with the one before it, so nobody can tell how far a figure varies by chance"
    return "fewer than five have figures enough in a row to tell how far a figure varies by chance"


def how_folded(comparison: Comparison) -> str:
    """Return where the ranks of services are found that are too many for one page."""
    ranked = "their ranks among all and " if comparison.ranked else ""
    return f"In order of name. Each organisation's services, with {ranked}their figures, stand on a page of their own."


def ranks(entry: Entry) -> str:
    """Return the ranks that somebody may hold: `3 to 8`, `1`; nothing where there are none."""
    if entry.ranks is None:
        return ""
    first, last = entry.ranks.first, entry.ranks.last
    return f"{first}" if first == last else f"{first} to {last}"


def why(absent: Absent) -> str:
    """Return why somebody is not compared, in a few words."""
    if absent.why == "no-number" and absent.figure:
        codes = absent.figure.observation.markers
        reasons = [MARKERS[code].meaning.partition(":")[0] for code in codes if not MARKERS[code].with_value]
        return "; ".join(reasons) or "no number given"
    return {
        "area": "an area in which others lie",
        "part": "only parts of it are published",
        "other-version": "its figures follow another version of the definition",
    }.get(absent.why, "no figure for that time")


def message(comparison: Comparison) -> str:
    """Return the gist in at most 15 words, for the title of the chart."""
    low, median, high = _quartiles(comparison)
    if low == high:
        return f"At least half stand at {median}"
    return f"The middle half lie between {low} and {high}"


def subtitle(comparison: Comparison, group: str = "") -> str:
    """Return the measure, its unit where the numbers do not show it, who is compared and the period."""
    unit = comparison.metric.unit
    measure = unit.many if not isinstance(unit, str) else unit.replace("-", " ")
    plain = unit in ("percent", "count", "gbp", "score")
    who = f"{noun(comparison, len(comparison.entries))}{f' ({group})' if group else ''}"
    parts = [comparison.metric.title, "" if plain else f"in {measure}", who, comparison.period.label]
    return ", ".join(part for part in parts if part)


def alternative(comparison: Comparison, names: dict[tuple[str, str], str], *, named: bool, group: str = "") -> str:
    """Return what somebody who cannot see the chart should know: its kind, who, the middle, the ends where they fit."""
    text = f"{DOT if named else STRIP}: {subtitle(comparison, group)}. {middle(comparison)}"
    ends = _ends(comparison, names)
    return f"{text} {ends}" if len(text) + len(ends) < LONGEST else text


def _ends(comparison: Comparison, names: dict[tuple[str, str], str]) -> str:
    lowest, highest = (pick(comparison.entries, key=lambda entry: entry.number) for pick in (min, max))
    low, high = (_end(comparison, entry, names) for entry in (lowest, highest))
    return f"Lowest {low}, highest {high}."


def _end(comparison: Comparison, entry: Entry, names: dict[tuple[str, str], str]) -> str:
    equal = sum(each.number == entry.number for each in comparison.entries)
    who = names[entry.candidate.key] if equal == 1 else f"{equal} of them"
    return f"{amount(entry.number, comparison.metric)} ({who})"


def _quartiles(comparison: Comparison) -> tuple[str, ...]:
    edges: tuple[Decimal, ...] = (comparison.lower, comparison.median, comparison.upper)
    return tuple(amount(edge, comparison.metric) for edge in edges)
