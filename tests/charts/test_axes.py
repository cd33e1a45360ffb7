from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfigures.charts.axes import amounts, dates
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period, parse_period
from tests.charts.invented import count, metric

MONEY = count(unit="gbp", decimals=2)
MILLIONS = ("0", "£100m", "£200m", "£300m", "£400m")
DEBTS = ("−£20,000", "−£10,000", "0", "£10,000", "£20,000", "£30,000")
NUMBERS = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("numbers", "of", "labels"),
    [
        (["29", "65.3"], metric(), ("0%", "20%", "40%", "60%", "80%")),
        (["86", "91"], metric(), ("84%", "86%", "88%", "90%", "92%")),
        (["99.5", "100"], metric(), ("99.0%", "99.5%", "100.0%")),
        (["0", "0"], metric(), ("0%", "25%", "50%", "75%", "100%")),
        (["0"], count(), ("0", "1")),
        (["3"], count(), ("0", "1", "2", "3")),
        (["980", "1300"], count(), ("0", "500", "1,000", "1,500")),
        (["320000000", "399003839"], MONEY, MILLIONS),
        (["0.01", "0.03"], metric(decimals=2), ("0.00%", "0.01%", "0.02%", "0.03%")),
        (["-12000", "22000"], metric(unit="gbp", minimum=None, maximum=None), DEBTS),
        (["1.24", "1.79"], MONEY, ("0", "£0.50", "£1.00", "£1.50", "£2.00")),
        (["86.2", "93.6"], metric(), ("85%", "90%", "95%")),
        (["0", "1"], metric(unit="yes-no"), ("No", "Yes")),
    ],
)
def test_the_vertical_axis_has_few_round_labels(numbers: list[str], of: Metric, labels: tuple[str, ...]) -> None:
    """The axis begins at zero unless that hides the movement, and carries five round amounts at most."""
    assert amounts([Decimal(number) for number in numbers], of).labels == labels


@given(NUMBERS)
def test_no_number_lies_outside_the_vertical_axis(numbers: list[Decimal]) -> None:
    """Every number lies between the ends of the axis, whatever the definition's bounds."""
    axis = amounts(numbers, metric())
    assert axis.low <= min(numbers) <= max(numbers) <= axis.high


@given(NUMBERS)
def test_labels_differ(numbers: list[Decimal]) -> None:
    """No two gridlines carry the same label, and there are two to seven of them."""
    labels = amounts(numbers, count(decimals=2, minimum=None)).labels
    assert 2 <= len(set(labels)) == len(labels) <= 7


@pytest.mark.parametrize(
    ("first", "last", "of", "labels"),
    [
        ("2012-Q3", "2017-Q3", metric(), ("Jul 2012", "Jul 2014", "Jul 2016")),
        ("2012-Q3", "2013-Q2", metric(), ("Jul 2012", "Oct 2012", "Jan 2013", "Apr 2013")),
        ("2020-01", "2020-05", metric(frequency="month"), ("Jan 2020", "Feb 2020", "Mar 2020", "Apr 2020", "May 2020")),
        ("2019", "2022", metric(frequency="year"), ("2019", "2020", "2021", "2022")),
        ("FY2019-20", "FY2020-21", metric(frequency="year"), ("Mar 2020", "Mar 2021")),
        ("2019", "2019-04/P12M", metric(covers=12), ("Dec 2019", "Mar 2020")),
        ("2012-Q3", "2012-Q3", metric(), ("Jul 2012",)),
    ],
)
def test_the_horizontal_axis_has_few_dates(first: str, last: str, of: Metric, labels: tuple[str, ...]) -> None:
    """Dates stand evenly apart from the first on, five at most; years that are no calendar years at their end."""
    assert dates(period(first), period(last), of).labels == labels


def period(text: str) -> Period:
    parsed = parse_period(text)
    assert isinstance(parsed, Period)
    return parsed
