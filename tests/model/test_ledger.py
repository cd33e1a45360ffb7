from datetime import UTC, date, datetime
from decimal import Decimal

from plainfigures.model.change import Key
from plainfigures.model.ledger import Ledger, Publishing, Record, Vintage
from plainfigures.model.observation import Observation
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

QUARTER = Period(date(2025, 4, 1), 3)
KEY = Key("office-of-kites", "", "completion-rate", QUARTER, (("channel", "online"),))
LATE = datetime(2025, 8, 1, 23, 59, tzinfo=UTC)
FIRST = Publishing("1" * 40, LATE, LATE)
SECOND = Publishing("2" * 40, datetime(2025, 8, 2, tzinfo=UTC), LATE)
VINTAGES = (
    Vintage(commit=FIRST, kind="first", value="84.2", number=Decimal("84.2")),
    Vintage(commit=SECOND, kind="withdrawn", markers=("c",), note="Too few people."),
)
LEDGER = Ledger("whole", {KEY: Record(KEY, VINTAGES)}, FIRST)


def observation(*codes: tuple[str, str]) -> Observation:
    return Observation("office-of-kites", "", "completion-rate", QUARTER, Location("a.csv", 2), codes=codes)


def test_a_record_is_found_by_its_observation() -> None:
    """A dimension without a code is the total, as though the figure did not have it."""
    record = LEDGER.of(observation(("region", ""), ("channel", "online")))
    assert record == Record(KEY, VINTAGES)


def test_what_was_never_published_has_no_record() -> None:
    """The total is another figure than its part, and of an unknown history there is no record at all."""
    assert (LEDGER.of(observation()), Ledger.unknown().of(observation(("channel", "online")))) == (None, None)


def test_a_day_ends_at_midnight_utc() -> None:
    """What was committed at the last minute of a day stands at its end; the day before, nothing does."""
    record = LEDGER.records[KEY]
    days = [date(2025, 7, 31), date(2025, 8, 1), date(2025, 8, 2)]
    assert [record.as_of(day) for day in days] == [None, *VINTAGES]


def test_the_commits_are_told_once_each_oldest_first() -> None:
    """However many figures a commit published, it is one publishing."""
    other = Key("office-of-kites", "", "completion-rate", QUARTER)
    both = Ledger("whole", {**LEDGER.records, other: Record(other, VINTAGES[::-1])}, FIRST)
    assert tuple(both.kinds) == (FIRST, SECOND)
