"""Everybody who is compared, as dots along one scale: in rows with their names, or stacked where they are many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from plainfigures.charts.axes import Amounts, spread
from plainfigures.charts.comparison_frame import DATASETS, PARAMETERS, comparison_frame
from plainfigures.charts.frame import BLACK, BLUE, GRID, MARGIN, RULE, SUBTITLE_LINE, TITLE_LINE, Parts
from plainfigures.charts.kind import Kind
from plainfigures.charts.trend import balanced, in_parts, in_short, titles
from plainfigures.model.language import gettext
from plainfigures.model.metric import Metric

KIND = Kind(comparison_frame, parameters=PARAMETERS, datasets=DATASETS)
MOST_NAMED = 40
WIDTH = 560
TITLE_LETTERS, SUBTITLE_LETTERS, NAME_LETTERS, NAME_LINES = 40, 48, 21, 2  # in a line, at a narrow screen's sizes
LETTER, LINE = 13.4, 24.0  # a digit's width and a line's height, at those sizes
NAMES, ROW, AXIS, GAP = 246, 29.0, 40, 10.0
STACK, COLUMN = 180.0, 8
FAINT = "#BFBFBF"
LARGE_DOT, SMALL_DOT = 90, 36


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody's figure, and the one of a year before, if the two may be compared; others than `own` stand back."""

    name: str
    number: Decimal
    own: bool = True
    before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Middle:
    """Where the middle half begins and ends, and the median."""

    lower: Decimal
    median: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class _Scale:
    """The horizontal axis, from one place to another in pixels."""

    axis: Amounts
    left: float
    right: float

    def x(self, number: Decimal) -> float:
        """Return where a number is drawn."""
        span = float(self.axis.high - self.axis.low) or 1.0
        return round(self.left + float(number - self.axis.low) / span * (self.right - self.left), 1)


def parts(dots: Sequence[Dot], middle: Middle, metric: Metric, *, title: str, subtitle: str) -> Parts:
    """Return all that differs between two comparisons: words, measures and numbers. The dots are in order."""
    axis = spread([number for dot in dots for number in _numbers(dot, named=is_named(dots))], metric)
    drawn = _named(dots, middle, axis, metric) if is_named(dots) else _stacked(dots, middle, axis, metric)
    lines, small_lines = balanced(title, TITLE_LETTERS), in_parts(subtitle, SUBTITLE_LETTERS)
    top = TITLE_LINE * len(lines) + SUBTITLE_LINE * len(small_lines) + 24
    return {
        "width": WIDTH - 2 * MARGIN,
        "padding": {"left": MARGIN, "right": MARGIN, "top": top, "bottom": MARGIN},
        **titles(lines, small_lines, left=MARGIN),
        **drawn,
    }


def has_tails(dots: Sequence[Dot]) -> bool:
    """Tell whether any dot has a line behind it that leads from the figure of a year before."""
    return is_named(dots) and any(dot.before not in (None, dot.number) for dot in dots)


def _numbers(dot: Dot, *, named: bool) -> Iterator[Decimal]:
    """Yield the numbers that a dot needs room for: those that are stacked have no tails."""
    yield dot.number
    if named and dot.before is not None:
        yield dot.before


def is_named(dots: Sequence[Dot]) -> bool:
    """Tell whether there is room for a row and a name for each."""
    return len(dots) <= MOST_NAMED


def _named(dots: Sequence[Dot], middle: Middle, axis: Amounts, metric: Metric) -> Parts:
    labels = [in_short(dot.number, metric) for dot in dots]
    scale = _Scale(axis, NAMES + GAP, WIDTH - 2 * MARGIN - LETTER * max(map(len, labels)) - GAP)
    names = [name_lines(dot.name) for dot in dots]
    top, rules, words, points = 2 * LINE + GAP, [], [], []
    at = top
    for dot, label, lines in zip(dots, labels, names, strict=True):
        height = ROW + LINE * (len(lines) - 1)
        y = at + height / 2
        rules.append(_rule(scale.left, scale.right, y, y, GRID))
        rules += _tail(scale, dot, y)
        first = y + 6 - LINE * (len(lines) - 1) / 2
        words += [_word(0, first + LINE * number, line, "left") for number, line in enumerate(lines)]
        words.append(_word(WIDTH - 2 * MARGIN, y + 6, label, "right"))
        points.append({"x": scale.x(dot.number), "y": y, "colour": BLUE if dot.own else FAINT})
        at += height
    return _assembled(scale, middle, top, at, (rules, words, points), metric, LARGE_DOT)


def name_lines(name: str) -> list[str]:
    """Return a name in lines that fit beside the dots; what does not fit is cut, with an ellipsis."""
    lines = wrap(name, NAME_LETTERS)
    if len(lines) <= NAME_LINES:
        return lines
    return [*lines[: NAME_LINES - 1], f"{lines[NAME_LINES - 1][: NAME_LETTERS - 1].rstrip(' ,')}…"]


def _stacked(dots: Sequence[Dot], middle: Middle, axis: Amounts, metric: Metric) -> Parts:
    """Return each figure as a dot on top of those in the same narrow column, one's own at the bottom."""
    first, last = (LETTER * len(label) / 2 for label in (axis.labels[0], axis.labels[-1]))
    scale = _Scale(axis, max(first, COLUMN), WIDTH - 2 * MARGIN - max(last, COLUMN))
    columns: dict[int, list[Dot]] = {}
    for dot in dots:
        columns.setdefault(round(scale.x(dot.number) / COLUMN), []).append(dot)
    pitch = min(float(COLUMN), STACK / max(map(len, columns.values())))
    top = 2 * LINE + GAP
    bottom = top + pitch * max(map(len, columns.values())) + COLUMN
    points = [
        {
            "x": min(max(float(column * COLUMN), scale.left), scale.right),
            "y": round(bottom - COLUMN / 2 - pitch * place, 1),
            "colour": BLUE if dot.own else FAINT,
        }
        for column, stack in sorted(columns.items())
        for place, dot in enumerate(sorted(stack, key=lambda dot: not dot.own))
    ]
    return _assembled(scale, middle, top, bottom, ([], [], points), metric, SMALL_DOT)


def _assembled(
    scale: _Scale,
    middle: Middle,
    top: float,
    bottom: float,
    drawn: tuple[list[Parts], list[Parts], list[Parts]],
    metric: Metric,
    size: int,
) -> Parts:
    rules, words, points = drawn
    low, at, high = (scale.x(each) for each in (middle.lower, middle.median, middle.upper))
    edges = [_rule(x, x, top, bottom, RULE) for x in dict.fromkeys((low, high))]
    named = gettext("median %(figure)s", figure=in_short(middle.median, metric))
    return {
        "height": bottom + AXIS,
        "params": [{"name": "size", "value": size}],
        "datasets": {
            "band": [{"x": low, "x2": high, "y": top, "y2": bottom}],
            "rules": [*rules, *edges, _rule(at, at, top - 6, bottom, BLACK), *_ticks(scale, bottom)],
            "words": [*words, *_half(low, high, top), *_labels(scale, bottom)],
            "dots": points,
            "median": [{"x": _clear(at, named), "y": top - LINE - GAP, "text": named}],
        },
    }


def _tail(scale: _Scale, dot: Dot, y: float) -> Iterator[Parts]:
    """Yield the line that leads to a dot from where it stood a year before."""
    if dot.before is not None and dot.before != dot.number:
        yield _rule(scale.x(dot.before), scale.x(dot.number), y, y, BLUE if dot.own else FAINT)


def _half(low: float, high: float, top: float) -> Iterator[Parts]:
    """Yield the name of the band above it."""
    half = gettext("middle half")
    yield _word(_clear((low + high) / 2, half), top - GAP, half, "center")


def _clear(x: float, text: str) -> float:
    """Return the middle of a word that is to stand at x, moved so that nothing of it lies outside the drawing."""
    half = LETTER * len(text) / 2
    return round(min(max(x, half), WIDTH - 2 * MARGIN - half), 1)


def _ticks(scale: _Scale, bottom: float) -> Iterator[Parts]:
    yield _rule(scale.left, scale.right, bottom, bottom, RULE)
    for tick, _ in _spaced(scale):
        yield _rule(scale.x(tick), scale.x(tick), bottom, bottom + 6, RULE)


def _labels(scale: _Scale, bottom: float) -> Iterator[Parts]:
    for tick, label in _spaced(scale):
        yield _word(scale.x(tick), bottom + 27, label, "center")


def _spaced(scale: _Scale) -> list[tuple[Decimal, str]]:
    """Return the ticks of the axis, or every second or third of them where their labels would touch."""
    both = list(zip(scale.axis.ticks, scale.axis.labels, strict=True))
    room = LETTER * max(map(len, scale.axis.labels), default=0) + GAP
    fitting = max(1, int((scale.right - scale.left) / room) + 1)
    return both[:: -(-len(both) // fitting)]


def _rule(x: float, x2: float, y: float, y2: float, colour: str) -> Parts:
    return {"x": x, "x2": x2, "y": y, "y2": y2, "colour": colour}


def _word(x: float, y: float, text: str, align: str) -> Parts:
    return {"x": x, "y": y, "text": text, "align": align}
