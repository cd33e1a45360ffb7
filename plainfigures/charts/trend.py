"""The chart of a series over time: a line with points, broken where the figures are, and how it varies."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from plainfigures.charts.axes import LARGE, Amounts, Dates, amounts, dates, place, short
from plainfigures.charts.frame import MARGIN, SUBTITLE_LINE, TITLE_LINE, Parts
from plainfigures.charts.kind import Kind
from plainfigures.charts.plot import Plot
from plainfigures.charts.trend_frame import PLOT_HEIGHT, trend_frame
from plainfigures.charts.variation import NOTHING, levels, notes, rules, special_of, special_rows
from plainfigures.model.amounts import amount, rounded, shown
from plainfigures.model.judgement import Judgement
from plainfigures.model.language import gettext
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.observation import Figure, Series

KIND = Kind(
    trend_frame,
    parameters=("x_low", "x_high", "y_low", "y_high", "size", "special_size"),
    datasets=("band", "grid", "axis", "mean", "limits", "target", "breaks", "figures", "specials", "last", "notes"),
)
WIDTH = 640
TITLE_LETTERS, SUBTITLE_LETTERS = 46, 58  # in a line; they fit at the larger sizes of a narrow screen too
LETTER, BOLD_LETTER = 13.2, 13.6  # the widest that a digit gets, at those sizes
LABEL_ROOM, DATE_ROOM, BREAK_ROOM, TOP_ROOM, LONGEST_LABEL = 20, 112, 22, 34, 10
APART = 0.45  # of the width: labels of breaks nearer than this would collide
MANY = 36  # figures beyond which points are drawn smaller
SMALL, LARGE_POINT = (14, 44), (48, 120)  # the areas of points and of triangles


def parts(
    series: Series, metric: Metric, judgement: Judgement = NOTHING, *, title: str = "", subtitle: str = ""
) -> Parts:
    """Return all that differs between two trend charts: words, measures and numbers.

    Where no figure has a number the frame is empty. What may not be judged is not drawn.
    """
    runs = series.runs
    numbers = [figure.number for run in runs for figure in run if figure.number is not None]
    up = amounts([*numbers, *levels(judgement, metric)], metric)
    label = newest_label(runs[-1][-1], metric) if runs else ""
    left = max(DATE_ROOM // 2, LABEL_ROOM + round(LETTER * max(map(len, up.labels))))
    right = max(DATE_ROOM // 2, LABEL_ROOM + round(BOLD_LETTER * len(label)))
    width = WIDTH - left - right
    across = dates(series.figures[0].period, series.figures[-1].period, metric, width // DATE_ROOM)
    plot = Plot(width, PLOT_HEIGHT, across, up)
    breaks = _break_rows(series, metric, across)
    lines, small_lines = balanced(title, TITLE_LETTERS), in_parts(subtitle, SUBTITLE_LETTERS)
    top = TITLE_LINE * len(lines) + SUBTITLE_LINE * len(small_lines) + (BREAK_ROOM if breaks else 0) + TOP_ROOM
    return {
        "width": width,
        "height": PLOT_HEIGHT,
        "padding": {"left": left, "right": right, "top": top, "bottom": 40},
        **titles(lines, small_lines, left=left),
        "params": _params(across, up, small=sum(map(len, runs)) > MANY),
        "datasets": {
            **axis_rows(across, up),
            **_figure_rows(series, metric, judgement, label),
            **rules(judgement, metric, plot),
            "notes": _notes(series, metric, judgement, plot, breaks),
            "breaks": breaks,
        },
    }


def axis_rows(across: Dates, up: Amounts) -> dict[str, list[Parts]]:
    """Return the rows of both axes."""
    grid = [{"value": float(at), "text": text} for at, text in zip(up.ticks, up.labels, strict=True)]
    axis = [{"date": at.isoformat(), "text": text} for at, text in zip(across.ticks, across.labels, strict=True)]
    return {"grid": grid, "axis": axis}


def _figure_rows(series: Series, metric: Metric, judgement: Judgement, label: str) -> dict[str, list[Parts]]:
    runs, special = series.runs, special_of(judgement)
    rows = {figure: _row(figure, run, metric) for run, members in enumerate(runs) for figure in members}
    last = [{**_row(runs[-1][-1], 0, metric), "text": label}] if runs else []
    figures = [{**row, "special": figure in special} for figure, row in rows.items()]
    return {"figures": figures, "specials": special_rows(judgement, rows), "last": last}


def _notes(series: Series, metric: Metric, judgement: Judgement, plot: Plot, breaks: list[Parts]) -> list[Parts]:
    lines = [
        [(plot.x(place(figure.period, metric)), plot.y(float(figure.number or 0))) for figure in run]
        for run in series.runs
    ]
    broken = [[(plot.x(date.fromisoformat(row["date"])), y) for y in (0, plot.height)] for row in breaks]
    target = judgement.target
    named = "" if target is None else gettext("target %(figure)s", figure=in_short(target, metric))
    return notes(judgement, metric, plot, [*lines, *broken], named)


def balanced(text: str, letters: int) -> list[str]:
    """Return the text in as few lines as it needs, of about the same length."""
    lines = wrap(text, letters)
    if len(lines) < 2:
        return lines
    narrower = (wrap(text, width) for width in range(len(text) // len(lines), letters))
    return next((each for each in narrower if len(each) == len(lines)), lines)


def in_parts(subtitle: str, letters: int) -> list[str]:
    """Return the subtitle in one line, or with what stands after its last comma, the span, in a line of its own."""
    if len(subtitle) <= letters:
        return [subtitle] if subtitle else []
    measure, _, span = subtitle.rpartition(gettext(", "))
    return [*balanced(measure, letters), *balanced(span, letters)]


def titles(lines: list[str], small_lines: list[str], *, left: int) -> Parts:
    """Return the title and subtitle, on the left edge of the whole drawing."""
    return {"title": {"text": lines, "subtitle": small_lines, "dx": MARGIN - left}} if lines or small_lines else {}


def _params(across: Dates, up: Amounts, *, small: bool) -> list[Parts]:
    size, special_size = SMALL if small else LARGE_POINT
    values = {
        "x_low": _milliseconds(across.low),
        "x_high": _milliseconds(across.high),
        "y_low": float(up.low),
        "y_high": float(up.high),
        "size": size,
        "special_size": special_size,
    }
    return [{"name": name, "value": value} for name, value in values.items()]


def _milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def _row(figure: Figure, run: int, metric: Metric) -> Parts:
    assert figure.number is not None
    return {
        "date": place(figure.period, metric).isoformat(),
        "value": float(figure.number),
        "run": run,
        "certain": figure.observation.certain,
    }


def newest_label(figure: Figure, metric: Metric) -> str:
    """Return the number beside the last point: as pages show it where that is short, else as the axis would say it."""
    number, full = figure.number, shown(figure, metric)
    if number is None or (len(full) <= LONGEST_LABEL and abs(number) < LARGE[-1][0]):
        return full
    return in_short(number, metric)


def in_short(number: Decimal, metric: Metric) -> str:
    """Return a number as pages show it where that is short, else as the axis would say it."""
    full = amount(number, metric)
    if len(full) <= LONGEST_LABEL and abs(number) < LARGE[-1][0]:
        return full
    scale, counted = next((each for each in LARGE if abs(number) >= each[0]), (Decimal(1), ""))
    return short(rounded(number / scale, 1 if counted else metric.decimals), counted, metric)


def _break_rows(series: Series, metric: Metric, across: Dates) -> list[Parts]:
    """Return the breaks, half a step before the figure that begins anew, without labels that would collide."""
    rows: list[Parts] = []
    span = (across.high - across.low).days or 1
    labelled = -1.0
    for earlier, later in pairwise(series.figures):
        if not later.breaks_with(earlier):
            continue
        day = _half_way(place(later.period.shifted(-MONTHS[metric.frequency]), metric), place(later.period, metric))
        at = (day - across.low).days / span
        text = "" if labelled >= 0 and at - labelled < APART else _break_label(earlier, later)
        labelled = at if text else labelled
        rows.append({"date": day.isoformat(), "text": text, "align": "left" if at < 0.5 else "right"})
    return rows


def _break_label(earlier: Figure, later: Figure) -> str:
    return gettext("Break in the series") if earlier.version == later.version else gettext("Definition changed")


def _half_way(earlier: date, later: date) -> date:
    return earlier + timedelta(days=(later - earlier).days // 2)
