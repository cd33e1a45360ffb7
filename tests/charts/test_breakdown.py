from itertools import pairwise

import pytest

from plainfigures.charts.breakdown import KIND, Panel, drawn_panels, parts
from plainfigures.charts.breakdown_words import breakdown_alternative, breakdown_key
from plainfigures.charts.frame import Parts
from plainfigures.charts.kind import render
from plainfigures.charts.svg import render_svg
from tests.charts.invented import count, metric, panels, series

MANY = [Panel(f"Well {index}", series(count(), [str(index), str(index * 10)])) for index in range(15)]


def varying(of: list[Panel]) -> Parts:
    return parts(drawn_panels(of), of[0].series.metric, title="Online is highest", subtitle="Wishes granted")


@pytest.mark.parametrize("of", [panels(), MANY], ids=["few", "many"])
def test_the_quick_specification_is_altairs_own(of: list[Panel]) -> None:
    """What is put together from a template is exactly what Altair would build, and is drawn the same to the byte."""
    drawn = render_svg(KIND.spec(varying(of)), "", "")
    assert (KIND.spec(varying(of)), drawn) == (
        KIND.draw(varying(of)).to_dict(),
        render(KIND.still, varying(of), "", ""),
    )


def test_a_part_with_one_figure_has_no_panel() -> None:
    """One figure makes no line."""
    assert [panel.name for panel in drawn_panels(panels())] == [
        "Online",
        "Telephone",
        "At the counter of a post office",
    ]


def test_one_part_breaks_nothing_down() -> None:
    """Where but one part has a line, there are no small multiples."""
    assert drawn_panels([panels()[0], panels()[3]]) == []


def test_the_largest_are_drawn_in_their_order() -> None:
    """Of many parts those with the largest newest figures are drawn, in the order of the definition."""
    assert [panel.name for panel in drawn_panels(MANY)] == [f"Well {index}" for index in range(3, 15)]


def test_no_line_crosses_a_gap() -> None:
    """A missing figure ends a line; one that stands alone between gaps is a point."""
    drawn = varying(panels())["datasets"]
    runs = {panel: [row["run"] for row in drawn["lines"]].count(panel) for panel in ("0 0", "0 1", "1 0", "1 1")}
    assert (runs, len(drawn["points"])) == ({"0 0": 3, "0 1": 1, "1 0": 1, "1 1": 3}, 4)


def test_all_panels_share_a_scale_and_say_their_newest_figure() -> None:
    """The same number lies equally high in each panel, and the newest is written above it."""
    drawn = varying(panels())["datasets"]
    rules = [row["y"] for row in drawn["rules"]]
    apart = [low - high for low, high in pairwise(rules)][:2]
    assert (apart[0] == apart[1], [row["text"] for row in drawn["newest"]]) == (True, ["88%", "56%", "31%"])


def test_names_stand_in_two_lines_at_most() -> None:
    """A long name is wrapped, and cut where two lines are not enough."""
    long = [*panels()[:2], Panel("At the counter of a post office that is open on Sundays", panels()[2].series)]
    words = [row["text"] for row in varying(long)["datasets"]["words"] if row["align"] == "left"]
    assert words[-3:-1] == ["At the counter", "of a post…"]


def test_the_alternative_tells_the_newest_figures() -> None:
    """The text alternative names every part with its newest figure."""
    assert breakdown_alternative(drawn_panels(panels()), metric(), "Wishing well") == (
        "3 small line charts with the same scale: Wishes granted, Wishing well. "
        "Newest: Online 88%; Telephone 56%; At the counter of a post office 31%."
    )


def test_the_alternative_stays_short() -> None:
    """However many and long the parts, the alternative has 250 characters at most."""
    long = [Panel("Frogs " * 20, panel.series) for panel in MANY]
    assert len(breakdown_alternative(long, count(title="Wells " * 60), "Wishing well " * 30)) <= 250


def test_what_is_left_out_is_told() -> None:
    """The caption says which parts are drawn where not all are."""
    assert breakdown_key(MANY[:12], 15)[1:] == (
        "Of 15 parts, 12 are drawn: those with the largest newest figures.",
        "Every part has a table of its own.",
    )


@pytest.mark.parametrize(("start", "ends"), [("2020-Q1", ["Jan", "Jul 2020"]), ("2019-Q4", ["2019", "2020"])])
def test_dates_below_small_panels_are_short(start: str, ends: list[str]) -> None:
    """Within a year months are told, and over several years the years alone: the dates may not touch."""
    words = varying([Panel(name, series(metric(), ["1", "2", "3"], start=start)) for name in "ab"])["datasets"]["words"]
    assert [row["text"] for row in words][-2:] == ends
