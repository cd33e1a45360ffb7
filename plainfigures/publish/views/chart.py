"""A chart as a page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartShown:
    """A chart's text alternative, its size in pixels, and what its marks mean. The drawing lies beside the page."""

    alt: str
    width: int
    height: int
    key: tuple[str, ...] = ()
