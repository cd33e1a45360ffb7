from datetime import date

import pytest

from plainfigures.model.release import Release

GIVEN = {
    "release": "example-rate-2026-q3",
    "title": "Example rate",
    "organisation": "example-department",
    "metrics": ("example-rate",),
    "at": "2026-11-12 09:30 Europe/London",
    "announced": "2026-10-01",
}
CHANGE = {"was": "2026-11-05 09:30 Europe/London", "changed": "2026-10-20", "why": "Counts came late"}


def test_a_release_was_last_announced_when_its_date_last_moved() -> None:
    """The day of the last change counts, and where there is none that of the announcement."""
    releases = [Release.model_validate(GIVEN), Release.model_validate({**GIVEN, "changes": (CHANGE,)})]
    assert [each.updated for each in releases] == [date(2026, 10, 1), date(2026, 10, 20)]


@pytest.mark.parametrize(("day", "past"), [(date(2026, 11, 12), False), (date(2026, 11, 13), True), (None, False)])
def test_a_release_is_past_when_its_day_is_over(day: date | None, past: bool) -> None:
    """On its own day it is still to come, and without a day to judge by it always is."""
    assert Release.model_validate(GIVEN).is_past(day) == past
