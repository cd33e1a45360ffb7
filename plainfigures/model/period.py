"""Periods of time that a figure covers: a start date and a number of whole months, with exact arithmetic."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from plainfigures.model.language import gettext, gettext_noop, once_in_each_language, pgettext

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
_SHORT_MONTHS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("short", "Jan"),
    lambda: pgettext("short", "Feb"),
    lambda: pgettext("short", "Mar"),
    lambda: pgettext("short", "Apr"),
    lambda: pgettext("short", "May"),
    lambda: pgettext("short", "Jun"),
    lambda: pgettext("short", "Jul"),
    lambda: pgettext("short", "Aug"),
    lambda: pgettext("short", "Sep"),
    lambda: pgettext("short", "Oct"),
    lambda: pgettext("short", "Nov"),
    lambda: pgettext("short", "Dec"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2199
SPELLINGS = "2026-Q2, FY2026-27-Q1, 2026-04, 2026, FY2026-27 or 2025-09/P12M"


class Period(NamedTuple):
    """A span of `months` whole months that begins on `start`, always the first day of a month."""

    start: date
    months: int

    @property
    def end(self) -> date:
        """The last day of the period."""
        return _end(self)

    @property
    def month(self) -> int:
        """The month in which it begins, counted from January of the year nought."""
        return self.start.year * 12 + self.start.month - 1

    @property
    def over(self) -> int:
        """The first month after the period, counted from the year 0: which of two periods ends first, told cheaply."""
        return self.start.year * 12 + self.start.month - 1 + self.months

    @property
    def next(self) -> "Period":
        """The period of the same length that follows this one without a gap."""
        return self.shifted(self.months)

    def shifted(self, months: int) -> "Period":
        """Return the period of the same length that begins so many months later (earlier where negative)."""
        year, month = divmod(self.month + months, 12)
        return Period(date(year, month + 1, 1), self.months)

    @property
    def label(self) -> str:
        """The period in plain words: `April to June 2026`, `June 2026`, `2026`, `April 2026 to March 2027`."""
        return _label(self)

    @property
    def short(self) -> str:
        """The period in few letters, for axes and narrow tables: `Apr–Jun 2026`."""
        return _short(self)

    def __str__(self) -> str:
        """Return the one spelling that files and addresses use; `parse_period` reads it back to the same period."""
        year, month = self.start.year, self.start.month
        if self.months == 12 and month == 1:
            return f"{year}"
        if self.months == 12 and month == 4:
            return f"FY{year}-{(year + 1) % 100:02}"
        if self.months == 3 and month % 3 == 1:
            return f"{year}-Q{month // 3 + 1}"
        if self.months == 1 and not _also_a_financial_year(year, month):
            return f"{year}-{month:02}"
        return f"{year}-{month:02}/P{self.months}M"


@dataclass(frozen=True, slots=True)
class NotAPeriod:
    """Text that names no period: what is wrong with it and how to write it instead."""

    message: str
    cure: str


def _also_a_financial_year(year: int, month: int) -> bool:
    return (year + 1) % 100 == month


def _quarter(year: str, quarter: str) -> Period:
    return Period(date(int(year), int(quarter) * 3 - 2, 1), 3)


def _financial_quarter(year: str, ending: str, quarter: str) -> Period | NotAPeriod:
    whole = _financial_year(year, ending)
    return Period(whole.start, 3).shifted(int(quarter) * 3 - 3) if isinstance(whole, Period) else whole


def _financial_year(year: str, ending: str) -> Period | NotAPeriod:
    following = f"{(int(year) + 1) % 100:02}"
    if ending != following:
        return NotAPeriod(f"a financial year that begins in {year} ends in {following}", f"write FY{year}-{following}")
    return Period(date(int(year), 4, 1), 12)


def _month(year: str, month: str) -> Period | NotAPeriod:
    if not 1 <= int(month) <= 12:
        return _financial_year_or_no_month(year, month)
    start = Period(date(int(year), int(month), 1), 1)
    if _also_a_financial_year(int(year), int(month)):
        return NotAPeriod(
            f"could be {start.label} or April {year} to March {int(year) + 1}",
            f"write {year}-{month}/P1M for the month or FY{year}-{month} for the financial year",
        )
    return start


def _financial_year_or_no_month(year: str, ending: str) -> Period | NotAPeriod:
    whole = _financial_year(year, ending)
    if isinstance(whole, Period):
        return whole
    cure = f"{whole.cure} for the financial year, or a month from {year}-01 to {year}-12"
    return NotAPeriod("is neither a month nor a financial year", cure)


def _months(year: str, month: str, months: str) -> Period | NotAPeriod:
    if not 1 <= int(month) <= 12 or not 1 <= int(months) <= 120:
        return NotAPeriod("needs a month from 01 to 12 and from 1 to 120 months", "write it like 2025-09/P12M")
    return Period(date(int(year), int(month), 1), int(months))


def _year(year: str) -> Period:
    return Period(date(int(year), 1, 1), 12)


_READERS: list[tuple[re.Pattern[str], Callable[..., Period | NotAPeriod]]] = [
    (re.compile(r"([0-9]{4})-Q([1-4])"), _quarter),
    (re.compile(r"FY([0-9]{4})-([0-9]{2})-Q([1-4])"), _financial_quarter),
    (re.compile(r"FY([0-9]{4})-([0-9]{2})"), _financial_year),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month),
    (re.compile(r"([0-9]{4})-([0-9]{2})[/_]P([0-9]{1,3})M"), _months),
    (re.compile(r"([0-9]{4})"), _year),
]
PERIOD_SPELLING = "|".join(pattern.pattern for pattern, _ in _READERS)
_QUARTER_BY_ANOTHER_NAME = re.compile(r"([0-9]{4})[ /-]*[Qq]([1-4])|[Qq]([1-4])[ /-]*([0-9]{4})")


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | NotAPeriod:
    """Return the period that the text names, or what is wrong with it.

    Every spelling of the design is read: `2026-Q2`, `FY2026-27-Q1`, `2026-04`, `2026`, `FY2026-27`, `2026-27`,
    `2025-09/P12M` (in file names `2025-09_P12M`). `2011-12` names both a month and a financial year and is refused.
    """
    for pattern, reader in _READERS:
        match = pattern.fullmatch(text)
        if match:
            year = next(int(group) for group in match.groups() if len(group) == 4)
            if not FIRST_YEAR <= year <= LAST_YEAR:
                return NotAPeriod(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}", "correct the year")
            return reader(*match.groups())
    return NotAPeriod("is not a period", _cure(text))


def _cure(text: str) -> str:
    match = _QUARTER_BY_ANOTHER_NAME.fullmatch(text.strip())
    if match:
        return f"write {match[1] or match[4]}-Q{match[2] or match[3]}"
    return f"write it like {SPELLINGS}"


@lru_cache(maxsize=4096)
def _end(period: Period) -> date:
    return period.next.start - timedelta(days=1)


@once_in_each_language
def _label(period: Period) -> str:
    return _span(period, month, gettext_noop("%(first)s to %(last)s"))


@once_in_each_language
def _short(period: Period) -> str:
    return _span(period, short_month, gettext_noop("%(first)s–%(last)s"))


def _span(period: Period, named: Callable[[date], str], both: str) -> str:
    first, last = period.start, period.end
    if period.months == 12 and first.month == 1:
        return str(first.year)
    opening = named(first) if first.year == last.year else of_year(named(first), first)
    closing = of_year(named(last), last)
    return closing if period.months == 1 else gettext(both, first=opening, last=closing)


@once_in_each_language
def in_words(day: date) -> str:
    """Return a day in plain words: `1 April 2026`."""
    return gettext("%(day)s %(month)s %(year)s", day=day.day, month=month(day), year=day.year)


def of_year(month: str, day: date) -> str:
    """Return the name of a month with the year of a day in it: `April 2026`."""
    return gettext("%(month)s %(year)s", month=month, year=day.year)


def month(day: date) -> str:
    """Return the name of the month that a day lies in: `April`."""
    return gettext(MONTHS[day.month - 1])


def short_month(day: date) -> str:
    """Return the same in few letters: `Apr`."""
    return _SHORT_MONTHS[day.month - 1]()
