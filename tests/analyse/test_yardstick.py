"""What an outcome goes by, where the change over a year seems to say otherwise. All figures are invented."""

import pytest

from plainfigures.analyse.judgement import judgement_of
from plainfigures.analyse.yardstick import yardstick
from plainfigures.model.metric import Metric
from tests.charts.invented import count, metric, series

RISEN = ["40", "42"] * 5 + ["60", "64", "63", "62", "61", "62", "63", "62"]
FALLEN = [str(100 - int(value)) for value in RISEN]
TRENDING = ["80", "60", "61", "62", "63", "64", "65", "66"]


def told(values: list[str], of: Metric | None = None, *, back: int = 4) -> tuple[str, str]:
    """Return what is told of the values beside the figure so many before the last."""
    figures = series(of or metric(), values)
    return yardstick(judgement_of(figures), figures.figures[-1 - back])


@pytest.mark.parametrize(
    ("values", "of", "brief"),
    [
        ([*RISEN, "60"], metric(), "better than its average since Jan–Mar 2020"),
        (RISEN, metric(), "better than its average since Jan–Mar 2020"),
        ([*RISEN, "60"], metric(better="lower"), "worse than its average since Jan–Mar 2020"),
        ([*FALLEN, "40"], metric(), "worse than its average since Jan–Mar 2020"),
        ([*RISEN, "60"], count(better="neither"), "higher than its average since Jan–Mar 2020"),
        ([*FALLEN, "40"], count(better="neither"), "lower than its average since Jan–Mar 2020"),
    ],
)
def test_a_figure_no_better_than_a_year_before_is_measured_by_its_average(
    values: list[str], of: Metric, brief: str
) -> None:
    """Where the year's change goes the other way, or is none, the average that the outcome goes by is named."""
    assert told(values, of)[0] == brief


def test_a_trend_is_named_as_one() -> None:
    """Seven figures that rise one after another outweigh one a year before that was higher still."""
    assert told(TRENDING, back=7) == (
        "getting better in the newest figures",
        "The newest figure is no better than a year before, but the newest figures in a row are getting better.",
    )


def test_the_sentence_names_the_time_in_full() -> None:
    """The figure's page says since when the average is taken."""
    assert told([*RISEN, "60"])[1] == (
        "The newest figure is no better than a year before, but better than its average since January to March 2020."
    )


@pytest.mark.parametrize("values", [[*RISEN, "66"], ["40", "42"] * 6, ["40", "42"]])
def test_nothing_is_added_where_nothing_puzzles(values: list[str]) -> None:
    """A change over a year that agrees, no clear change, and too few to tell need no more words."""
    assert told(values, back=1 if len(values) == 2 else 4) == ("", "")


def test_without_a_year_before_nothing_is_added() -> None:
    """A figure that may not be compared with one a year before says nothing about a year."""
    assert yardstick(judgement_of(series(metric(), RISEN)), None) == ("", "")
