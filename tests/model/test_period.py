from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.period import SPELLINGS, NotAPeriod, Period, parse_period
from tests.model.invented import period

PERIODS = st.builds(
    Period,
    st.builds(date, st.integers(1900, 2199), st.integers(1, 12), st.just(1)),
    st.integers(1, 120),
)


@pytest.mark.parametrize(
    ("text", "start", "months"),
    [
        ("2026-Q2", date(2026, 4, 1), 3),
        ("2026-Q4", date(2026, 10, 1), 3),
        ("FY2026-27-Q1", date(2026, 4, 1), 3),
        ("FY2026-27-Q4", date(2027, 1, 1), 3),
        ("2026-04", date(2026, 4, 1), 1),
        ("2026", date(2026, 1, 1), 12),
        ("FY2026-27", date(2026, 4, 1), 12),
        ("2026-27", date(2026, 4, 1), 12),
        ("FY1999-00", date(1999, 4, 1), 12),
        ("1999-00", date(1999, 4, 1), 12),
        ("FY2011-12", date(2011, 4, 1), 12),
        ("2011-12/P1M", date(2011, 12, 1), 1),
        ("2025-09/P12M", date(2025, 9, 1), 12),
        ("2025-09_P12M", date(2025, 9, 1), 12),
        ("2020-01/P120M", date(2020, 1, 1), 120),
    ],
)
def test_spellings(text: str, start: date, months: int) -> None:
    """Every spelling of the design is read as a start date and a number of months."""
    assert parse_period(text) == Period(start, months)


def test_one_period_said_in_two_ways() -> None:
    """The first quarter of a financial year is the second of the calendar year."""
    assert parse_period("FY2026-27-Q1") == parse_period("2026-Q2")


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        (
            "2011-12",
            "could be December 2011 or April 2011 to March 2012",
            "write 2011-12/P1M for the month or FY2011-12 for the financial year",
        ),
        ("FY2026-28", "a financial year that begins in 2026 ends in 27", "write FY2026-27"),
        (
            "2026-28",
            "is neither a month nor a financial year",
            "write FY2026-27 for the financial year, or a month from 2026-01 to 2026-12",
        ),
        ("FY2026-28-Q1", "a financial year that begins in 2026 ends in 27", "write FY2026-27"),
        ("0226-04", "lies outside the years 1900 to 2199", "correct the year"),
        ("2200", "lies outside the years 1900 to 2199", "correct the year"),
        ("2025-13/P12M", "needs a month from 01 to 12 and from 1 to 120 months", "write it like 2025-09/P12M"),
        ("2025-09/P0M", "needs a month from 01 to 12 and from 1 to 120 months", "write it like 2025-09/P12M"),
        ("2025-09/P121M", "needs a month from 01 to 12 and from 1 to 120 months", "write it like 2025-09/P12M"),
        ("Q2 2026", "is not a period", "write 2026-Q2"),
        ("2026 q2", "is not a period", "write 2026-Q2"),
        ("2026-Q5", "is not a period", f"write it like {SPELLINGS}"),
        ("2026-4", "is not a period", f"write it like {SPELLINGS}"),
        ("2026-04\n", "is not a period", f"write it like {SPELLINGS}"),
        ("２０２６", "is not a period", f"write it like {SPELLINGS}"),
        ("", "is not a period", f"write it like {SPELLINGS}"),
    ],
)
def test_refusals(text: str, message: str, cure: str) -> None:
    """What names no period, or two, is refused with what to write instead."""
    assert parse_period(text) == NotAPeriod(message, cure)


@pytest.mark.parametrize(
    ("text", "label", "short"),
    [
        ("2026-Q2", "April to June 2026", "Apr–Jun 2026"),
        ("2026-06", "June 2026", "Jun 2026"),
        ("2026", "2026", "2026"),
        ("FY2026-27", "April 2026 to March 2027", "Apr 2026–Mar 2027"),
        ("2025-09/P12M", "September 2025 to August 2026", "Sep 2025–Aug 2026"),
        ("2025-01/P24M", "January 2025 to December 2026", "Jan 2025–Dec 2026"),
        ("2026-02/P3M", "February to April 2026", "Feb–Apr 2026"),
        ("2025-12/P3M", "December 2025 to February 2026", "Dec 2025–Feb 2026"),
    ],
)
def test_labels(text: str, label: str, short: str) -> None:
    """Pages name a period in plain words and never print its spelling."""
    assert (period(text).label, period(text).short) == (label, short)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("FY2026-27-Q1", "2026-Q2"),
        ("2026-27", "FY2026-27"),
        ("2026-01/P12M", "2026"),
        ("2026-05/P1M", "2026-05"),
        ("2011-12/P1M", "2011-12/P1M"),
        ("2025-09_P12M", "2025-09/P12M"),
    ],
)
def test_each_period_has_one_spelling(text: str, spelling: str) -> None:
    """However a period was written, it is spelt in one way."""
    assert str(period(text)) == spelling


@given(PERIODS)
@settings(max_examples=200, deadline=None)
def test_reading_back(each: Period) -> None:
    """What a period is spelt as names that period again."""
    assert parse_period(str(each)) == each


@given(PERIODS)
@settings(max_examples=100, deadline=None)
def test_reading_back_from_a_file_name(each: Period) -> None:
    """A spelling is still read when its stroke had to become an underscore, as in the name of a file."""
    assert parse_period(str(each).replace("/", "_")) == each


@given(PERIODS)
@settings(max_examples=100, deadline=None)
def test_next_leaves_no_gap(each: Period) -> None:
    """The next period has the same length and begins on the day after this one's last."""
    assert each.next == Period(each.end + timedelta(days=1), each.months)


@given(PERIODS, st.integers(-600, 600), st.integers(-600, 600))
@settings(max_examples=100, deadline=None)
def test_shifting_is_exact(each: Period, first: int, second: int) -> None:
    """Going so many months and then so many more is going both at once, and nothing moves nowhere."""
    assert (each.shifted(first).shifted(second), each.shifted(0)) == (each.shifted(first + second), each)


@given(PERIODS, PERIODS)
@settings(max_examples=100, deadline=None)
def test_what_is_over_first_ends_first(one: Period, other: Period) -> None:
    """Periods are over in the order in which they end, and two that end together are over together."""
    assert (one.over < other.over, one.over == other.over) == (one.end < other.end, one.end == other.end)


@pytest.mark.parametrize(
    ("text", "end"),
    [("2024-02", date(2024, 2, 29)), ("2026-02", date(2026, 2, 28)), ("FY2026-27", date(2027, 3, 31))],
)
def test_end(text: str, end: date) -> None:
    """A period ends on the last day of its last month."""
    assert period(text).end == end


@given(st.text() | st.text("0123456789-/_FYQPM qq", max_size=14))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    """Any text is a period or is not, and nothing is ever raised."""
    assert isinstance(parse_period(text), Period | NotAPeriod)


def test_order() -> None:
    """Periods sort by their start, the shorter first."""
    texts = ["2026", "2025-12", "2026-01", "2026-Q1"]
    assert [str(each) for each in sorted(map(period, texts))] == ["2025-12", "2026-01", "2026-Q1", "2026"]
