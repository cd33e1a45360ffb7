"""The text alternative of a chart: what somebody who cannot see it should know."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plainfigures.model.amounts import shown
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.words import counted

LONGEST = 250
LONGEST_SUBJECT = 60


def alternative(series: Series, metric: Metric, subject: str) -> str:
    """Return the kind of chart, its span, its first, last, lowest and highest figure, gaps and breaks: what fits."""
    text = _opening(series, metric, subject)
    for sentence in _sentences(series, metric):
        if len(text) + 1 + len(sentence) <= LONGEST:
            text = f"{text} {sentence}"
    return text


def _opening(series: Series, metric: Metric, subject: str) -> str:
    cut = subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"
    first, last = series.figures[0].period.short, series.figures[-1].period.short
    named = ", ".join(part for part in (metric.title[:LONGEST_SUBJECT], cut) if part)
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
