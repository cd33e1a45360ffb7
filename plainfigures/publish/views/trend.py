"""Trends the size of a word: a line whose gaps are gaps, drawn in whole numbers so that it weighs little."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plainfigures.model.observation import Figure, Series

WIDTH, HEIGHT = 96, 20
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Trend:
    """The path of an SVG line within `WIDTH` by `HEIGHT`, and where it ends."""

    line: str
    end: str


def trend_of(series: Series) -> Trend | None:
    """Return the line of the last figures, or None where fewer than two have a number."""
    figures = [figure for figure in series.figures if figure.number is not None][-LONGEST:]
    if len(figures) < 2:
        return None
    places = _places(figures)
    line = "".join(_stroke(series, figures, places, index) for index in range(len(figures)))
    return Trend(line, "M{} {}h0".format(*places[-1]))


def steps_of(numbers: Sequence[Decimal | None]) -> Trend | None:
    """Return the line of what one figure said, step by step, or None where it had fewer than two numbers."""
    known = [number for number in numbers if number is not None]
    if len(known) < 2:
        return None
    low, height = min(known), float(max(known) - min(known))
    heights = [round(HEIGHT - float(each - low) * HEIGHT / height) if height else HEIGHT // 2 for each in known]
    places = [round(number * WIDTH / (len(known) - 1)) for number in range(len(known))]
    strokes = "".join(f"H{x}V{y}" for x, y in zip(places[1:], heights[1:], strict=True))
    return Trend(f"M0 {heights[0]}{strokes}", f"M{places[-1]} {heights[-1]}h0")


def _places(figures: list[Figure]) -> list[tuple[int, int]]:
    numbers = [figure.number or Decimal(0) for figure in figures]
    low, high = min(numbers), max(numbers)
    height = float(high - low) or 1.0
    first = figures[0].period.month
    width = figures[-1].period.month - first or 1
    return [
        (
            round((figure.period.month - first) * WIDTH / width),
            round(HEIGHT - float(number - low) * HEIGHT / height) if high > low else HEIGHT // 2,
        )
        for figure, number in zip(figures, numbers, strict=True)
    ]


def _stroke(series: Series, figures: list[Figure], places: list[tuple[int, int]], index: int) -> str:
    """Return the stroke from the figure before, or a lifted pen where the two do not hang together."""
    x, y = places[index]
    if index == 0 or figures[index].apart_from(figures[index - 1], series.metric):
        return f"M{x} {y}"
    before_x, before_y = places[index - 1]
    return f"l{x - before_x} {y - before_y}".replace(" -", "-")
