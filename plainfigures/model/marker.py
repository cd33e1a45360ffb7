"""The shorthand letters of the Government Statistical Service that qualify a figure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plainfigures.model.words import nearest


@dataclass(frozen=True, slots=True)
class Marker:
    """One letter of shorthand, what it means, and whether a value may stand beside it."""

    code: str
    meaning: str
    with_value: bool


MARKERS = {
    code: Marker(code, meaning, with_value)
    for code, meaning, with_value in [
        ("b", "break in the series: the figures before and after are not comparable", True),
        ("c", "confidential: the figure is suppressed", False),
        ("e", "estimated", True),
        ("er", "earliest revision", True),
        ("f", "forecast", True),
        ("low", "rounds to zero but is not zero", False),
        ("p", "provisional: expected to be revised", True),
        ("r", "revised since it was first published", True),
        ("u", "low reliability", True),
        ("w", "none recorded in the survey", False),
        ("x", "not available", False),
        ("z", "not applicable", False),
    ]
}

NEED_A_NOTE = ("b", "r")


@dataclass(frozen=True, slots=True)
class NotAMarker:
    """A word in the marker column that is no shorthand letter, and the nearest one that is."""

    found: str
    near: str | None


@lru_cache(maxsize=4096)
def parse_markers(text: str) -> tuple[str, ...] | NotAMarker:
    """Return the codes in a marker cell, in the order written: `p`, `[r]`, `r e` and `[r][e]` are all read."""
    codes = re.sub(r"[\[\], ]+", " ", text).split()
    for code in codes:
        if code not in MARKERS:
            return NotAMarker(code, code.lower() if code.lower() in MARKERS else nearest(code.lower(), MARKERS))
    return tuple(dict.fromkeys(codes))
