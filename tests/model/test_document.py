from datetime import date

import pytest

from plainfigures.model.document import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-28", date(2026, 2, 28)),
        ("2026-02-29", None),
        ("20260228", None),
        ("2026-2-28", None),
        ("2026-W09-6", None),
        ("２026-02-28", None),
        ("", None),
    ],
)
def test_a_day_is_written_in_one_way(text: str, day: date | None) -> None:
    """A day is year, month and day in digits, and there was one."""
    assert parse_day(text) == day
