import gzip
import itertools
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest

from plainfigures.analyse.coverage import MOST_COLUMNS, MOST_QUARTERS
from plainfigures.charts.kind import render
from plainfigures.charts.matrix import KIND, MARKS, NAMES, WIDTH, Line, key, parts
from plainfigures.charts.svg import render_svg
from plainfigures.model.period import Period
from tests.charts.invented import matrix_lines, quarters

WORDS = {"title": "46 of 50 figures came on time", "subtitle": "The 3 organisations with most figures, by quarter"}
LETTER = 13.4


def drawn(lines: Sequence[Line], stretches: Sequence[Period]) -> dict[str, Any]:
    return parts(lines, stretches, **WORDS)


def years(number: int) -> list[Period]:
    first = Period(quarters(1)[0].start, 12)
    return [first.shifted(12 * at) for at in range(number)]


def test_the_quick_drawing_is_altairs_own() -> None:
    """What is put together from a compiled template is, to the byte, what Altair's own chart gives."""
    varying = drawn(matrix_lines(), quarters(8))
    altairs = render_svg(KIND.draw(varying).to_dict(), "A title", "A description")
    assert render(KIND.still, varying, "A title", "A description") == altairs


def test_a_chart_is_small_and_well_formed() -> None:
    """Thirty organisations in as many columns as there may be weigh little when compressed."""
    lines = matrix_lines(MOST_COLUMNS) * 10
    text = render(KIND.still, drawn(lines, years(MOST_COLUMNS)), "A title", "A description")
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert len(gzip.compress(text.encode())) <= 7_000


def test_each_mark_differs_from_every_other_in_more_than_colour() -> None:
    """Shape, or whether it is filled, tells two marks apart without any colour."""
    shapes = [(mark.shape, mark.fill == mark.colour) for mark in MARKS.values()]
    assert len(set(shapes)) == len(MARKS)


def test_every_mark_that_is_there_is_explained_in_words() -> None:
    """The key names the marks that are drawn, and no others; an empty place is explained where there is one."""
    assert key([Line("Coven", ("missing", "whole"))]) == (
        "A filled square: all that was due has come, on time as far as is known.",
        "A cross: some of it is missing.",
    )
    assert key([Line("Coven", ("",))]) == ("An empty place: no figures, and none owed.",)
    assert len(key(matrix_lines())) == len(MARKS) + 1


def test_a_cell_without_anything_is_left_empty() -> None:
    """A mark stands in the column of its stretch and in the row of its organisation."""
    marks = drawn([Line("A", ("", "late")), Line("B", ("whole", ""))], quarters(2))["datasets"]["marks"]
    first, second = marks
    assert (first["shape"], second["shape"]) == ("triangle-up", "square")
    assert first["x"] > second["x"] > NAMES
    assert first["y"] < second["y"]


@pytest.mark.parametrize("stretches", [quarters(1), quarters(2), quarters(MOST_QUARTERS), years(MOST_COLUMNS)])
def test_marks_do_not_touch_and_words_do_not_overlap(stretches: list[Period]) -> None:
    """However many columns there are, all is drawn within the width, and years have room between them."""
    varying = drawn([Line("Coven", ("whole",) * len(stretches))], stretches)
    across = [mark["x"] for mark in varying["datasets"]["marks"]]
    side = varying["params"][0]["value"] ** 0.5
    assert all(later - earlier > side for earlier, later in itertools.pairwise(across))
    labels = [word["x"] for word in varying["datasets"]["words"] if word["text"].isdecimal()]
    assert all(later - earlier >= LETTER * 4 for earlier, later in itertools.pairwise(labels))
    assert max(*across, *(label + LETTER * 4 for label in labels)) <= WIDTH


def test_quarters_are_named_by_the_years_that_begin_in_them() -> None:
    """Of eight quarters the first of each year has a label."""
    words = drawn(matrix_lines(), quarters(8))["datasets"]["words"]
    assert [word["text"] for word in words if word["text"].isdecimal()] == ["2025", "2026"]
