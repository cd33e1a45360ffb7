"""What may be said about a series: is its newest figure more than noise, and does the series meet its target?"""

from collections.abc import Iterator
from decimal import Decimal

from plainfigures.analyse.variation import RUN, variation_of
from plainfigures.model.amounts import direction
from plainfigures.model.judgement import FEWEST, Assurance, Judgement, Silence, Special, State, Variation, Way
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series

STATES: dict[str, State] = {"better": "improving", "worse": "worsening", "same": "changing", "neither": "changing"}


def judgement_of(series: Series, target: Decimal | None = None) -> Judgement:
    """Return what may be said about the newest figures in a row, and beside the target that holds for them.

    Nothing is judged across a gap, a break or a change of definition, nor where figures share months with their
    neighbours, since such figures vary less than they should.
    """
    run = series.runs[-1] if series.runs else ()
    silence = _silence(series, run)
    if silence:
        return Judgement(run, silence=silence, target=target)
    numbers = [float(figure.number or 0) for figure in run]
    variation = variation_of(numbers)
    specials = tuple(_specials(run, variation, series.metric))
    return Judgement(
        run=run,
        state=specials[-1].state if specials[-1] else "no-clear-change",
        variation=variation,
        specials=specials,
        target=target,
        assurance=None if target is None else _assurance(variation, target, series.metric),
    )


def _silence(series: Series, run: tuple[Figure, ...]) -> Silence | None:
    if not run:
        return "no-figure"
    if series.metric.unit == "yes-no":
        return "yes-or-no"
    if series.metric.overlapping:
        return "overlapping"
    return "too-few" if len(run) < FEWEST else None


def _specials(run: tuple[Figure, ...], variation: Variation, metric: Metric) -> Iterator[Special | None]:
    """Yield what each figure that stands out means: by the way that its trend goes, else by its side of the mean."""
    numbers, mean = [figure.number or Decimal(0) for figure in run], Decimal(variation.mean)
    for place, (way, cause) in enumerate(zip(variation.ways, variation.causes, strict=True)):
        if way is None:
            yield None
        elif cause != "trend":
            yield Special(way, STATES[direction(mean, numbers[place], metric)])
        else:
            start, end = _trend_around(numbers, place, way)
            yield Special(way, STATES[direction(numbers[start], numbers[end], metric)])


def _trend_around(numbers: list[Decimal], place: int, way: Way) -> tuple[int, int]:
    """Return the first and last place of the stretch, seven figures at most, in which a trend led to a figure.

    The figure that a trend begins with stands for the step after it.
    """
    sign, start = (1 if way == "up" else -1), place
    while start and place - start < RUN - 1 and sign * (numbers[start] - numbers[start - 1]) > 0:
        start -= 1
    return (start, place) if start < place else (place, place + 1)


def _assurance(variation: Variation, target: Decimal, metric: Metric) -> Assurance | None:
    """Return whether figures that vary as these do always reach the target, never do, or now and then."""
    if metric.better not in ("higher", "lower"):
        return None
    if variation.lower <= float(target) <= variation.upper:
        return "hit-and-miss"
    above = variation.lower > float(target)
    return "meets" if above == (metric.better == "higher") else "misses"
