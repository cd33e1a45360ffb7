"""The parts of a total side by side: a small panel for each, all with the same scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten, wrap

from plainfigures.charts.axes import Amounts, amounts, dates, place, place_label
from plainfigures.charts.breakdown_frame import DATASETS, breakdown_frame
from plainfigures.charts.frame import GREY, GRID, SUBTITLE_LINE, TITLE_LINE, Parts
from plainfigures.charts.kind import Kind
from plainfigures.charts.plot import Plot
from plainfigures.charts.trend import LABEL_ROOM, LETTER, TOP_ROOM, balanced, in_parts, newest_label, titles
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period, short_month

KIND = Kind(breakdown_frame, parameters=("size",), datasets=(*DATASETS, "newest"))
MOST, COLUMNS = 12, 2
WIDTH, PANEL_HEIGHT, GAP, RIGHT, BOTTOM = 500, 84, 28, 16, 40
TITLE_LETTERS, SUBTITLE_LETTERS = 36, 44
NAME_LINE, NAME_LINES, NAME_LETTER = 25, 2, 11.5
POINT = 24


@dataclass(frozen=True, slots=True)
class Panel:
    """A part in words, and its series."""

    name: str
    series: Series


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the panels lie: all have one plot, and so many lines for their names."""

    plot: Plot
    lines: int
    panels: int
    ends: tuple[str, str]

    @property
    def pitch(self) -> int:
        """How far a panel lies below the one above it: names, newest figure, plot and space."""
        return NAME_LINE * (self.lines + 1) + PANEL_HEIGHT + GAP

    @property
    def height(self) -> int:
        """The height of all panels, without the dates below the last."""
        return self.pitch * -(-self.panels // COLUMNS) - GAP

    def corner(self, at: int) -> tuple[float, float]:
        """Return the upper left corner of the plot of a panel."""
        row, column = divmod(at, COLUMNS)
        return column * (self.plot.width + GAP), row * self.pitch + NAME_LINE * (self.lines + 1)

    def lowest(self, at: int) -> bool:
        """Tell whether no panel lies below this one."""
        return at + COLUMNS >= self.panels


def drawn_panels(panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels with a line to draw, in their order: where they are many, those with the largest new figures.

    They are none where there are fewer than two, since one part breaks nothing down.
    """
    lines = [panel for panel in panels if sum(figure.number is not None for figure in panel.series.figures) > 1]
    largest = sorted(lines, key=lambda panel: _newest(panel).number or Decimal(0), reverse=True)[:MOST]
    return [panel for panel in lines if panel in largest] if len(lines) > 1 else []


def parts(panels: Sequence[Panel], metric: Metric, *, title: str = "", subtitle: str = "") -> Parts:
    """Return all that differs between two breakdowns: words, measures and numbers; there are two panels or more."""
    figures = [figure for panel in panels for figure in panel.series.figures if figure.number is not None]
    up = amounts([figure.number for figure in figures if figure.number is not None], metric)
    left = LABEL_ROOM + round(LETTER * max(map(len, up.labels)))
    width = (WIDTH - left - RIGHT - GAP * (COLUMNS - 1)) // COLUMNS
    periods = [figure.period for figure in figures]
    plot = Plot(width, PANEL_HEIGHT, dates(min(periods), max(periods), metric, 1), up)
    across = width * COLUMNS + GAP * (COLUMNS - 1)
    names = [_lines(panel.name, width) for panel in panels]
    grid = _Grid(plot, max(map(len, names)), len(panels), _ends(min(periods), max(periods), metric))
    lines, small_lines = balanced(title, TITLE_LETTERS), in_parts(subtitle, SUBTITLE_LETTERS)
    top = TITLE_LINE * len(lines) + SUBTITLE_LINE * len(small_lines) + TOP_ROOM
    return {
        "width": across,
        "height": grid.height,
        "padding": {"left": left, "right": WIDTH - left - across, "top": top, "bottom": BOTTOM},
        **titles(lines, small_lines, left=left),
        "params": [{"name": "size", "value": POINT}],
        "datasets": {
            "rules": [row for at in range(len(panels)) for row in _rules(at, grid)],
            "words": [row for at in range(len(panels)) for row in _words(at, names[at], grid)],
            "lines": [row for at, panel in enumerate(panels) for row in _line(at, panel, grid, metric)],
            "points": [row for at, panel in enumerate(panels) for row in _points(at, panel, grid, metric)],
            "newest": [_value(at, panel, grid, metric) for at, panel in enumerate(panels)],
        },
    }


def _ends(first: Period, last: Period, metric: Metric) -> tuple[str, str]:
    """Return the dates that the axis begins and ends with: as there is little room, years, or months of one year."""
    begin, end = place(first, metric), place(last, metric)
    if begin.year != end.year:
        return str(begin.year), str(end.year)
    one = begin.month == end.month
    return place_label(first, metric) if one else short_month(begin), place_label(last, metric)


def _newest(panel: Panel) -> Figure:
    return panel.series.latest or panel.series.figures[-1]


def _lines(name: str, width: int) -> list[str]:
    letters = int(width / NAME_LETTER)
    wrapped = wrap(name, letters)
    if len(wrapped) <= NAME_LINES:
        return wrapped
    return [wrapped[0], shorten(" ".join(wrapped[1:]), letters, placeholder="…")]


def _rules(at: int, grid: _Grid) -> list[Parts]:
    x, y = grid.corner(at)
    colours = [GREY if tick == 0 else GRID for tick in grid.plot.up.ticks]
    heights = [grid.plot.y(float(tick)) for tick in grid.plot.up.ticks]
    return [
        {"x": x, "x2": x + grid.plot.width, "y": y + height, "colour": colour}
        for height, colour in zip(heights, colours, strict=True)
    ]


def _words(at: int, name: list[str], grid: _Grid) -> list[Parts]:
    """Return a panel's name; left of the first column the amounts; and below the last of each column the dates."""
    x, y = grid.corner(at)
    first = y - NAME_LINE * (len(name) + 1) + 14
    words = [(x, first + NAME_LINE * line, text, "left") for line, text in enumerate(name)]
    if at % COLUMNS == 0:
        words += [(x - 10, y + height, text, "right") for height, text in _amounts(grid.plot.up, grid.plot)]
    if grid.lowest(at):
        words += _dates(x, y + PANEL_HEIGHT + 25, grid)
    return [{"x": x, "y": y, "text": text, "align": align} for x, y, text, align in words]


def _amounts(up: Amounts, plot: Plot) -> list[tuple[float, str]]:
    """Return the lowest and the highest of the labelled amounts, with their heights: there is no room for more."""
    ends = {0: up.labels[0], len(up.ticks) - 1: up.labels[-1]}
    return [(plot.y(float(up.ticks[at])) + 6, text) for at, text in ends.items()]


def _dates(x: float, y: float, grid: _Grid) -> list[tuple[float, float, str, str]]:
    first, last = grid.ends
    return [(x, y, first, "left"), *([(x + grid.plot.width, y, last, "right")] if last != first else [])]


def _line(at: int, panel: Panel, grid: _Grid, metric: Metric) -> list[Parts]:
    return [
        {**_point(at, figure, grid, metric), "run": f"{at} {run}"}
        for run, figures in enumerate(panel.series.runs)
        for figure in figures
    ]


def _points(at: int, panel: Panel, grid: _Grid, metric: Metric) -> list[Parts]:
    """Return the newest figure, and those that stand alone between gaps, where there is no line to show them."""
    alone = [run[0] for run in panel.series.runs if len(run) == 1 and run[0] != _newest(panel)]
    return [_point(at, figure, grid, metric) for figure in (*alone, _newest(panel))]


def _point(at: int, figure: Figure, grid: _Grid, metric: Metric) -> Parts:
    x, y = grid.corner(at)
    across, down = grid.plot.x(place(figure.period, metric)), grid.plot.y(float(figure.number or 0))
    return {"x": round(x + across, 1), "y": round(y + down, 1)}


def _value(at: int, panel: Panel, grid: _Grid, metric: Metric) -> Parts:
    x, y = grid.corner(at)
    return {"x": x, "y": y - NAME_LINE + 12, "text": newest_label(_newest(panel), metric)}
