"""How a figure compares with an earlier one of its series, where the two may be compared at all."""

from plainfigures.model import amounts
from plainfigures.model.language import gettext
from plainfigures.model.observation import Figure, Series


def change_over_a_year(series: Series, at: Figure | None = None) -> tuple[str, str]:
    """Return the change of the latest figure, or of another, over a year; where there is none, nothing, and why not."""
    later = at or series.latest
    if later is None:
        return "", ""
    earlier = _year_before(series, later)
    if earlier is None:
        return "", gettext("no figure a year before")
    found = change(series, earlier, later)
    return found, "" if found else gettext("not comparable with the year before")


def comparable_year_before(series: Series, later: Figure) -> Figure | None:
    """Return the figure a year before another; None where it has no number or the two may not be compared."""
    earlier = _year_before(series, later)
    return earlier if earlier and _comparable(series, earlier, later) else None


def _year_before(series: Series, later: Figure) -> Figure | None:
    found = series.at(later.period.shifted(-12))
    return found if found and found.number is not None else None


def change(series: Series, earlier: Figure, later: Figure) -> str:
    """Return the change, `up 2.1 points`; nothing where a break lies between or a number is missing."""
    if earlier.number is None or later.number is None or not _comparable(series, earlier, later):
        return ""
    return amounts.change(earlier.number, later.number, series.metric, brief=True)


def _comparable(series: Series, earlier: Figure, later: Figure) -> bool:
    return earlier.version == later.version and series.unbroken(earlier.period, later.period)
