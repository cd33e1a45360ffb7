"""What is said of small multiples: to somebody who cannot see them, and below them."""

from collections.abc import Sequence

from plainfigures.charts.breakdown import Panel
from plainfigures.charts.words import LONGEST, LONGEST_SUBJECT, cut
from plainfigures.model.amounts import shown
from plainfigures.model.metric import Metric
from plainfigures.model.words import counted


def breakdown_alternative(panels: Sequence[Panel], metric: Metric, subject: str) -> str:
    """Return the kind of chart, its subject, and the newest figure of each part: as many as fit."""
    named = ", ".join(part for part in (metric.title[:LONGEST_SUBJECT], cut(subject, LONGEST_SUBJECT)) if part)
    text = f"{len(panels)} small line charts with the same scale: {named}. Newest:"
    for panel in panels:
        if panel.series.latest is None:
            continue
        more = f" {cut(panel.name, LONGEST_SUBJECT)} {shown(panel.series.latest, metric)};"
        if len(text) + len(more) <= LONGEST:
            text += more
    return f"{text[:-1]}."


def breakdown_key(panels: Sequence[Panel], parts: int) -> tuple[str, ...]:
    """Return what a reader must know of the panels, and which parts are not drawn."""
    left = f"Of {counted(parts, 'part')}, {len(panels)} are drawn: those with the largest newest figures."
    every = "Every part has a table of its own."
    return ("All panels have the same scale.", *([left, every] if parts > len(panels) else []))
