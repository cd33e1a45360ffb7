"""Targets: for which periods they hold, and which of them a series has."""

from decimal import Decimal

import pytest

from plainfigures.model.observation import Series, series_of
from plainfigures.model.problem import Location
from plainfigures.model.target import Target, target_of, targets_ahead
from tests.model.invented import metric, observation, period


def target(since: str, until: str = "", **given: str) -> Target:
    known = {"organisation": "example-department", "service": "", "metric": "example-rate", "value": "60.50"}
    place = Location("metrics/example-department/targets.csv", 2)
    return Target(**{**known, **given}, since=period(since), until=period(until) if until else None, location=place)


def series(*quarters: str, codes: tuple[tuple[str, str], ...] = ()) -> Series:
    """Return figures of these quarters; the last of them says why it has no number."""
    given = [observation(when, "50", codes=codes) for when in quarters[:-1]]
    last = observation(quarters[-1], markers=("x",), codes=codes)
    (only,) = series_of([*given, last], {"example-rate": metric()})
    return only


@pytest.mark.parametrize(
    ("when", "holds"),
    [("2025-Q4", False), ("2026-Q1", True), ("2026-12", True), ("2027-Q1", False), ("FY2026-27", False)],
)
def test_a_target_holds_for_whole_periods(when: str, holds: bool) -> None:
    """A period counts where its first and last days lie within the time of the target, however either is spelt."""
    assert target("2026-Q1", "2026").holds_for(period(when)) is holds


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (("2026-Q1", ""), ("2030-Q1", ""), True),
        (("2026-Q1", "2026-Q4"), ("2027-Q1", ""), False),
        (("2026", ""), ("FY2025-26", "FY2025-26"), True),
        (("2026-Q2", "2026-Q3"), ("2026", ""), True),
    ],
)
def test_targets_that_hold_at_once(one: tuple[str, str], other: tuple[str, str], both: bool) -> None:
    """Two targets overlap where there is a day on which both hold, whichever is named first."""
    first, second = target(*one), target(*other)
    assert (first.overlaps(second), second.overlaps(first)) == (both, both)


def test_a_series_has_the_target_that_holds_for_its_newest_figure() -> None:
    """Of several targets that one counts whose time the newest figure with a number lies in."""
    old, new, later = target("2025-Q1", "2025-Q4"), target("2026-Q1", "2026-Q2"), target("2026-Q3")
    assert target_of(series("2025-Q4", "2026-Q2", "2026-Q3"), [old, new, later]) == new


def test_targets_ahead_begin_after_the_newest_figure() -> None:
    """Those to come are told in the order in which they begin; those that hold, are over or are another's are not."""
    holds, next_, last = target("2026-Q1", "2026-Q3"), target("2026-Q4"), target("2027")
    given = [last, holds, next_, target("2028", service="example-permits")]
    assert targets_ahead(series("2026-Q2", "2026-Q3"), given) == [next_, last]


@pytest.mark.parametrize("other", [{"organisation": "example-agency"}, {"service": "example-permits"}, {"metric": "x"}])
def test_a_target_is_for_one_series(other: dict[str, str]) -> None:
    """What another organisation, service or metric aims for is not for this one."""
    assert target_of(series("2026-Q1", "2026-Q2"), [target("2025", **other)]) is None


def test_a_part_of_a_total_has_no_target() -> None:
    """A target is for the whole, and is not held against one channel."""
    assert target_of(series("2026-Q1", "2026-Q2", codes=(("channel", "phone"),)), [target("2025")]) is None


def test_a_target_is_a_number() -> None:
    """Its number is the submitted one, exactly."""
    assert target("2026").number == Decimal("60.50")
