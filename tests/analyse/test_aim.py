"""Targets in words: their time, the distance of the newest figure, and whether they are met."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plainfigures.analyse.aim import assured, distance, time_of
from plainfigures.model.judgement import Judgement
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Location
from plainfigures.model.target import Target
from tests.model.invented import metric, period

TARGET = Target("example-department", "", "example-rate", "60", period("2026-Q1"), None, Location("a.csv", 2))
PERCENT = metric(decimals="1")
MINUTES = metric(unit="minutes", better="lower")


def test_how_long_a_target_holds() -> None:
    """Periods are in plain words; a target without an end goes on, and one of a single period is for that."""
    untils = (None, period("FY2026-27"), period("2026-Q1"))
    ahead = time_of(TARGET, begun=False)
    assert [ahead, *(time_of(replace(TARGET, until=until)) for until in untils)] == [
        "from January to March 2026 on",
        "since January to March 2026",
        "from January to March 2026 until April 2026 to March 2027",
        "for January to March 2026",
    ]


@pytest.mark.parametrize(
    ("number", "of", "sentence"),
    [
        ("56.8", PERCENT, "The latest figure lies 3.2 percentage points below it and does not meet it."),
        ("61", PERCENT, "The latest figure lies 1.0 percentage points above it and meets it."),
        ("60.0", PERCENT, "The latest figure is exactly that."),
        ("61", MINUTES, "The latest figure lies 1 minute above it and does not meet it."),
        ("61", metric(better={"from": "50", "to": "70"}), "The latest figure lies 1 percentage point above it."),
        ("0", metric(unit="yes-no"), "The latest answer is No."),
        ("59.99", PERCENT, "The latest figure lies less than 0.1 percentage points below it and does not meet it."),
    ],
)
def test_how_far_the_newest_figure_lies_from_it(number: str, of: Metric, sentence: str) -> None:
    """The distance is in the metric's unit; whether the target is met is said where one way is better."""
    assert distance(Decimal(number), Decimal(60), of) == sentence


@pytest.mark.parametrize(
    ("judgement", "number", "words"),
    [
        (Judgement((), target=Decimal(60), assurance="meets"), "70", "always met"),
        (Judgement((), target=Decimal(60), assurance="misses"), "50", "never met"),
        (Judgement((), target=Decimal(60), assurance="hit-and-miss"), "70", "hit and miss"),
        (Judgement((), target=Decimal(60)), "60", "met now"),
        (Judgement((), target=Decimal(60)), "59.9", "not met now"),
        (Judgement(()), "59.9", ""),
    ],
)
def test_whether_a_target_is_met_in_two_or_three_words(judgement: Judgement, number: str, words: str) -> None:
    """Where the method can tell it speaks of how things vary, and otherwise of the newest figure alone."""
    assert assured(judgement, Decimal(number), PERCENT) == words
