"""How a figure compares with an earlier one of its series, where the two may be compared at all."""

from plainfigures.model import amounts
from plainfigures.model.language import gettext
from plainfigures.model.observation import Figure, Series


def change_over_a_year(series: Series) -> tuple[str, str]:
    """Return the latest figure's change on the one a year before; where there is none, nothing, and why not."""
    latest = series.latest
    if latest is None:
        return "", ""
    year_before = latest.period.shifted(-12)
    earlier = next((figure for figure in series.figures if figure.period == year_before), None)
    if earlier is None or earlier.number is None:
        return "", gettext("no figure a year before")
    found = change(series, earlier, latest)
    return found, "" if found else gettext("not comparable with the year before")


def change(series: Series, earlier: Figure, later: Figure) -> str:
    """Return the change, `up 2.1 points`; nothing where a break lies between or a number is missing."""
    if earlier.number is None or later.number is None or not _comparable(series, earlier, later):
        return ""
    return amounts.change(earlier.number, later.number, series.metric, brief=True)


def _comparable(series: Series, earlier: Figure, later: Figure) -> bool:
    if earlier.version != later.version:
        return False
    between = (figure for figure in series.figures if earlier.period < figure.period <= later.period)
    return not any("b" in figure.observation.markers for figure in between)
