"""A chart as a page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartShown:
    """The text alternative of a chart, and its size in pixels. The drawing lies beside the page."""

    alt: str
    width: int
    height: int
