"""Sums over several organisations or services, against a calculation of their own."""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.analyse.total import totals_of
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation, Series, series_of
from tests.model.invented import metric, observation, period

RATE = metric(decimals="1")


def counts(service: str, when: str, numerator: object, denominator: object, **more: object) -> Observation:
    parts = {"numerator": str(numerator), "denominator": str(denominator)}
    return observation(when, service=service, **parts, **more)


def series(figures: Iterable[Observation], of: Metric = RATE) -> tuple[Series, ...]:
    return series_of(figures, {of.id: of})


def in_short(figures: Iterable[Observation], of: Metric = RATE) -> list[tuple[str, str, list[str]]]:
    """Return what the sums come to, for which period, and of which services."""
    found = totals_of(series(figures, of))
    return [(f"{each.number:.1f}", str(each.period), [service for _, service in each.members]) for each in found]


def test_counts_are_added_and_percentages_are_not_averaged() -> None:
    """1 of 10 and 90 of 90 are 91 of 100; the average of 10% and 100% would be 55%."""
    assert in_short([counts("a", "2026-Q1", 1, 10), counts("b", "2026-Q1", 90, 90)]) == [
        ("91.0", "2026-Q1", ["a", "b"])
    ]


def test_whoever_gives_no_counts_for_the_period_is_left_out() -> None:
    """A figure of another period, a value without counts and a missing figure are in no sum."""
    figures = [
        *(counts("a", "2026-Q1", 1, 2), counts("b", "2026-Q1", 1, 2), counts("c", "2025-Q4", 1, 2)),
        *(observation("2026-Q1", "50", service="d"), observation("2026-Q1", service="e", markers=("x",))),
    ]
    assert in_short(figures) == [("50.0", "2026-Q1", ["a", "b"])]


def test_the_newest_period_counts_for_which_half_have_counts() -> None:
    """Where only two of five still report, the sum is that of the time when more did."""
    old = [counts(name, "2025-Q1", 1, 2) for name in "abcde"]
    new = [counts(name, "2026-Q1", 1, 4) for name in "ab"]
    assert in_short([*old, *new]) == [("50.0", "2025-Q1", ["a", "b", "c", "d", "e"])]


@pytest.mark.parametrize(
    ("figures", "of"),
    [
        ([counts("a", "2026-Q1", 1, 2)], RATE),
        ([counts("a", "2026-Q1", 0, 0), counts("b", "2026-Q1", 0, 0)], RATE),
        ([counts(name, "2026-Q1", 1, 2, codes=(("channel", "phone"),)) for name in "ab"], RATE),
        ([counts(name, "2026-Q1", 1, 2) for name in "ab"], metric(comparison="never")),
        ([counts(name, "2026-Q1", 1, 2) for name in "ab"], metric(calculation="100 - numerator / denominator")),
    ],
)
def test_what_is_not_added(figures: list[Observation], of: Metric) -> None:
    """One alone, nothing at all, parts, what must not be compared, and what is no plain ratio have no sum."""
    assert in_short(figures, of) == []


def test_a_sum_is_worked_out_by_the_definition_of_its_time() -> None:
    """Before a change the former calculation holds, for the sum as for each figure."""
    before = {"calculation": "numerator / denominator"}
    changed = metric(changes=[{"from": "2026-Q1", "what": "In per cent.", "before": before}])
    (total,) = totals_of(series([counts(name, "2025-Q4", 1, 2) for name in "ab"], changed))
    assert (total.number, total.period) == (Fraction(1, 2), period("2025-Q4"))


COUNT = st.integers(min_value=0, max_value=10**12)
PAIR = st.tuples(COUNT, COUNT).map(sorted)


@given(st.dictionaries(st.sampled_from("abcdefgh"), PAIR.filter(lambda pair: pair[1] > 0), min_size=2))
@settings(deadline=None)
def test_a_sum_is_the_mean_weighted_by_denominators(pairs: dict[str, list[int]]) -> None:
    """Worked out another way: each percentage times its share of all denominators, in exact fractions."""
    (total,) = totals_of(series(counts(name, "2026-Q1", *pair) for name, pair in sorted(pairs.items())))
    every = sum(below for _, below in pairs.values())
    mean = sum(Fraction(above * 100, below) * Fraction(below, every) for above, below in pairs.values())
    assert abs(Fraction(total.number) - mean) < Fraction(1, 10**20)
    assert [service for _, service in total.members] == sorted(pairs)
