import json
from typing import Any

import pytest

from plainfigures.charts.kind import render
from plainfigures.charts.svg import render_svg
from plainfigures.charts.trend import KIND, parts
from plainfigures.model.observation import Series
from tests.charts.invented import count, metric, samples, series

SAMPLES = samples()
WORDS = {"title": "Wishes granted stood at 60.0% in April 2026", "subtitle": "Wishes granted, Wishing well, 2020"}


def data(of: Series) -> dict[str, Any]:
    datasets: dict[str, Any] = parts(of, of.metric)["datasets"]
    return datasets


@pytest.mark.parametrize("name", SAMPLES)
def test_the_quick_specification_is_altairs_own(name: str) -> None:
    """What is put together from a template is exactly what Altair would build."""
    varying = parts(SAMPLES[name], SAMPLES[name].metric, **WORDS)
    assert KIND.spec(varying) == KIND.draw(varying).to_dict()


@pytest.mark.parametrize("name", ["usual", "gaps", "changed", "none"])
def test_the_quick_drawing_is_vega_lites_own(name: str) -> None:
    """What is drawn from a kind compiled once is, to the byte, what its own specification would give."""
    varying = parts(SAMPLES[name], SAMPLES[name].metric, **WORDS)
    drawn = render_svg(KIND.spec(varying), "A title", "A description")
    assert render(KIND.compiled, varying, "A title", "A description") == drawn


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
    each = KIND.spec(parts(SAMPLES["usual"], SAMPLES["usual"].metric))
    assert json.dumps(each).replace(each["$schema"], "").count("http") == 0
