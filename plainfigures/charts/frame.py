"""What all charts have in common: colours, sizes, and how Altair is told of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

Parts = dict[str, Any]

MARGIN = 8
BLUE, ORANGE, PLUM = "#12436D", "#F46A25", "#801650"
GREY, BLACK, GRID, RULE, BAND = "#3D3D3D", "#0B0C0C", "#D6D6D6", "#6F777B", "#F1F1F1"
TITLE_SIZE, TITLE_LINE, SUBTITLE_SIZE, SUBTITLE_LINE, TEXT_SIZE = 20, 28, 16, 24, 16


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
