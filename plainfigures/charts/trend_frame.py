"""How a trend chart is built with Altair, whatever its figures."""

from typing import TYPE_CHECKING

from plainfigures.charts.frame import BAND, BLACK, BLUE, GREY, GRID, ORANGE, PLUM, RULE, Parts, framed

if TYPE_CHECKING:
    import altair as alt

PLOT_HEIGHT = 240
COLOURS = {"improving": BLUE, "worsening": ORANGE, "changing": PLUM}


def trend_frame(varying: Parts) -> "alt.LayerChart":
    """Return the trend chart with these parts.

    Both axes are drawn as marks: Vega takes as long for two axes as for all the rest.
    """
    return framed([_band(), *_axes(), *_rules(), *_breaks(), *_figures(), *_labels()], varying)


def _band() -> "alt.Chart":
    """Return the usual range as a quiet band behind all else."""
    import altair as alt

    mark = alt.Chart(alt.NamedData(name="band")).mark_rect(aria=False, fill=BAND)
    band: alt.Chart = mark.encode(x=_dates(), x2="until:T", y=_amounts(), y2="value2:Q")
    return band


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


def _rules() -> "list[alt.Chart]":
    """Return the average as a thin line, the limits dashed or, on trial, dotted, and the target in long dashes."""
    import altair as alt

    mean, limits, target = (alt.Chart(alt.NamedData(name=name)) for name in ("mean", "limits", "target"))
    dash = alt.when("datum.trial").then(alt.value([2, 4])).otherwise(alt.value([4, 3]))
    over = {"x": _dates(), "x2": "until:T", "y": _amounts()}
    return [
        mean.mark_rule(aria=False, color=RULE).encode(**over),
        limits.mark_rule(aria=False, color=RULE).encode(**over, strokeDash=dash),
        target.mark_rule(aria=False, color=BLACK, strokeWidth=1.5, strokeDash=[10, 5]).encode(**over),
    ]


def _breaks() -> "list[alt.Chart]":
    """Return a dashed rule where the series breaks, with its reason above."""
    import altair as alt

    breaks = alt.Chart(alt.NamedData(name="breaks"))
    rule = breaks.mark_rule(aria=False, color=GREY, strokeDash=[5, 4])
    reason = breaks.mark_text(aria=False, baseline="alphabetic", y=-10, align=alt.ExprRef("datum.align"))
    return [rule.encode(x=_dates()), reason.encode(x=_dates(), text="text:N")]


def _figures() -> "list[alt.Chart]":
    """Return a line for each run of figures, and their points.

    Those that stand out are triangles, up or down; those that may yet change are hollow.
    """
    import altair as alt

    figures, specials = (alt.Chart(alt.NamedData(name=name)) for name in ("figures", "specials"))
    usual = figures.transform_filter("!datum.special")
    points = usual.mark_point(aria=False, color=BLUE, strokeWidth=2, opacity=1, size=alt.ExprRef("size"))
    triangles = specials.mark_point(aria=False, strokeWidth=2, opacity=1, size=alt.ExprRef("special_size"))
    shape = alt.when("datum.way == 'up'").then(alt.value("triangle-up")).otherwise(alt.value("triangle-down"))
    stroke, fill = alt.Stroke("colour:N").scale(None), alt.Fill("fill:N").scale(None)
    place = {"x": _dates(), "y": _amounts()}
    return [
        figures.mark_line(aria=False, color=BLUE, strokeWidth=2.5, strokeJoin="round").encode(**place, detail="run:N"),
        points.encode(**place, fill=alt.when("datum.certain").then(alt.value(BLUE)).otherwise(alt.value("white"))),
        triangles.encode(**place, shape=shape, stroke=stroke, fill=fill),
    ]


def _labels() -> "list[alt.Chart]":
    """Return the newest figure beside its point, and what the rules are; `CLASSES` in `svg.py` knows both names."""
    import altair as alt

    last = alt.Chart(alt.NamedData(name="last"), name="label")
    mark = last.mark_text(aria=False, color=BLUE, fontWeight="bold", align="left", baseline="middle", dx=10)
    notes = alt.Chart(alt.NamedData(name="notes"), name="note")
    x, y = alt.ExprRef("datum.x"), alt.ExprRef("datum.y")
    return [
        notes.mark_text(aria=False, align="left", baseline="middle", x=x, y=y).encode(text="text:N"),
        mark.encode(x=_dates(), y=_amounts(), text="text:N"),
    ]


def _dates() -> "alt.X":
    import altair as alt

    low, high = alt.ExprRef("x_low"), alt.ExprRef("x_high")
    return alt.X("date:T").scale(type="utc", domain=[low, high]).axis(None)


def _amounts() -> "alt.Y":
    import altair as alt

    low, high = alt.ExprRef("y_low"), alt.ExprRef("y_high")
    return alt.Y("value:Q").scale(zero=False, nice=False, domain=[low, high]).axis(None)
