"""How a matrix is built with Altair, whatever stands in it: every row of data says where it lies, in pixels."""

from typing import TYPE_CHECKING

from plainfigures.charts.frame import GREY, Parts, framed

if TYPE_CHECKING:
    import altair as alt

DATASETS = ("rules", "words", "marks")
PARAMETERS = ("size",)


def matrix_frame(varying: Parts) -> "alt.LayerChart":
    """Return the matrix with these parts: rules, words, and a mark of its own shape and colour for each cell."""
    import altair as alt

    rules, words, marks = (alt.Chart(alt.NamedData(name=name)) for name in DATASETS)
    place, colour = {"x": _across(), "y": _down()}, alt.Stroke("colour:N").scale(None)
    point = marks.mark_point(aria=False, opacity=1, strokeWidth=2, size=alt.ExprRef("size"))
    plain = words.mark_text(aria=False, color=GREY, baseline="alphabetic", align=alt.ExprRef("datum.align"))
    return framed(
        [
            rules.mark_rule(aria=False).encode(**place, x2="x2:Q", y2="y2:Q", stroke=colour),
            plain.encode(**place, text="text:N"),
            point.encode(
                **place, shape=alt.Shape("shape:N").scale(None), fill=alt.Fill("fill:N").scale(None), stroke=colour
            ),
        ],
        varying,
    )


def _across() -> "alt.X":
    import altair as alt

    return alt.X("x:Q").scale(zero=False, nice=False, domainMin=0, domainMax=alt.ExprRef("width")).axis(None)


def _down() -> "alt.Y":
    import altair as alt

    down = alt.Y("y:Q").scale(zero=False, nice=False, reverse=True, domainMin=0, domainMax=alt.ExprRef("height"))
    return down.axis(None)
