from datetime import UTC, datetime

import pytest

from plainfigures.model.moment import NotAMoment, in_words, parse_moment


def instant(text: str) -> datetime:
    moment = parse_moment(text)
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("2026-11-12 09:30 Europe/London", datetime(2026, 11, 12, 9, 30, tzinfo=UTC)),
        ("2026-07-02 09:30 Europe/London", datetime(2026, 7, 2, 8, 30, tzinfo=UTC)),
        ("2026-07-02 09:30 UTC", datetime(2026, 7, 2, 9, 30, tzinfo=UTC)),
        ("2026-07-02T09:30Z", datetime(2026, 7, 2, 9, 30, tzinfo=UTC)),
        ("2026-07-02T09:30:00+01:00", datetime(2026, 7, 2, 8, 30, tzinfo=UTC)),
        ("2026-07-02 09:30 -0330", datetime(2026, 7, 2, 13, 0, tzinfo=UTC)),
        ("2026-10-25 01:30 +00:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_one_instant(text: str, then: datetime) -> None:
    """Day, time and zone name one instant, in summer as in winter."""
    assert instant(text) == then


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12 November 2026", "is not a day with a time"),
        ("2026-11-12", "says no time of day"),
        ("2026-11-12 09:30", "says no time zone"),
        ("2026-11-12 09:30 BST", "has a time zone that is not known"),
        ("2026-11-12 09:30 Europe/Londn", "has a time zone that is not known"),
        ("2026-11-12 09:30 ../../etc/passwd", "is not a day with a time"),
        ("2026-11-12 09:30 Europe/../../../etc/passwd", "has a time zone that is not known"),
        ("2026-11-12 09:30 +25:00", "has a time zone that is not known"),
        ("2026-11-31 09:30 UTC", "is no day or time that there is"),
        ("2026-11-12 24:30 UTC", "is no day or time that there is"),
        ("2027-03-28 01:30 Europe/London", "is a time that clocks skip when they go forward"),
        ("2026-10-25 01:30 Europe/London", "comes twice when clocks go back"),
        ("２０26-11-12 09:30 UTC", "is not a day with a time"),
        ("", "is not a day with a time"),
    ],
)
def test_what_is_no_moment(text: str, message: str) -> None:
    """Whatever names no instant, or two, is refused with its reason."""
    found = parse_moment(text)
    assert isinstance(found, NotAMoment)
    assert found.message == message


@pytest.mark.parametrize(
    "text",
    ["2026-11-12", "2026-11-12 09:30", "2026-11-12 09:30 BST", "2026-10-25 01:30 Europe/London"],
)
def test_what_is_to_be_written_instead_is_a_moment(text: str) -> None:
    """The first moment that a cure offers can be written as it stands."""
    found = parse_moment(text)
    assert isinstance(found, NotAMoment)
    offered = found.cure.removeprefix("write ").removeprefix("it like ").partition(",")[0].partition(" for ")[0]
    assert isinstance(parse_moment(offered), datetime)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-12 09:30 Europe/London", "9.30am on 12 November 2026 (UK time)"),
        ("2026-07-02 14:00 America/New_York", "2pm on 2 July 2026 (America/New York)"),
        ("2026-07-02 12:00 UTC", "midday on 2 July 2026 (UTC)"),
        ("2026-07-02 00:05 -03:30", "12.05am on 2 July 2026 (UTC-03:30)"),
    ],
)
def test_a_moment_in_words(text: str, words: str) -> None:
    """Pages say a moment as people do, with the zone in which it was announced."""
    moment = parse_moment(text)
    assert isinstance(moment, datetime)
    assert in_words(moment) == words
