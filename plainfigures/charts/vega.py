"""What a browser needs to draw a chart anew: Vega itself, and what differs from one chart to the next."""

from collections.abc import Iterator

from plainfigures.charts.axes import place, place_label
from plainfigures.charts.frame import Parts
from plainfigures.charts.variation import NOTHING, special_of
from plainfigures.model.amounts import shown
from plainfigures.model.judgement import Judgement, Special, State
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.words import commas

EXPLORED = ("width", "height", "padding", "params", "datasets")
MEANINGS: dict[State, str] = {
    "improving": gettext_noop("stands out, an improvement"),
    "worsening": gettext_noop("stands out, a worsening"),
    "changing": gettext_noop("stands out, a change"),
}


def bundle() -> str:
    """Return one script with Vega and its interpreter of expressions, as `window.vegaEmbed`; nothing is fetched.

    Vega alone would weigh a third less, but what vl-convert 1.9 calls `vega` in a bundle is null.
    """
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed=vegaEmbed;")


def explored(series: Series, metric: Metric, parts: Parts, judgement: Judgement = NOTHING) -> Parts:
    """Return what a browser puts into the compiled kind, and each period as a day, a label and a sentence."""
    special = special_of(judgement)
    periods = [
        [
            place(figure.period, metric).isoformat(),
            place_label(figure.period, metric),
            commas(_told(figure, metric, special.get(figure))),
        ]
        for figure in series.figures
    ]
    return {**{name: value for name, value in parts.items() if name in EXPLORED}, "periods": periods}


def _told(figure: Figure, metric: Metric, special: Special | None) -> Iterator[str]:
    yield gettext("%(period)s: %(figure)s", period=figure.period.label, figure=shown(figure, metric))
    if not figure.observation.certain:
        yield gettext("may yet change")
    if special:
        yield gettext(MEANINGS[special.state])
