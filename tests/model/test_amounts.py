from decimal import Decimal
from typing import Any

import pytest

from plainfigures.model.amounts import amount, change, direction, shown
from tests.charts.invented import count, metric, series

TONNES = {"one": "tonne", "many": "tonnes", "symbol": "t"}
BIRTHS = {"many": "births per 1,000 people"}


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "expected"),
    [
        ("65.25", "percent", 1, "65.3%"),
        ("-0.04", "percent", 1, "−0.04%"),
        ("65", "percent", 1, "65.0%"),
        ("1234.5", "gbp", 2, "£1,234.50"),
        ("-1234.5", "gbp", 0, "−£1,235"),
        ("12345", "count", 0, "12,345"),
        ("2.5", "count", 0, "3"),
        ("1", "minutes", 0, "1 minute"),
        ("5", "minutes", 0, "5 minutes"),
        ("0", "hours", 0, "0 hours"),
        ("1", "hours", 1, "1.0 hours"),
        ("1", "working-days", 0, "1 working day"),
        ("20", "working-days", 0, "20 working days"),
        ("4.25", "score", 1, "4.3"),
        ("1", "yes-no", 0, "Yes"),
        ("0", "yes-no", 0, "No"),
        ("1", TONNES, 0, "1 tonne"),
        ("1200", TONNES, 0, "1,200 tonnes"),
        ("1", BIRTHS, 0, "1 births per 1,000 people"),
        (None, "percent", 1, "no figure"),
        ("123456789012345678901234567890.5", "count", 0, "123,456,789,012,345,678,901,234,567,891"),
    ],
)
def test_a_number_is_worded_in_its_unit(number: str | None, unit: Any, decimals: int, expected: str) -> None:
    """A number is rounded, halves away from zero, and worded in the metric's unit."""
    of = metric(unit=unit, decimals=decimals)
    assert amount(None if number is None else Decimal(number), of) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("84.20", "percent", "84.20%"), ("1234567.8900", "gbp", "£1,234,567.8900"), ("12", "count", "12")],
)
def test_a_submitted_value_keeps_its_digits(value: str, unit: str, expected: str) -> None:
    """A submitted value is shown with thousands apart and is otherwise as it was submitted."""
    of = metric(unit=unit, maximum=None)
    assert shown(series(of, [value]).figures[0], of) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "unit", "expected"),
    [
        ("29.0", "65.3", "percent", "up 36.3 percentage points"),
        ("29.0", "28.0", "percent", "down 1.0 percentage points"),
        ("29.00", "29.01", "percent", "up less than 0.1 percentage points"),
        ("29.0", "29.00", "percent", "unchanged"),
        ("800", "700", "count", "down 12.5%"),
        ("800", "2000", "count", "up 150%"),
        ("100000", "100001", "count", "up less than 0.1%"),
        ("0", "12", "count", "up 12.0"),
        ("-5", "12", "gbp", "up £17.0"),
        ("35", "36", "minutes", "up 1.0 minutes"),
        ("0", "1", "yes-no", "from No to Yes"),
    ],
)
def test_a_change_is_worded_by_its_unit(earlier: str, later: str, unit: str, expected: str) -> None:
    """Percentages change by points, counts and money by a share unless it would be one of zero or less."""
    assert change(Decimal(earlier), Decimal(later), metric(unit=unit)) == expected


@pytest.mark.parametrize(
    ("better", "earlier", "later", "expected"),
    [
        ("higher", 1, 2, "better"),
        ("higher", 2, 1, "worse"),
        ("lower", 2, 1, "better"),
        ("lower", 1, 1, "same"),
        ("neither", 1, 2, "neither"),
        ("neither", 1, 1, "same"),
        ({"from": "40", "to": "60"}, 30, 39, "better"),
        ({"from": "40", "to": "60"}, 41, 59, "same"),
        ({"from": "40", "to": "60"}, 59, 61, "worse"),
        ({"from": "40", "to": "60"}, 30, 70, "same"),
    ],
)
def test_which_way_a_change_goes_is_the_definitions_to_say(
    better: Any, earlier: int, later: int, expected: str
) -> None:
    """A change is better or worse by the definition; within a good band nothing is better."""
    assert direction(Decimal(earlier), Decimal(later), count(better=better)) == expected
