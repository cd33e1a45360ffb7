"""The XmR chart of statistical process control, as the NHS's "Making data count" draws it.

The usual distance from one figure to the next says how far figures vary by themselves. The limits lie 2.66 such
distances from the mean, the near limits two thirds as far.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean

from plainfigures.model.judgement import Cause, Variation, Way

LIMIT, NEAR_LIMIT, FARTHEST = 2.66, 1.773, 3.267
RUN = 7

Places = Iterator[tuple[int, Way]]


def variation_of(numbers: Sequence[float]) -> Variation:
    """Return mean, limits and special causes of figures in a row, two at least, oldest first."""
    mean, moving = fmean(numbers), usual_step(numbers)
    near_lower, near_upper = mean - NEAR_LIMIT * moving, mean + NEAR_LIMIT * moving
    lower, upper = mean - LIMIT * moving, mean + LIMIT * moving
    found: dict[int, tuple[Cause, Way]] = {}
    rules: list[tuple[Cause, Places]] = [
        ("outside", _outside(numbers, lower, upper)),
        ("trend", _trends(numbers)),
        ("near-limit", _near(numbers, (near_upper, upper), (-near_lower, -lower))),
        ("shift", _shifts(numbers, mean)),
    ]
    for cause, places in rules:
        for place, way in places:
            found.setdefault(place, (cause, way))
    causes, ways = zip(*(found.get(place, (None, None)) for place in range(len(numbers))), strict=True)
    return Variation(mean, lower, upper, near_lower, near_upper, causes, ways)


def usual_step(numbers: Sequence[float]) -> float:
    """Return the mean distance from one figure to the next, without those that are 3.267 times as far or farther.

    They are dropped once. Where nothing but steps of no length is left, none is dropped: else the limits would have no
    width, and every figure lay outside them.
    """
    steps = [abs(later - earlier) for earlier, later in pairwise(numbers)]
    mean = fmean(steps)
    return fmean([step for step in steps if step < FARTHEST * mean] or steps) or mean


def _outside(numbers: Sequence[float], lower: float, upper: float) -> Places:
    for place, number in enumerate(numbers):
        if not lower <= number <= upper:
            yield place, "up" if number > upper else "down"


def _trends(numbers: Sequence[float]) -> Places:
    """Yield the places of seven figures or more of which each is higher, or each is lower, than the one before."""
    signs = [(later > earlier) - (later < earlier) for earlier, later in pairwise(numbers)]
    for start, end in _runs(signs, RUN - 1):
        yield from ((place, _way(signs[start])) for place in range(start, end + 1))


def _near(numbers: Sequence[float], above: tuple[float, float], below: tuple[float, float]) -> Places:
    """Yield the places of two figures of three in a row beyond the near limit on one side, within the limit there."""
    for (near, limit), sign in ((above, 1), (below, -1)):
        beyond = [near < sign * number <= limit for number in numbers]
        for start in range(len(numbers) - 2) if sum(beyond) >= 2 else ():
            if sum(beyond[start : start + 3]) >= 2:
                yield from ((place, _way(sign)) for place in range(start, start + 3) if beyond[place])


def _shifts(numbers: Sequence[float], mean: float) -> Places:
    """Yield the places of seven figures or more on one side of the mean."""
    sides = [(number > mean) - (number < mean) for number in numbers]
    for start, end in _runs(sides, RUN):
        yield from ((place, _way(sides[start])) for place in range(start, end))


def _way(sign: int) -> Way:
    return "up" if sign > 0 else "down"


def _runs(signs: Sequence[int], shortest: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of every run of one sign, zero excepted, that is long enough."""
    start = 0
    for place in range(1, len(signs) + 1):
        if place == len(signs) or signs[place] != signs[start]:
            if signs[start] and place - start >= shortest:
                yield start, place
            start = place
