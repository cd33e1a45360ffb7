from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfigures.analyse.variation import usual_step, variation_of

VECTOR = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
NUMBERS = st.lists(st.integers(-20, 20).map(float), min_size=5, max_size=40)


def test_the_standards_vector() -> None:
    """Mean and limits are those that the standard gives for its example."""
    found = variation_of(VECTOR)
    assert [round(each, 2) for each in (found.mean, found.upper, found.lower)] == [1.94, 4.6, -0.72]


def test_far_steps_are_dropped_once() -> None:
    """Without dropping the two far steps the standard's example would have limits of 6.95 and -3.06."""
    steps = [abs(later - earlier) for earlier, later in pairwise(VECTOR)]
    wide = [round(fmean(VECTOR) + sign * 2.66 * fmean(steps), 2) for sign in (1, -1)]
    assert (wide, round(usual_step(VECTOR), 2)) == ([6.95, -3.06], 1.0)


@pytest.mark.parametrize(
    ("numbers", "causes"),
    [
        (VECTOR, {4: "outside"}),
        ([4, 5, 4, 5, 4, 5, 4, 5, 4, 5], {}),
        ([9, 1, 2, 3, 4, 5, 6, 7, 3, 8, 2], dict.fromkeys(range(1, 8), "trend")),
        ([3, 9, 8, 7, 6, 5, 4, 3, 9, 2, 8], dict.fromkeys(range(1, 8), "trend")),
        ([1, 2, 3, 4, 4, 5, 6, 7, 2, 6, 1], {}),
        ([5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 7.4, 5, 7.4], {14: "near-limit", 16: "near-limit"}),
        ([6, 4, 6, 4, 6, 4, 5.5, 5.6, 5.5, 5.6, 5.5, 5.6, 5.5, 4], dict.fromkeys(range(6, 13), "shift")),
        ([5] * 9, {}),
        ([5, 5, 5, 5, 5, 5, 9], {6: "outside"}),
    ],
)
def test_causes(numbers: Sequence[float], causes: dict[int, str]) -> None:
    """Each figure has the first special cause that it is a part of, and every member of a run has it."""
    found = variation_of(numbers).causes
    assert {place: cause for place, cause in enumerate(found) if cause} == causes


@given(NUMBERS)
def test_limits_lie_about_the_mean(numbers: list[float]) -> None:
    """The near limits lie within the limits, and these as far above the mean as below."""
    found = variation_of(numbers)
    assert found.lower <= found.near_lower <= found.mean <= found.near_upper <= found.upper


@given(NUMBERS)
def test_outside_by_definition(numbers: list[float]) -> None:
    """Outside are exactly the figures beyond the limits."""
    found = variation_of(numbers)
    beyond = [number > found.upper or number < found.lower for number in numbers]
    assert [cause == "outside" for cause in found.causes] == beyond


@given(NUMBERS)
def test_every_special_figure_has_a_reason(numbers: list[float]) -> None:
    """Causes found window by window, without looking at runs, are the same."""
    found = variation_of(numbers)
    for place, cause in enumerate(found.causes):
        assert cause == _by_windows(numbers, place)


def _by_windows(numbers: list[float], place: int) -> str | None:
    found = variation_of(numbers)
    sevens = [numbers[start : start + 7] for start in range(max(0, place - 6), min(place, len(numbers) - 7) + 1)]
    threes = [range(start, start + 3) for start in range(max(0, place - 2), min(place, len(numbers) - 3) + 1)]
    if not found.lower <= numbers[place] <= found.upper:
        return "outside"
    steps = [[later - earlier for earlier, later in pairwise(seven)] for seven in sevens]
    if any(min(each) > 0 or max(each) < 0 for each in steps):
        return "trend"
    high = [found.near_upper < number <= found.upper for number in numbers]
    low = [found.lower <= number < found.near_lower for number in numbers]
    for side in (high, low):
        if side[place] and any(sum(side[each] for each in three) >= 2 for three in threes):
            return "near-limit"
    return "shift" if any(min(seven) > found.mean or max(seven) < found.mean for seven in sevens) else None
