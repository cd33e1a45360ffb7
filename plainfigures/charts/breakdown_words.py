"""What is said of small multiples: to somebody who cannot see them, and below them."""

from collections.abc import Sequence

from plainfigures.charts.breakdown import Panel
from plainfigures.charts.words import LONGEST, LONGEST_SUBJECT, cut
from plainfigures.model.amounts import shown
from plainfigures.model.language import gettext, ngettext
from plainfigures.model.metric import Metric
from plainfigures.model.words import commas


def breakdown_alternative(panels: Sequence[Panel], metric: Metric, subject: str) -> str:
    """Return the kind of chart, its subject, and the newest figure of each part: as many as fit."""
    named = commas([metric.title[:LONGEST_SUBJECT], cut(subject, LONGEST_SUBJECT)])
    said = ngettext(
        "%(num)s small line chart with the same scale: %(named)s.",
        "%(num)s small line charts with the same scale: %(named)s.",
        len(panels),
        named=named,
    )
    room = LONGEST - len(f"{said} {_newest([])}")
    newest: list[str] = []
    for panel in panels:
        if panel.series.latest is None:
            continue
        name, figure = cut(panel.name, LONGEST_SUBJECT), shown(panel.series.latest, metric)
        more = gettext("%(part)s %(figure)s", part=name, figure=figure)
        if len("; ".join([*newest, more])) <= room:
            newest.append(more)
    return f"{said} {_newest(newest)}" if newest else said


def _newest(figures: Sequence[str]) -> str:
    return gettext("Newest: %(figures)s.", figures="; ".join(figures))


def breakdown_key(panels: Sequence[Panel], parts: int) -> tuple[str, ...]:
    """Return what a reader must know of the panels, and which parts are not drawn."""
    scale = gettext("All panels have the same scale.")
    if parts <= len(panels):
        return (scale,)
    left = ngettext(
        "Of %(num)s part, %(drawn)s are drawn: those with the largest newest figures.",
        "Of %(num)s parts, %(drawn)s are drawn: those with the largest newest figures.",
        parts,
        drawn=len(panels),
    )
    return scale, left, gettext("Every part has a table of its own.")
