"""How a comparison is built with Altair, whoever is compared: every row of data says where it lies, in pixels."""

from typing import TYPE_CHECKING

from plainfigures.charts.frame import BAND, GREY, Parts, framed

if TYPE_CHECKING:
    import altair as alt

DATASETS = ("band", "rules", "words", "dots", "median")
PARAMETERS = ("size",)


def comparison_frame(varying: Parts) -> "alt.LayerChart":
    """Return the comparison with these parts: the middle half as a band, rules, words, and a dot for each figure."""
    import altair as alt

    band, rules, words, dots = (alt.Chart(alt.NamedData(name=name)) for name in DATASETS[:-1])
    median = alt.Chart(alt.NamedData(name="median"), name="label")
    place, colour = {"x": _across(), "y": _down()}, alt.Stroke("colour:N").scale(None)
    plain = words.mark_text(aria=False, color=GREY, baseline="alphabetic", align=alt.ExprRef("datum.align"))
    named = median.mark_text(aria=False, color=GREY, fontWeight="bold", baseline="alphabetic", align="center")
    point = dots.mark_point(aria=False, opacity=1, strokeWidth=0, size=alt.ExprRef("size"))
    return framed(
        [
            band.mark_rect(aria=False, color=BAND).encode(**place, x2="x2:Q", y2="y2:Q"),
            rules.mark_rule(aria=False).encode(**place, x2="x2:Q", y2="y2:Q", stroke=colour),
            plain.encode(**place, text="text:N"),
            point.encode(**place, fill=alt.Fill("colour:N").scale(None)),
            named.encode(**place, text="text:N"),
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
