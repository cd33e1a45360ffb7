"""The shorthand letters of the Government Statistical Service that qualify a figure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.words import nearest


@dataclass(frozen=True, slots=True)
class Marker:
    """One letter of shorthand, what it means in English, and whether a value may stand beside it."""

    code: str
    meaning: str
    with_value: bool

    @property
    def in_words(self) -> str:
        """What it means."""
        return gettext(self.meaning)

    @property
    def in_brief(self) -> str:
        """What it means, without what a colon explains."""
        return self.in_words.partition(":")[0].rstrip()


# Translators: what stands before a colon must be able to stand alone.
MARKERS = {
    code: Marker(code, meaning, with_value)
    for code, meaning, with_value in [
        ("b", gettext_noop("break in the series: the figures before and after are not comparable"), True),
        ("c", gettext_noop("confidential: the figure is suppressed"), False),
        ("e", gettext_noop("estimated"), True),
        ("er", gettext_noop("earliest revision"), True),
        ("f", gettext_noop("forecast"), True),
        ("low", gettext_noop("rounds to zero but is not zero"), False),
        ("p", gettext_noop("provisional: expected to be revised"), True),
        ("r", gettext_noop("revised since it was first published"), True),
        ("u", gettext_noop("low reliability"), True),
        ("w", gettext_noop("none recorded in the survey"), False),
        ("x", gettext_noop("not available"), False),
        ("z", gettext_noop("not applicable"), False),
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
