"""What is said of a chart: to somebody who cannot see it, and below it of the marks that it uses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from plainfigures.charts.variation import NOTHING
from plainfigures.model.amounts import amount, shown, within
from plainfigures.model.judgement import Judgement
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.words import counted

LONGEST = 250
LONGEST_SUBJECT, SHORTEST_SUBJECT = 60, 20
COLOURS = {"improving": "A blue", "worsening": "An orange", "changing": "A purple"}
WAYS = {"up": "high or rising", "down": "low or falling"}
MEANINGS = {
    "improving": "here an improvement",
    "worsening": "here a worsening",
    "changing": "here neither better nor worse",
}


def alternative(series: Series, metric: Metric, subject: str, judgement: Judgement = NOTHING) -> str:
    """Return the kind of chart, its span, its first and last figure, how it varies, and of the rest what fits.

    The name of the subject is cut where else there were no room for how the figures vary.
    """
    varies = " ".join(_variation(judgement, metric))
    ends, *rest = _sentences(series, metric)
    needed = len(" ".join([_opening(series, metric, "", 0), ends, varies])) + len(", ")
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
        trial = " so far" if judgement.on_trial else ""
        yield f"Average {amount(Decimal(repr(found.mean)), metric)}, usual range{trial} {low} to {high}."
        special = sum(each is not None for each in judgement.specials)
        yield f"{counted(special, 'figure stands', 'figures stand') if special else 'None stands'} out."
    if judgement.target is not None:
        yield f"Target {amount(judgement.target, metric)}."


def _opening(series: Series, metric: Metric, subject: str, room: int) -> str:
    longest = min(LONGEST_SUBJECT, max(SHORTEST_SUBJECT, room))
    first, last = series.figures[0].period.short, series.figures[-1].period.short
    named = ", ".join(part for part in (metric.title[:LONGEST_SUBJECT], cut(subject, longest)) if part)
    return f"Line chart: {named}, {first}." if first == last else f"Line chart: {named}, {first} to {last}."


def _sentences(series: Series, metric: Metric) -> Iterator[str]:
    present = [figure for figure in series.figures if figure.number is not None]
    yield from _extremes(present, metric)
    missing = len(series.figures) - len(present)
    if missing and present:
        yield f"{counted(missing, 'period has', 'periods have')} no figure."
    for earlier, later in pairwise(series.figures):
        if later.version != earlier.version:
            yield f"Definition changed from {later.period.short}."
        elif "b" in later.observation.markers:
            yield f"Break in the series at {later.period.short}."


def _extremes(present: Sequence[Figure], metric: Metric) -> Iterator[str]:
    if not present:
        yield "No figures."
        return
    if len(present) == 1:
        yield f"One figure: {shown(present[0], metric)}."
        return
    yield f"First {shown(present[0], metric)}, last {shown(present[-1], metric)}."
    lowest, highest = (pick(present, key=lambda figure: figure.number or 0) for pick in (min, max))
    if lowest.number != highest.number and len(present) > 2:
        yield f"Lowest {_dated(lowest, metric)}, highest {_dated(highest, metric)}."


def _dated(figure: Figure, metric: Metric) -> str:
    return f"{shown(figure, metric)} ({figure.period.short})"


def key(series: Series, metric: Metric, judgement: Judgement = NOTHING) -> tuple[str, ...]:
    """Return what the marks of a trend chart mean: a sentence for each sort that this one uses."""
    return tuple(_key(series, metric, judgement))


def _key(series: Series, metric: Metric, judgement: Judgement) -> Iterator[str]:
    if judgement.variation:
        yield f"The thin line is the average since {judgement.run[0].period.label}{_range(judgement)}."
    for special in sorted({each for each in judgement.specials if each}, key=lambda each: (each.way, each.state)):
        what = f"{COLOURS[special.state]} triangle that points {special.way} stands out as {WAYS[special.way]}"
        yield f"{what}: {MEANINGS[special.state]}."
    if judgement.target is not None:
        yield f"The line of long dashes is the target, {amount(judgement.target, metric)}."
    if not all(figure.observation.certain for run in series.runs for figure in run):
        yield "A hollow mark is a figure that may yet change."


def _range(judgement: Judgement) -> str:
    """Return what the limits are, as the rest of a sentence; nothing where figures do not vary at all."""
    if judgement.variation is None or judgement.variation.lower == judgement.variation.upper:
        return ""
    if judgement.on_trial:
        return ", and the dotted lines show how far figures have varied so far: they are few, so the lines will move"
    return ", and the grey band shows how far figures usually vary"
