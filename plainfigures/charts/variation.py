"""What a trend chart draws of a judgement: the average, the usual range, the target, and the figures that stand out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plainfigures.charts.axes import place
from plainfigures.charts.frame import Parts
from plainfigures.charts.plot import Plot, Point, along, inside, room_for
from plainfigures.charts.trend_frame import COLOURS
from plainfigures.model.amounts import within
from plainfigures.model.judgement import Judgement, Special
from plainfigures.model.language import gettext
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure

NOTHING = Judgement(())


def levels(judgement: Judgement, metric: Metric) -> list[Decimal]:
    """Return the numbers that a judgement adds to a chart, and so to its scale."""
    found = judgement.variation
    limits = [within(edge, metric) for edge in (found.lower, found.upper)] if found else []
    return [*limits, *([] if judgement.target is None else [judgement.target])]


def special_of(judgement: Judgement) -> dict[Figure, Special]:
    """Return the figures that stand out, and how."""
    pairs = zip(judgement.run, judgement.specials, strict=False)
    return {figure: special for figure, special in pairs if special}


def rules(judgement: Judgement, metric: Metric, plot: Plot) -> dict[str, list[Parts]]:
    """Return the rows of the band, the average, the limits and the target."""
    low, high = plot.across.low.isoformat(), plot.across.high.isoformat()
    target = [] if judgement.target is None else [{"date": low, "until": high, "value": float(judgement.target)}]
    nothing: dict[str, list[Parts]] = {"band": [], "mean": [], "limits": [], "target": target}
    if judgement.variation is None:
        return nothing
    over = {
        "date": place(judgement.run[0].period, metric).isoformat(),
        "until": place(judgement.run[-1].period, metric).isoformat(),
    }
    mean = [{**over, "value": judgement.variation.mean}]
    edges = _edges(judgement, metric)
    limits = [{**over, "value": edge, "trial": judgement.on_trial} for edge in edges]
    band = [{**over, "value": edges[0], "value2": edges[1]}] if edges and not judgement.on_trial else []
    return {**nothing, "band": band, "mean": mean, "limits": limits}


def notes(
    judgement: Judgement, metric: Metric, plot: Plot, lines: Sequence[Sequence[Point]], target: str
) -> list[Parts]:
    """Return what the rules are called, each where it covers no line and no other words; where there is room for it.

    The caption below the chart says what they are in any case.
    """
    taken = [point for line in lines for point in along(line)]
    drawn = [plot.y(float(row["value"])) for rows in rules(judgement, metric, plot).values() for row in rows]
    rows = []
    for text, heights, between in _named(judgement, metric, plot, target):
        others = [point for y in drawn if y not in heights for point in along([(between[0], y), (between[1], y)])]
        clear = [*taken, *others]
        crowded = [clear] if text == gettext("average") else [clear, taken]  # rather over another rule than nowhere
        if box := next(filter(None, (room_for(text, heights, between, each, plot) for each in crowded)), None):
            rows.append({"x": box.left, "y": box.middle, "text": text})
            taken.extend(inside(box))
    return rows


def special_rows(judgement: Judgement, rows: dict[Figure, Parts]) -> list[Parts]:
    """Return the rows of the figures that stand out, with the way and the colour that say what it means."""
    return [
        {
            **{name: rows[figure][name] for name in ("date", "value")},
            "way": special.way,
            "colour": COLOURS[special.state],
            "fill": COLOURS[special.state] if rows[figure]["certain"] else "white",
        }
        for figure, special in special_of(judgement).items()
    ]


def _named(
    judgement: Judgement, metric: Metric, plot: Plot, target: str
) -> Iterator[tuple[str, list[float], tuple[float, float]]]:
    """Yield the words for each rule, the heights that they may stand at, and between where."""
    if judgement.target is not None:
        yield target, [plot.y(float(judgement.target))], (0, plot.width)
    if judgement.variation is None:
        return
    between = tuple(plot.x(place(judgement.run[end].period, metric)) for end in (0, -1))
    edges = _edges(judgement, metric)
    if edges:
        text = gettext("usual range so far") if judgement.on_trial else gettext("usual range")
        yield text, [plot.y(edges[1]), plot.y(edges[0])], (between[0], between[1])
    yield gettext("average"), [plot.y(judgement.variation.mean)], (between[0], between[1])


def _edges(judgement: Judgement, metric: Metric) -> list[float]:
    """Return the lower and the upper limit as they are drawn; none where figures do not vary."""
    found = judgement.variation
    edges = [float(within(edge, metric)) for edge in (found.lower, found.upper)] if found else []
    return edges if edges and edges[0] < edges[1] else []
