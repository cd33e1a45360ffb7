"""A chart of who has published for when: a row for each organisation, a mark for each stretch of time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainfigures.charts.comparison import name_lines
from plainfigures.charts.frame import BLUE, GRID, MARGIN, ORANGE, PLUM, RULE, SUBTITLE_LINE, TITLE_LINE, Parts
from plainfigures.charts.kind import Kind
from plainfigures.charts.matrix_frame import DATASETS, PARAMETERS, matrix_frame
from plainfigures.charts.trend import balanced, in_parts, titles
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.period import Period

KIND = Kind(matrix_frame, parameters=PARAMETERS, datasets=DATASETS)
WIDTH, NAMES, GAP = 560, 262, 10.0
TITLE_LETTERS, SUBTITLE_LETTERS = 40, 48  # in a line, at a narrow screen's sizes
LETTER, LINE, ROW, AXIS = 13.4, 24.0, 32.0, 34.0
LARGE_MARK, SMALL_MARK, ROOMY = 150, 90, 22.0
CROSS = "M-1,-1L1,1M1,-1L-1,1"
NONE = "transparent"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a cell is drawn: its shape (a name of Vega's, or a path) and colours, and what that means."""

    shape: str
    fill: str
    colour: str
    meaning: str


MARKS: Mapping[str, Mark] = {
    "whole": Mark(
        "square", BLUE, BLUE, gettext_noop("A filled square: all that was due has come, on time as far as is known.")
    ),
    "late": Mark("triangle-up", ORANGE, ORANGE, gettext_noop("A triangle: some of it came late.")),
    "missing": Mark(CROSS, NONE, PLUM, gettext_noop("A cross: some of it is missing.")),
    "explained": Mark(
        "diamond", "white", RULE, gettext_noop("A hollow diamond: there is no figure, and a row says why.")
    ),
    "published": Mark("circle", BLUE, BLUE, gettext_noop("A dot: figures that nobody owed to this site.")),
    "not-due": Mark("circle", "white", RULE, gettext_noop("A hollow circle: owed, and not due yet.")),
}
"""How each sort of cell is drawn, in the order in which they are explained; a cell without anything is left empty."""


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation's row: its name, and the sort of each of its cells, a blank one for nothing."""

    name: str
    sorts: tuple[str, ...]


def parts(lines: Sequence[Line], stretches: Sequence[Period], *, title: str, subtitle: str) -> Parts:
    """Return all that differs between two matrices: words, measures and marks. There is a line and a stretch."""
    heads, small = balanced(title, TITLE_LETTERS), in_parts(subtitle, SUBTITLE_LETTERS)
    pitch = (WIDTH - 2 * MARGIN - NAMES) / len(stretches)
    across = [round(NAMES + pitch * (at + 0.5), 1) for at in range(len(stretches))]
    rows = list(_rows(lines))
    bottom = rows[-1][2]
    return {
        "width": WIDTH - 2 * MARGIN,
        "height": bottom + GAP,
        "padding": {
            "left": MARGIN,
            "right": MARGIN,
            "top": TITLE_LINE * len(heads) + SUBTITLE_LINE * len(small) + 24,
            "bottom": MARGIN,
        },
        **titles(heads, small, left=MARGIN),
        "params": [{"name": "size", "value": LARGE_MARK if pitch >= ROOMY else SMALL_MARK}],
        "datasets": {
            "rules": [_rule(NAMES, WIDTH - 2 * MARGIN, y, y) for _, y, _ in rows],
            "words": [*_years(stretches, across), *(word for line, y, _ in rows for word in _name(line, y))],
            "marks": [mark for line, y, _ in rows for mark in _marks(line, across, y)],
        },
    }


def key(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what each mark means that is there, and what an empty place does."""
    used = {sort for line in lines for sort in line.sorts}
    marks = [gettext(mark.meaning) for sort, mark in MARKS.items() if sort in used]
    return (*marks, gettext("An empty place: no figures, and none owed.")) if "" in used else tuple(marks)


def _rows(lines: Sequence[Line]) -> Iterator[tuple[Line, float, float]]:
    """Yield each line with its middle and its lower edge."""
    top = AXIS
    for line in lines:
        height = ROW + LINE * (len(name_lines(line.name)) - 1)
        yield line, top + height / 2, top + height
        top += height


def _name(line: Line, y: float) -> Iterator[Parts]:
    named = name_lines(line.name)
    first = y + 6 - LINE * (len(named) - 1) / 2
    return (_word(0, first + LINE * at, text, "left") for at, text in enumerate(named))


def _marks(line: Line, across: Sequence[float], y: float) -> Iterator[Parts]:
    for sort, x in zip(line.sorts, across, strict=True):
        if sort:
            mark = MARKS[sort]
            yield {"x": x, "y": y, "shape": mark.shape, "fill": mark.fill, "colour": mark.colour}


def _years(stretches: Sequence[Period], across: Sequence[float]) -> Iterator[Parts]:
    """Yield the years above the columns in which they begin, as many as do not touch one another."""
    free = 0.0
    for at, (stretch, x) in enumerate(zip(stretches, across, strict=True)):
        begins = stretch.start.month == 1 or at == 0
        text = str(stretch.start.year)
        left = min(x - LETTER * 2, WIDTH - 2 * MARGIN - LETTER * 4)
        if begins and left >= free:
            yield _word(round(left, 1), LINE - 6, text, "left")
            free = left + LETTER * 4 + GAP


def _rule(x: float, x2: float, y: float, y2: float) -> Parts:
    return {"x": x, "x2": x2, "y": y, "y2": y2, "colour": GRID}


def _word(x: float, y: float, text: str, align: str) -> Parts:
    return {"x": x, "y": y, "text": text, "align": align}
