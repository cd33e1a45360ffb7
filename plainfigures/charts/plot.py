"""Where things lie in a plot, in pixels, and where in it there is room for a few words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plainfigures.charts.axes import Amounts, Dates

LETTER, LINE = 12, 25  # a letter's usual width and a line's height, at the size that letters have on a narrow screen
NEAR, STEP = 4, 8

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """The area of a chart in which figures are drawn: its size and its two axes."""

    width: int
    height: int
    across: Dates
    up: Amounts

    def x(self, day: date) -> float:
        """Return how far from the left edge a day is drawn."""
        span = (self.across.high - self.across.low).days or 1
        return round((day - self.across.low).days / span * self.width, 1)

    def y(self, number: float) -> float:
        """Return how far from the top edge a number is drawn."""
        low, high = float(self.up.low), float(self.up.high)
        return round((high - number) / ((high - low) or 1) * self.height, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a line of words takes."""

    left: float
    middle: float
    width: float

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the room, or so near that it would touch."""
        return self.reaches(point[1]) and self.touched_by([point[0]])

    def reaches(self, y: float) -> bool:
        """Tell whether a height lies in the room, or so near that it would touch."""
        return abs(y - self.middle) < LINE / 2 + NEAR

    def touched_by(self, xs: Sequence[float]) -> bool:
        """Tell whether any of these places across, in order, lies in the room or too near."""
        after = bisect_right(xs, self.left - NEAR)
        return after < len(xs) and xs[after] < self.left + self.width + NEAR


def room_for(
    text: str, levels: Sequence[float], between: tuple[float, float], taken: Sequence[Point], plot: Plot
) -> Box | None:
    """Return where words that explain one of some horizontal lines cover none of the taken points; None if nowhere.

    They stand right above or below the line, as far to the left as they can.
    """
    rows: dict[float, list[float]] = {}
    for box in _boxes(round(len(text) * LETTER, 1), levels, between, plot):
        if box.middle not in rows:
            rows[box.middle] = sorted(x for x, y in taken if box.reaches(y))
        if not box.touched_by(rows[box.middle]):
            return box
    return None


def _boxes(width: float, levels: Sequence[float], between: tuple[float, float], plot: Plot) -> Iterator[Box]:
    start = max(0.0, min(between[0], plot.width - width))
    last = max(start, min(between[1], plot.width) - width)
    for steps in range(int((last - start) / STEP) + 1):
        for level in levels:
            for middle in (level - LINE / 2 - 1, level + LINE / 2 + 1):
                if LINE / 2 - 8 <= middle <= plot.height - LINE / 2:
                    yield Box(round(start + steps * STEP, 1), round(middle, 1), width)


def along(points: Sequence[Point]) -> Iterator[Point]:
    """Yield points close to each other on the line that leads from point to point."""
    yield from points[:1]
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = max(1, int(max(abs(to_x - x), abs(to_y - y)) / STEP))
        for step in range(1, steps + 1):
            yield x + (to_x - x) * step / steps, y + (to_y - y) * step / steps


def inside(box: Box) -> Iterable[Point]:
    """Return points close to each other over the whole of a room."""
    across = range(int(box.left), int(box.left + box.width) + 1, STEP)
    return [(x, box.middle + down) for x in across for down in (-LINE / 2, -STEP / 2, STEP / 2, LINE / 2)]
