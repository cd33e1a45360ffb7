"""What all charts have in common, and how a trend chart is built with Altair, whatever its figures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

Parts = dict[str, Any]

PLOT_HEIGHT, MARGIN = 240, 8
BLUE, GREY, BLACK = "#12436D", "#3D3D3D", "#0B0C0C"
GRID, RULE, BAND = "#D6D6D6", "#6F777B", "#F1F1F1"
TITLE_SIZE, TITLE_LINE, SUBTITLE_SIZE, SUBTITLE_LINE, TEXT_SIZE = 20, 28, 16, 24, 16


def trend_frame(varying: Parts) -> "alt.LayerChart":
    """Return the chart that has these width, padding, title, parameters and data, and is else like all of its kind.

    Both axes are drawn as marks: Vega takes as long for two axes as for all the rest.
    """
    return framed([*_axes(), *_breaks(), *_line(), _last()], {**varying, "height": PLOT_HEIGHT})


def framed(layers: "Sequence[alt.Chart]", varying: Parts) -> "alt.LayerChart":
    """Return the chart of these layers that has these width, height, padding, title, parameters and data."""
    import altair as alt

    chart = alt.layer(*layers).add_params(*(alt.param(**each) for each in varying["params"]))
    chart.datasets = varying["datasets"]
    title = {"title": alt.TitleParams(**varying["title"])} if "title" in varying else {}
    size = {name: varying[name] for name in ("width", "height", "padding")}
    return _styled(chart.properties(autosize=alt.AutoSizeParams(type="none"), background="white", **size, **title))


def _styled(chart: "alt.LayerChart | alt.FacetChart") -> "alt.LayerChart":
    styled: alt.LayerChart = (
        chart.configure_view(stroke=None)
        .configure_text(color=GREY, fontSize=TEXT_SIZE)
        .configure_title(
            anchor="start",
            frame="group",
            offset=16,
            color=BLACK,
            fontSize=TITLE_SIZE,
            lineHeight=TITLE_LINE,
            subtitleColor=GREY,
            subtitleFontSize=SUBTITLE_SIZE,
            subtitleLineHeight=SUBTITLE_LINE,
            subtitlePadding=4,
        )
    )
    return styled


def _axes() -> "list[alt.Chart]":
    """Return gridlines with their amounts on the left, and short ticks with their dates below."""
    import altair as alt

    grid, axis = (alt.Chart(alt.NamedData(name=name)) for name in ("grid", "axis"))
    colour = alt.when("datum.value == 0").then(alt.value(GREY)).otherwise(alt.value(GRID))
    tick = {"y": alt.value(PLOT_HEIGHT), "y2": alt.value(PLOT_HEIGHT + 6)}
    right = grid.mark_text(aria=False, align="right", baseline="middle")
    below = axis.mark_text(aria=False, align="center", baseline="alphabetic")
    return [
        grid.mark_rule(aria=False).encode(y=_amounts(), color=colour),
        right.encode(y=_amounts(), x=alt.value(-10), text="text:N"),
        axis.mark_rule(aria=False, color=GREY).encode(x=_dates(), **tick),
        below.encode(x=_dates(), y=alt.value(PLOT_HEIGHT + 25), text="text:N"),
    ]


def _breaks() -> "list[alt.Chart]":
    """Return a dashed rule where the series breaks, with its reason above."""
    import altair as alt

    breaks = alt.Chart(alt.NamedData(name="breaks"))
    rule = breaks.mark_rule(aria=False, color=GREY, strokeDash=[5, 4])
    reason = breaks.mark_text(aria=False, baseline="alphabetic", y=-10, align=alt.ExprRef("datum.align"))
    return [rule.encode(x=_dates()), reason.encode(x=_dates(), text="text:N")]


def _line() -> "list[alt.Chart]":
    """Return a line for each run of figures, and their points, hollow where a figure may yet change."""
    import altair as alt

    figures = alt.Chart(alt.NamedData(name="figures"))
    line = figures.mark_line(aria=False, color=BLUE, strokeWidth=2.5, strokeJoin="round")
    points = figures.mark_point(aria=False, color=BLUE, strokeWidth=2, opacity=1, size=alt.ExprRef("size"))
    fill = alt.when("datum.certain").then(alt.value(BLUE)).otherwise(alt.value("white"))
    return [
        line.encode(x=_dates(), y=_amounts(), detail="run:N"),
        points.encode(x=_dates(), y=_amounts(), fill=fill),
    ]


def _last() -> "alt.Chart":
    """Return the label beside the newest figure; `CLASSES` in `svg.py` knows it by its name."""
    import altair as alt

    last = alt.Chart(alt.NamedData(name="last"), name="label")
    mark = last.mark_text(aria=False, color=BLUE, fontWeight="bold", align="left", baseline="middle", dx=10)
    label: alt.Chart = mark.encode(x=_dates(), y=_amounts(), text="text:N")
    return label


def _dates() -> "alt.X":
    import altair as alt

    low, high = alt.ExprRef("x_low"), alt.ExprRef("x_high")
    return alt.X("date:T").scale(type="utc", domainMin=low, domainMax=high).axis(None)


def _amounts() -> "alt.Y":
    import altair as alt

    low, high = alt.ExprRef("y_low"), alt.ExprRef("y_high")
    return alt.Y("value:Q").scale(zero=False, nice=False, domainMin=low, domainMax=high).axis(None)
