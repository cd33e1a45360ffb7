from decimal import Decimal

import pytest

from plainfigures.analyse.judgement import judgement_of
from plainfigures.analyse.outcome import LABELS, label, limits, sentences
from plainfigures.model.judgement import Judgement
from plainfigures.model.metric import Metric
from tests.charts.invented import count, metric, series

STEADY = ["50", "52"] * 6
ON_TRIAL = "The limits are on trial: they rest on 6 figures so far."


def judged(values: list[str], of: Metric | None = None, target: str | None = None) -> Judgement:
    return judgement_of(series(of or metric(), values), None if target is None else Decimal(target))


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (judged(STEADY), ["The newest figure lies within the usual variation."]),
        (judged([*STEADY, "70"]), ["The newest figure lies outside the limits of the usual variation."]),
        (judged(["51", "50"] * 3), ["The newest figure lies within the usual variation.", ON_TRIAL]),
        (judged(["51"]), ["There are too few figures in a row to tell a change from chance."]),
        (
            judged(["51"] * 8, count(covers=12)),
            ["Each figure shares months with the one before it, so a change cannot be told from chance."],
        ),
        (
            judged(STEADY, target="60"),
            [
                "The newest figure lies within the usual variation.",
                "As things vary, it never meets its target of 60.0%: something has to change first.",
            ],
        ),
        (judged(["0", "1"], metric(unit="yes-no")), []),
    ],
)
def test_why_the_outcome_is_what_it_is(judgement: Judgement, words: list[str]) -> None:
    """The cause is told, or why nothing may be said, then limits on trial, then the target."""
    assert list(sentences(judgement, metric())) == words


@pytest.mark.parametrize("values", [STEADY, [*STEADY, "70"], ["51"], ["0"] * 5])
def test_every_outcome_has_a_label(values: list[str]) -> None:
    """A table says of every series how it stands, in words."""
    assert label(judged(values)) in LABELS.values()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (STEADY, "On average 51.0%; usually between 45.7% and 56.3%."),
        (["98", "100"] * 6, "On average 99.0%; usually between 93.7% and 100.0%."),
        (["0"] * 6, "All these figures are the same."),
        (["51"], ""),
    ],
)
def test_the_usual_range(values: list[str], words: str) -> None:
    """The limits are given in the metric's unit, and never beyond what is possible."""
    assert limits(judged(values), metric()) == words
