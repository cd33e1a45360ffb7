"""The chart of a series over time: a line with points, broken where the figures are."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from plainfigures.charts.axes import LARGE, Amounts, Dates, amounts, dates, place, short
from plainfigures.charts.frame import MARGIN, PLOT_HEIGHT, SUBTITLE_LINE, TITLE_LINE, Parts, trend_frame
from plainfigures.charts.kind import Kind
from plainfigures.model.amounts import amount, rounded, shown
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.observation import Figure, Series

KIND = Kind(
    trend_frame,
    parameters=("x_low", "x_high", "y_low", "y_high", "size"),
    datasets=("grid", "axis", "figures", "last", "breaks"),
)
WIDTH = 640
TITLE_LETTERS, SUBTITLE_LETTERS = 46, 58  # in a line; they fit at the larger sizes of a narrow screen too
LETTER, BOLD_LETTER = 13.2, 13.6  # the widest that a digit gets, at those sizes
LABEL_ROOM, DATE_ROOM, BREAK_ROOM, TOP_ROOM, LONGEST_LABEL = 20, 112, 22, 34, 10
APART = 0.45  # of the width: labels of breaks nearer than this would collide
MANY, SMALL, LARGE_POINT = 36, 14, 48  # figures beyond which points are drawn smaller, and the areas of points
UNCERTAIN = frozenset(("p", "e", "f"))


def parts(series: Series, metric: Metric, *, title: str = "", subtitle: str = "") -> Parts:
    """Return all that differs between two trend charts: words, measures and numbers.

    Where no figure has a number the frame is empty.
    """
    runs = series.runs
    up = amounts([figure.number for run in runs for figure in run if figure.number is not None], metric)
    label = _label(runs[-1][-1], metric) if runs else ""
    left = max(DATE_ROOM // 2, LABEL_ROOM + round(LETTER * max(map(len, up.labels))))
    right = max(DATE_ROOM // 2, LABEL_ROOM + round(BOLD_LETTER * len(label)))
    most = (WIDTH - left - right) // DATE_ROOM
    across = dates(series.figures[0].period, series.figures[-1].period, metric, most)
    breaks = _break_rows(series, metric, across)
    lines, small_lines = balanced(title, TITLE_LETTERS), in_parts(subtitle, SUBTITLE_LETTERS)
    top = TITLE_LINE * len(lines) + SUBTITLE_LINE * len(small_lines) + (BREAK_ROOM if breaks else 0) + TOP_ROOM
    return {
        "width": WIDTH - left - right,
        "height": PLOT_HEIGHT,
        "padding": {"left": left, "right": right, "top": top, "bottom": 40},
        **titles(lines, small_lines, left=left),
        "params": _params(across, up, small=sum(map(len, runs)) > MANY),
        "datasets": {
            "grid": [{"value": float(at), "text": text} for at, text in zip(up.ticks, up.labels, strict=True)],
            "axis": [
                {"date": at.isoformat(), "text": text} for at, text in zip(across.ticks, across.labels, strict=True)
            ],
            "figures": [_row(figure, run, metric) for run, members in enumerate(runs) for figure in members],
            "last": [{**_row(runs[-1][-1], 0, metric), "text": label}] if runs else [],
            "breaks": breaks,
        },
    }


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
    measure, _, span = subtitle.rpartition(", ")
    return [*balanced(measure, letters), *balanced(span, letters)]


def titles(lines: list[str], small_lines: list[str], *, left: int) -> Parts:
    """Return the title and subtitle, on the left edge of the whole drawing."""
    return {"title": {"text": lines, "subtitle": small_lines, "dx": MARGIN - left}} if lines or small_lines else {}


def _params(across: Dates, up: Amounts, *, small: bool) -> list[Parts]:
    values = {
        "x_low": _milliseconds(across.low),
        "x_high": _milliseconds(across.high),
        "y_low": float(up.low),
        "y_high": float(up.high),
        "size": SMALL if small else LARGE_POINT,
    }
    return [{"name": name, "value": value} for name, value in values.items()]


def _milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def _row(figure: Figure, run: int, metric: Metric) -> Parts:
    certain = not set(UNCERTAIN) & set(figure.observation.markers)
    assert figure.number is not None
    return {
        "date": place(figure.period, metric).isoformat(),
        "value": float(figure.number),
        "run": run,
        "certain": certain,
    }


def _label(figure: Figure, metric: Metric) -> str:
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
    scale, suffix = next((each for each in LARGE if abs(number) >= each[0]), (Decimal(1), ""))
    return short(rounded(number / scale, 1 if suffix else metric.decimals), suffix, metric)


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
    return "Break in the series" if earlier.version == later.version else "Definition changed"


def _half_way(earlier: date, later: date) -> date:
    return earlier + timedelta(days=(later - earlier).days // 2)
