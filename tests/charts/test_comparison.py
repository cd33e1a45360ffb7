import gzip
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest

from plainfigures.charts.comparison import FAINT, KIND, MOST_NAMED, WIDTH, Dot, Middle, parts
from plainfigures.charts.frame import BLUE
from plainfigures.charts.kind import render
from plainfigures.charts.svg import render_svg
from tests.charts.invented import metric

MIDDLE = Middle(Decimal(20), Decimal(30), Decimal(40))
FEW = [Dot(f"Coven number {at}", Decimal(at)) for at in (50, 40, 30, 20, 10)]
MANY = [Dot(f"Coven {at}", Decimal(at % 7 * 10)) for at in range(MOST_NAMED + 300)]
WORDS = {"title": "The middle half lie between 20.0% and 40.0%", "subtitle": "Wishes granted, 5 organisations, 2020"}


def drawn(dots: Sequence[Dot]) -> dict[str, Any]:
    return parts(dots, MIDDLE, metric(), **WORDS)


def data(dots: Sequence[Dot]) -> dict[str, Any]:
    datasets: dict[str, Any] = drawn(dots)["datasets"]
    return datasets


@pytest.mark.parametrize("dots", [FEW, MANY])
def test_the_quick_drawing_is_altairs_own(dots: list[Dot]) -> None:
    """What is put together from a compiled template is, to the byte, what Altair's own chart gives."""
    altairs = render_svg(KIND.draw(drawn(dots)).to_dict(), "A title", "A description")
    assert render(KIND.still, drawn(dots), "A title", "A description") == altairs


@pytest.mark.parametrize(("dots", "limit"), [(FEW, 3_000), ([*FEW] * 8, 3_000), (MANY, 3_500)])
def test_a_chart_is_small_and_well_formed(dots: list[Dot], limit: int) -> None:
    """A drawing is XML and weighs little when compressed, however many are compared."""
    text = render(KIND.still, drawn(dots), "A title", "A description")
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert len(gzip.compress(text.encode())) <= limit


def test_each_has_a_row_with_its_name_and_figure() -> None:
    """Up to forty stand below each other in the order given, the higher figure farther to the right."""
    named, points = data(FEW)["words"], data(FEW)["dots"]
    assert [each["text"] for each in named[:4]] == ["Coven number 50", "50.0%", "Coven number 40", "40.0%"]
    assert [point["y"] for point in points] == sorted(point["y"] for point in points)
    assert [point["x"] for point in points] == sorted((point["x"] for point in points), reverse=True)


def test_a_long_name_is_wrapped_and_cut() -> None:
    """A name has two lines of 21 letters at most, and what is cut off leaves an ellipsis."""
    long = Dot("Department for Spells, Potions and the Training of Familiars", Decimal(25))
    assert [each["text"] for each in data([long, *FEW])["words"][:3]] == [
        "Department for",
        "Spells, Potions and…",
        "25.0%",
    ]


def test_beyond_forty_there_are_no_names() -> None:
    """Many are stacked as dots over the scale; each is drawn, and only the middle half and the axis are named."""
    assert len(data(MANY)["dots"]) == len(MANY)
    assert data(MANY)["words"][0]["text"] == "middle half"


def test_the_middle_half_and_the_median_are_marked() -> None:
    """The band reaches from quartile to quartile, with the median in between and named above."""
    (band,), (median,) = data(FEW)["band"], data(FEW)["median"]
    dots = {dot.number: point["x"] for dot, point in zip(FEW, data(FEW)["dots"], strict=True)}
    assert (band["x"], band["x2"], median["text"]) == (dots[Decimal(20)], dots[Decimal(40)], "median 30.0%")


def test_ones_own_stand_out() -> None:
    """Where some are one's own they are dark, at the bottom of their stacks, and the others stand back."""
    dots = [Dot("", Decimal(at % 2), own=at < 2) for at in range(50)]
    points = data(dots)["dots"]
    lowest = max(point["y"] for point in points)
    assert {point["colour"] for point in points if point["y"] == lowest} == {BLUE}
    assert {point["colour"] for point in points if point["y"] != lowest} == {FAINT}


@pytest.mark.parametrize(
    "numbers", [["0"] * 45, ["5"] * 6, ["-12000", "5", "18000", "7", "7"], ["99.5"] * 3 + ["100"] * 3]
)
def test_nothing_lies_outside_of_the_drawing(numbers: list[str]) -> None:
    """Equal, negative and large numbers, few or many, are drawn within the width."""
    dots = [Dot("Coven", Decimal(number)) for number in numbers]
    of = metric(minimum=None, maximum=None, unit="gbp")
    low, high = min(dot.number for dot in dots), max(dot.number for dot in dots)
    datasets = parts(dots, Middle(low, low, high), of, **WORDS)["datasets"]
    across = [row["x"] for name in ("dots", "rules", "words", "median", "band") for row in datasets[name]]
    assert (min(across) >= 0, max(across) <= WIDTH) == (True, True)
