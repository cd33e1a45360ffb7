"""Values that many rows share, each made once: of hundreds of thousands of rows few differ in these."""

from datetime import date
from functools import cache

from plainfigures.model.period import Period


@cache
def period_from(start: date, months: int) -> Period:
    """Return the period that starts on a day and lasts so many months."""
    return Period(start, months)


@cache
def markers_in(text: str) -> tuple[str, ...]:
    """Return the letters that a cell of markers was read as, which blanks separate."""
    return tuple(text.split())
