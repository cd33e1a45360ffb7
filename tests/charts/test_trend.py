import json
from datetime import date
from typing import Any

import pytest

from plainfigures.charts.frame import Parts
from plainfigures.charts.kind import render
from plainfigures.charts.plot import LETTER, Box
from plainfigures.charts.svg import render_svg
from plainfigures.charts.trend import KIND, parts
from plainfigures.model.judgement import Judgement, Special, Variation
from plainfigures.model.observation import Series
from tests.charts.invented import JUDGED, count, judged, metric, samples, series

SAMPLES = samples()
WORDS = {"title": "Wishes granted stood at 60.0% in April 2026", "subtitle": "Wishes granted, Wishing well, 2020"}


def data(of: Series, judgement: Judgement | None = None) -> dict[str, Any]:
    datasets: dict[str, Any] = parts(of, of.metric, judgement or Judgement(()))["datasets"]
    return datasets


def varying(name: str) -> Parts:
    return parts(SAMPLES[name], SAMPLES[name].metric, judged(name, SAMPLES[name]), **WORDS)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_quick_specification_is_altairs_own(name: str) -> None:
    """What is put together from a template is exactly what Altair would build."""
    assert KIND.spec(varying(name)) == KIND.draw(varying(name)).to_dict()


@pytest.mark.parametrize("name", ["usual", "gaps", "changed", "none", *JUDGED])
def test_the_quick_drawing_is_vega_lites_own(name: str) -> None:
    """What is drawn from a kind compiled once is, to the byte, what its own specification would give."""
    drawn = render_svg(KIND.spec(varying(name)), "A title", "A description")
    assert render(KIND.still, varying(name), "A title", "A description") == drawn


@pytest.mark.parametrize(
    ("name", "runs"),
    [("gaps", [0, 1, 1]), ("break", [0, 0, 1, 1]), ("changed", [0, 0, 0, 0, 1, 1]), ("none", []), ("one", [0])],
)
def test_no_line_crosses_a_gap_or_a_break(name: str, runs: list[int]) -> None:
    """A line ends where a figure is missing, a break is marked or the definition changes; missing is not drawn."""
    assert [row["run"] for row in data(SAMPLES[name])["figures"]] == runs


def test_a_period_without_a_row_is_a_gap() -> None:
    """A line ends where a period has no row at all."""
    whole = series(metric(), ["40", "41", "42"])
    holed = Series(whole.metric, "", "", (), (whole.figures[0], whole.figures[2]))
    assert [row["run"] for row in data(holed)["figures"]] == [0, 1]


def test_provisional_figures_are_told_apart() -> None:
    """A figure that may yet change is drawn hollow."""
    assert [row["certain"] for row in data(SAMPLES["usual"])["figures"]] == [True] * 19 + [False] * 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("break", [{"date": "2020-05-16", "text": "Break in the series", "align": "left"}]),
        ("changed", [{"date": "2020-11-16", "text": "Definition changed", "align": "right"}]),
        ("usual", []),
    ],
)
def test_a_break_stands_before_the_figure_that_begins_anew(name: str, expected: list[dict[str, str]]) -> None:
    """A break is drawn half a step before the first figure after it and says what it is."""
    assert data(SAMPLES[name])["breaks"] == expected


def test_labels_of_breaks_do_not_collide() -> None:
    """Of two breaks close together only the first is labelled."""
    close = series(count(), ["1"] * 12, markers={5: "b", 6: "b"})
    assert [row["text"] for row in data(close)["breaks"]] == ["Break in the series", ""]


@pytest.mark.parametrize(
    ("name", "label"),
    [("usual", "60.0%"), ("gaps", "46%"), ("huge", "405.0m"), ("rolling", "£4.90"), ("yes-no", "Yes"), ("zero", "0")],
)
def test_the_newest_figure_is_labelled(name: str, label: str) -> None:
    """The newest figure with a number carries it, shortened where it is long."""
    assert [row["text"] for row in data(SAMPLES[name])["last"]] == [label]


def test_rolling_years_stand_at_their_end() -> None:
    """Figures of twelve overlapping months are drawn at the end of each."""
    assert [row["date"] for row in data(SAMPLES["rolling"])["figures"]] == ["2021-09-30", "2021-12-31", "2022-03-31"]


def test_a_chart_needs_nothing_from_elsewhere() -> None:
    """A specification holds its data and names no other address than its schema's."""
    each = KIND.spec(varying("usual"))
    assert json.dumps(each).replace(each["$schema"], "").count("http") == 0


def test_what_may_not_be_judged_is_not_drawn() -> None:
    """Without a judgement there is no band, no average, no limit, no target, no triangle, and no word of them."""
    drawn = data(SAMPLES["usual"])
    assert {name: drawn[name] for name in ("band", "mean", "limits", "target", "specials", "notes")} == {
        name: [] for name in ("band", "mean", "limits", "target", "specials", "notes")
    }


def test_limits_stay_within_what_is_possible() -> None:
    """The usual range ends at the metric's maximum; it is drawn over the run that was judged, and named."""
    drawn = data(SAMPLES["near-all"], judged("near-all", SAMPLES["near-all"]))
    over = {"date": "2020-01-01", "until": "2023-01-01"}
    assert (drawn["band"], [row["text"] for row in drawn["notes"]]) == (
        [{**over, "value": pytest.approx(99.29, abs=0.005), "value2": 100.0}],
        ["usual range", "average"],
    )


def test_limits_on_trial_are_dotted_and_have_no_band() -> None:
    """Few figures make limits that may yet move, and look so."""
    drawn = data(SAMPLES["trial"], judged("trial", SAMPLES["trial"]))
    assert (drawn["band"], [row["trial"] for row in drawn["limits"]]) == ([], [True, True])


def test_limits_and_target_belong_to_the_scale() -> None:
    """A target above every figure still lies inside the plot."""
    each = SAMPLES["target"]
    drawn = parts(each, each.metric, judged("target", each))
    highest = next(row["value"] for row in drawn["params"] if row["name"] == "y_high")
    assert drawn["datasets"]["target"][0]["value"] <= highest


def test_figures_that_stand_out_are_triangles_that_say_which_way() -> None:
    """Up and down are told apart by shape, better and worse by colour, and a hollow one may yet change."""
    run = series(metric(), ["50", "90", "10", "50", "50"], markers={2: "p"}).runs[0]
    special = (None, Special("up", "improving"), Special("down", "worsening"), None, None)
    variation = Variation(50, 40, 60, 45, 55, (None,) * 5, (None,) * 5)
    drawn = data(
        series(metric(), ["50", "90", "10", "50", "50"], markers={2: "p"}),
        Judgement(run, variation=variation, specials=special),
    )
    assert [(row["way"], row["colour"], row["fill"]) for row in drawn["specials"]] == [
        ("up", "#12436D", "#12436D"),
        ("down", "#F46A25", "white"),
    ]


@pytest.mark.parametrize("name", JUDGED)
def test_words_in_the_plot_cover_no_figure(name: str) -> None:
    """What the rules are called stands where no figure is, at the size that letters have on a narrow screen."""
    drawn = varying(name)
    low, high = (next(row["value"] for row in drawn["params"] if row["name"] == end) for end in ("y_low", "y_high"))
    heights = [(high - row["value"]) / (high - low) * drawn["height"] for row in drawn["datasets"]["figures"]]
    days = [date.fromisoformat(row["date"]).toordinal() for row in drawn["datasets"]["figures"]]
    across = [(day - days[0]) / (days[-1] - days[0]) * drawn["width"] for day in days]
    boxes = [Box(row["x"], row["y"], len(row["text"]) * LETTER) for row in drawn["datasets"]["notes"]]
    assert [box for box in boxes for place in zip(across, heights, strict=True) if box.holds(place)] == []
