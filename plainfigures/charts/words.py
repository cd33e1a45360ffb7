"""What is said of a chart: to somebody who cannot see it, and below it of the marks that it uses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from plainfigures.charts.variation import NOTHING
from plainfigures.model.amounts import amount, shown, within
from plainfigures.model.judgement import Judgement, State, Variation, Way
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.words import commas

LONGEST = 250
USUAL = gettext_noop("Average %(mean)s, usual range %(low)s to %(high)s.")
TRIAL = gettext_noop("Average %(mean)s, usual range so far %(low)s to %(high)s.")
LONGEST_SUBJECT, SHORTEST_SUBJECT = 60, 20
TRIANGLES: dict[tuple[Way, State], str] = {
    ("up", "improving"): gettext_noop(
        "A blue triangle that points up stands out as high or rising: here an improvement."
    ),
    ("up", "worsening"): gettext_noop(
        "An orange triangle that points up stands out as high or rising: here a worsening."
    ),
    ("up", "changing"): gettext_noop(
        "A purple triangle that points up stands out as high or rising: here neither better nor worse."
    ),
    ("down", "improving"): gettext_noop(
        "A blue triangle that points down stands out as low or falling: here an improvement."
    ),
    ("down", "worsening"): gettext_noop(
        "An orange triangle that points down stands out as low or falling: here a worsening."
    ),
    ("down", "changing"): gettext_noop(
        "A purple triangle that points down stands out as low or falling: here neither better nor worse."
    ),
}


def alternative(series: Series, metric: Metric, subject: str, judgement: Judgement = NOTHING) -> str:
    """Return the kind of chart, its span, its first and last figure, how it varies, and of the rest what fits.

    The name of the subject is cut where else there were no room for how the figures vary.
    """
    varies = " ".join(_variation(judgement, metric))
    ends, *rest = _sentences(series, metric)
    needed = len(" ".join([_opening(series, metric, "", 0), ends, varies])) + len(gettext(", "))
    text = f"{_opening(series, metric, subject, LONGEST - needed)} {ends}"
    for sentence in filter(None, [varies, *rest]):
        if len(text) + 1 + len(sentence) <= LONGEST:
            text = f"{text} {sentence}"
    return text


def cut(text: str, longest: int) -> str:
    """Return the text, or so many letters of it."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _variation(judgement: Judgement, metric: Metric) -> Iterator[str]:
    found = judgement.variation
    if found:
        low, high = (amount(within(edge, metric), metric) for edge in (found.lower, found.upper))
        mean = amount(Decimal(repr(found.mean)), metric)
        yield gettext(TRIAL if judgement.on_trial else USUAL, mean=mean, low=low, high=high)
        special = sum(each is not None for each in judgement.specials)
        said = ngettext("%(num)s figure stands out.", "%(num)s figures stand out.", special)
        yield said if special else gettext("None stands out.")
    if judgement.target is not None:
        yield gettext("Target %(figure)s.", figure=amount(judgement.target, metric))


def _opening(series: Series, metric: Metric, subject: str, room: int) -> str:
    longest = min(LONGEST_SUBJECT, max(SHORTEST_SUBJECT, room))
    first, last = series.figures[0].period.short, series.figures[-1].period.short
    named = commas([metric.title[:LONGEST_SUBJECT], cut(subject, longest)])
    if first == last:
        return gettext("Line chart: %(named)s, %(period)s.", named=named, period=first)
    return gettext("Line chart: %(named)s, %(first)s to %(last)s.", named=named, first=first, last=last)


def _sentences(series: Series, metric: Metric) -> Iterator[str]:
    present = [figure for figure in series.figures if figure.number is not None]
    yield from _extremes(present, metric)
    missing = len(series.figures) - len(present)
    if missing and present:
        yield ngettext("%(num)s period has no figure.", "%(num)s periods have no figure.", missing)
    for earlier, later in pairwise(series.figures):
        if later.version != earlier.version:
            yield gettext("Definition changed from %(period)s.", period=later.period.short)
        elif "b" in later.observation.markers:
            yield gettext("Break in the series at %(period)s.", period=later.period.short)


def _extremes(present: Sequence[Figure], metric: Metric) -> Iterator[str]:
    if not present:
        yield gettext("No figures.")
        return
    if len(present) == 1:
        yield gettext("One figure: %(figure)s.", figure=shown(present[0], metric))
        return
    first, last = shown(present[0], metric), shown(present[-1], metric)
    yield gettext("First %(first)s, last %(last)s.", first=first, last=last)
    lowest, highest = (pick(present, key=lambda figure: figure.number or 0) for pick in (min, max))
    if lowest.number != highest.number and len(present) > 2:
        low, high = _dated(lowest, metric), _dated(highest, metric)
        yield gettext("Lowest %(low)s, highest %(high)s.", low=low, high=high)


def _dated(figure: Figure, metric: Metric) -> str:
    return gettext("%(figure)s (%(period)s)", figure=shown(figure, metric), period=figure.period.short)


def key(series: Series, metric: Metric, judgement: Judgement = NOTHING) -> tuple[str, ...]:
    """Return what the marks of a trend chart mean: a sentence for each sort that this one uses."""
    return tuple(_key(series, metric, judgement))


def _key(series: Series, metric: Metric, judgement: Judgement) -> Iterator[str]:
    if judgement.variation:
        yield _lines(judgement, judgement.variation)
    for special in sorted({each for each in judgement.specials if each}, key=lambda each: (each.way, each.state)):
        yield gettext(TRIANGLES[special.way, special.state])
    if judgement.target is not None:
        target = amount(judgement.target, metric)
        yield gettext("The line of long dashes is the target, %(figure)s.", figure=target)
    if not all(figure.observation.certain for run in series.runs for figure in run):
        yield gettext("A hollow mark is a figure that may yet change.")


def _lines(judgement: Judgement, found: Variation) -> str:
    """Return what the thin line is, and the limits, unless figures do not vary at all."""
    since = judgement.run[0].period.label
    if found.lower == found.upper:
        return gettext("The thin line is the average since %(period)s.", period=since)
    if judgement.on_trial:
        return gettext(
            "The thin line is the average since %(period)s, and the dotted lines show how far figures have varied so "
            "far: they are few, so the lines will move.",
            period=since,
        )
    return gettext(
        "The thin line is the average since %(period)s, and the grey band shows how far figures usually vary.",
        period=since,
    )
