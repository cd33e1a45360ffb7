"""How small multiples are built with Altair, whatever they show: every row of data says where it lies, in pixels."""

from typing import TYPE_CHECKING

from plainfigures.charts.frame import BLUE, GREY, Parts, framed

if TYPE_CHECKING:
    import altair as alt


def breakdown_frame(varying: Parts) -> "alt.LayerChart":
    """Return the small multiples with these parts.

    Altair's own facets would draw the axes of each panel anew, three times as many bytes for the same picture.
    """
    import altair as alt

    rules, words, lines, points = (alt.Chart(alt.NamedData(name=name)) for name in DATASETS)
    size = alt.ExprRef("size")
    place = {"x": _across(), "y": _down()}
    named = alt.Chart(alt.NamedData(name="newest"), name="label")
    label = named.mark_text(aria=False, color=BLUE, fontWeight="bold", align="left", baseline="alphabetic")
    plain = words.mark_text(aria=False, color=GREY, baseline="alphabetic", align=alt.ExprRef("datum.align"))
    layers = [
        rules.mark_rule(aria=False).encode(**place, x2="x2:Q", stroke=alt.Stroke("colour:N").scale(None)),
        plain.encode(**place, text="text:N"),
        lines.mark_line(aria=False, color=BLUE, strokeWidth=2.5, strokeJoin="round").encode(**place, detail="run:N"),
        points.mark_point(aria=False, color=BLUE, fill=BLUE, strokeWidth=2, opacity=1, size=size).encode(**place),
        label.encode(**place, text="text:N"),
    ]
    return framed(layers, varying)


DATASETS = ("rules", "words", "lines", "points")


def _across() -> "alt.X":
    import altair as alt

    return alt.X("x:Q").scale(zero=False, nice=False, domain=[0, alt.ExprRef("width")]).axis(None)


def _down() -> "alt.Y":
    import altair as alt

    down = alt.Y("y:Q").scale(zero=False, nice=False, reverse=True, domain=[0, alt.ExprRef("height")])
    return down.axis(None)
