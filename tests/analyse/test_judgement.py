from decimal import Decimal
from typing import Any

import pytest

from plainfigures.analyse.judgement import judgement_of
from plainfigures.model.judgement import Judgement, Special
from plainfigures.model.metric import Metric
from tests.charts.invented import count, metric, series

STEADY = ["50", "52"] * 6
LEAP = [*STEADY, "70"]


def judged(values: list[str], of: Metric | None = None, target: str | None = None, **markers: str) -> Judgement:
    places = {int(place[1:]): letters for place, letters in markers.items()}
    return judgement_of(series(of or metric(), values, markers=places), None if target is None else Decimal(target))


@pytest.mark.parametrize(
    ("values", "differing", "state"),
    [
        (STEADY, {}, "no-clear-change"),
        (LEAP, {}, "improving"),
        (LEAP, {"better": "lower"}, "worsening"),
        (LEAP, {"better": "neither"}, "changing"),
        (LEAP, {"better": {"from": "40", "to": "60"}}, "worsening"),
        (LEAP, {"better": {"from": "40", "to": "80"}}, "changing"),
        ([*STEADY, "70", "51"], {}, "no-clear-change"),
        (["60", "40", "41", "42", "43", "44", "45", "46"], {}, "improving"),
        (["60"] * 3 + ["61"] + ["60"] * 3 + ["40", "41", "40", "41", "40", "41", "40", "41"], {}, "worsening"),
    ],
)
def test_the_state_is_that_of_the_newest_figure(values: list[str], differing: dict[str, Any], state: str) -> None:
    """A newest figure without a special cause is no clear change; else the way it goes is better or worse."""
    assert judged(values, metric(**differing)).state == state


@pytest.mark.parametrize(
    ("values", "of", "silence"),
    [
        ([""], metric(), "no-figure"),
        (["50"] * 4, metric(), "too-few"),
        (["50"] * 5, metric(), None),
        (["0", "1"] * 6, metric(unit="yes-no"), "yes-or-no"),
        (STEADY, count(covers=12), "overlapping"),
    ],
)
def test_where_nothing_may_be_said(values: list[str], of: Metric, silence: str | None) -> None:
    """Too few figures, figures that share months, and plain yes or no are not judged, and it is said why."""
    found = judged(values, of, m0="" if values[0] else "x")
    assert (found.silence, found.state is None) == (silence, silence is not None)


def test_nothing_is_judged_across_a_break() -> None:
    """Only the figures since the last break count."""
    assert judged([*STEADY, "70", "70", "70"], m12="b").silence == "too-few"


def test_nothing_is_judged_across_a_gap() -> None:
    """Only the figures since the last gap count, and a marker in place of a value makes one."""
    assert judged([*STEADY, "", "70"], m12="x").silence == "too-few"


@pytest.mark.parametrize(("figures", "on_trial"), [(5, True), (11, True), (12, False)])
def test_limits_on_trial(figures: int, *, on_trial: bool) -> None:
    """Limits that rest on fewer than twelve figures are on trial."""
    assert judged((["50", "52", "51"] * 4)[:figures]).on_trial is on_trial


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        ("40", "higher", "meets"),
        ("51", "higher", "hit-and-miss"),
        ("60", "higher", "misses"),
        ("40", "lower", "misses"),
        ("60", "lower", "meets"),
        ("60", "neither", None),
        (None, "higher", None),
    ],
)
def test_targets(target: str | None, better: str, assurance: str | None) -> None:
    """A target within the limits is hit and missed; beyond them it is always met or never, whichever way is better."""
    assert judged(STEADY, metric(better=better), target).assurance == assurance


@pytest.mark.parametrize(
    ("values", "differing", "specials"),
    [
        (LEAP, {}, {12: Special("up", "improving")}),
        (LEAP, {"better": "lower"}, {12: Special("up", "worsening")}),
        ([*STEADY, "30", "51"], {"better": "neither"}, {12: Special("down", "changing")}),
        (
            ["41", "44", "47", "50", "53", "56", "59", "62", "40", "60", "40"],
            {"better": {"from": "45", "to": "55"}},
            {0: Special("up", "improving"), 7: Special("up", "worsening")},
        ),
    ],
)
def test_what_stands_out_goes_a_way_that_means_something(
    values: list[str], differing: dict[str, Any], specials: dict[int, Special]
) -> None:
    """A figure that stands out goes up or down, and the metric says whether that is better; no other one does."""
    found = judged(values, metric(**differing)).specials
    assert {place: found[place] for place in specials} == specials


def test_the_state_agrees_with_the_newest_mark() -> None:
    """What is said of the newest figure is what its mark in the chart says."""
    found = judged(LEAP)
    assert found.specials[-1] == Special("up", found.state or "changing")
