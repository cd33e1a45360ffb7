"""What may be said about a series: is its newest figure more than noise, and does the series meet its target?"""

from decimal import Decimal

from plainfigures.analyse.variation import RUN, variation_of
from plainfigures.model.amounts import direction
from plainfigures.model.judgement import FEWEST, Assurance, Judgement, Silence, State, Variation
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
    return Judgement(
        run=run,
        state=_state(run, variation, series.metric),
        variation=variation,
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


def _state(run: tuple[Figure, ...], variation: Variation, metric: Metric) -> State:
    """Return the state of the newest figure: by the way that a trend goes, else by the side of the mean it lies on."""
    cause, newest = variation.causes[-1], run[-1].number or Decimal(0)
    if cause is None:
        return "no-clear-change"
    before = run[-RUN].number if cause == "trend" else Decimal(variation.mean)
    return STATES[direction(before or Decimal(0), newest, metric)]


def _assurance(variation: Variation, target: Decimal, metric: Metric) -> Assurance | None:
    """Return whether figures that vary as these do always reach the target, never do, or now and then."""
    if metric.better not in ("higher", "lower"):
        return None
    if variation.lower <= float(target) <= variation.upper:
        return "hit-and-miss"
    above = variation.lower > float(target)
    return "meets" if above == (metric.better == "higher") else "misses"
