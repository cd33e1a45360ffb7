"""Amounts taken apart, so that a page can set the number large and the unit small beside it."""

import re
from dataclasses import dataclass

from plainfigures.model.amounts import shown
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure

_PARTS = re.compile(r"([^0-9]*)([0-9][0-9,.]*)(.*)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands before and after it: `£`, `2.43` and nothing, or nothing, `84.2` and `%`."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        """The whole in one line."""
        return f"{self.before}{self.number}{self.after}"


def amount_of(figure: Figure, metric: Metric) -> Amount | None:
    """Return a figure's amount as pages show it, or None where it has no number."""
    if figure.number is None:
        return None
    words = shown(figure, metric)
    parts = _PARTS.fullmatch(words)
    return Amount(*parts.groups()) if parts else Amount("", words, "")
