"""Whether what was owed has come, and when, by examples and by an independent recount of invented departments."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plainfigures.analyse.timeliness import (
    STATES,
    Timeliness,
    Timing,
    longest_silence,
    share,
    tally_of,
    timeliness_of,
)
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger, Publishing, Record, Vintage, key_of
from plainfigures.model.obligation import Obligation
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Organisation, Service
from tests.model.invented import metric, observation, period

DEPARTMENT, PERMITS = "example-department", "example-permits"
BEGAN, DAY = date(2026, 1, 1), date(2026, 8, 12)


def permits(when: str, value: str = "50", **more: object) -> Observation:
    return observation(when, value, service=PERMITS, **more)


def ledger(days: dict[Observation, date], began: date = BEGAN) -> Ledger:
    """Return a whole ledger in which these observations were first published on these days."""
    records = {key_of(each): Record(key_of(each), (vintage(day),)) for each, day in days.items()}
    return Ledger("whole", records, publishing(began))


def vintage(day: date) -> Vintage:
    return Vintage(commit=publishing(day), kind="first", value="50", number=Decimal(50))


def publishing(day: date) -> Publishing:
    moment = datetime.combine(day, time(23, 30), UTC)
    return Publishing(day.strftime("%Y%m%d") * 5, moment, moment)


def found(
    days: dict[Observation, date],
    *undated: Observation,
    since: str = "2025-Q3",
    day: date | None = DAY,
    of: Ledger | None = None,
    level: str = "service",
) -> Timeliness:
    """Return how it stands with the rate that an invented department owes of its permits, due 42 days after."""
    defined = metric(level=level)
    kind = "ministerial-department"
    department = Organisation(id=DEPARTMENT, name="Example Department", kind=kind)  # type: ignore[arg-type]
    asked = Obligation.model_validate({"metric": defined.id, "kinds": [kind], "from": since})
    service = Service(PERMITS, DEPARTMENT, "Permits")
    known = ({}, {defined.id: defined}, {DEPARTMENT: department}, {service.id: service}, (*days, *undated))
    return timeliness_of(Catalogue(*known, obligations=(asked,)), of or ledger(days), day)


def told(of: Timeliness) -> list[tuple[str, str, int]]:
    return [(str(each.owed.period), each.state, each.days) for each in of.timings]


def test_a_figure_is_on_time_until_its_due_day_and_late_by_days_after_it() -> None:
    """January to March is due on 12 May: what comes on that day is on time, on the next it is late by one."""
    days = (date(2026, 5, 12), date(2026, 5, 13), date(2026, 6, 12))
    assert [told(found({permits("2026-Q1"): day}, since="2026-Q1"))[0][1:] for day in days] == [
        ("on-time", 0),
        ("late", 1),
        ("late", 31),
    ]


def test_what_has_not_come_is_missing_by_days_once_its_due_day_is_over() -> None:
    """April to June is due on 11 August: on that day it is not due yet, on the next it is missing by one day."""
    assert [told(found({}, since="2026-Q2", day=date(2026, 8, day))) for day in (11, 12)] == [
        [("2026-Q2", "not-due", 0)],
        [("2026-Q2", "missing", 1)],
    ]


def test_a_row_that_says_why_there_is_no_figure_explains() -> None:
    """Whoever says why is neither late nor missing, whenever that was said."""
    assert told(found({}, permits("2026-Q1", "", markers=("x",), note="The counter broke"), since="2026-Q1")) == [
        ("2026-Q1", "explained", 0),
        ("2026-Q2", "missing", 1),
    ]


def test_nobody_is_late_for_what_was_due_before_the_site_began() -> None:
    """July to September 2025 was due in November, before the first commit; October to December after it."""
    came = date(2026, 3, 1)
    assert told(found({permits("2025-Q3"): came, permits("2025-Q4"): came}))[:2] == [
        ("2025-Q3", "before", 0),
        ("2025-Q4", "late", 18),
    ]


def test_where_history_is_not_known_nobody_is_said_to_be_late() -> None:
    """A figure has come, on a day that nobody knows, and no share of figures on time is told; missing stays missing."""
    shown = found({}, permits("2025-Q4"), since="2025-Q4", of=Ledger("shallow"))
    assert (shown.dated, [state for _, state, _ in told(shown)], shown.tally.punctuality) == (
        False,
        ["undated", "missing", "missing"],
        None,
    )


def test_the_earliest_row_says_when_a_figure_came() -> None:
    """Where a metric is of either, any service's figure answers for the organisation, the first one tells the day."""
    days = {observation("2026-Q1"): date(2026, 6, 1), permits("2026-Q1"): date(2026, 5, 1)}
    assert told(found(days, since="2026-Q1", level="either"))[0] == ("2026-Q1", "on-time", 0)


def test_nothing_is_owed_without_a_day_or_an_obligation() -> None:
    """Where nobody knows what day it is, or nobody asked for anything, there is nothing to judge."""
    nothing = timeliness_of(Catalogue({}, {}, {}, {}, ()), ledger({}), DAY)
    assert (found({}, day=None).timings, nothing.timings) == ((), ())


def test_the_longest_silence_is_the_most_periods_in_a_row() -> None:
    """A figure in between ends a silence; of two as long the later one is told."""
    shown = found({permits("2025-Q1"): date(2026, 2, 1)}, since="2024-Q3")
    silence = longest_silence(shown.timings)
    assert silence
    assert [str(each.owed.period) for each in silence.missing] == [f"2025-Q{n}" for n in (2, 3, 4)] + [
        "2026-Q1",
        "2026-Q2",
    ]
    assert longest_silence([each for each in shown.timings if each.state != "missing"]) is None


def test_shares_are_of_what_was_due() -> None:
    """What is not due yet counts for nothing; what explains is an answer, but neither on time nor late."""
    states = ["on-time", "on-time", "late", "missing", "explained", "before", "not-due"]
    owed = found({}, since="2026-Q1").timings[0].owed
    tally = tally_of(Timing(owed, state) for state in states)  # type: ignore[arg-type]
    assert (tally.due, tally.answered, tally.judged) == (6, 5, 4)
    assert (tally.coverage, tally.punctuality, share(0, 0)) == (Decimal(500) / 6, Decimal(50), None)


quarters = st.integers(0, 11)
shifts = st.integers(-60, 400)


@given(
    came=st.dictionaries(quarters, shifts, max_size=12),
    explained=st.sets(quarters),
    first=quarters,
    day=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    began=st.dates(date(2024, 1, 1), date(2027, 1, 1)),
)
def test_states_equal_an_independent_recount(
    came: dict[int, int], explained: set[int], first: int, day: date, began: date
) -> None:
    """Quarters from 2024 on, published some days around their due days, counted again one by one."""
    starts = [date(2024 + each // 4, each % 4 * 3 + 1, 1) for each in range(21)]
    names = [f"{start.year}-Q{start.month // 3 + 1}" for start in starts]
    due = [after - timedelta(days=1) + timedelta(days=42) for after in starts[1:]]
    days = {permits(names[at]): due[at] + timedelta(days=shift) for at, shift in came.items()}
    reasons = [permits(names[at], "", markers=("x",), note="Why") for at in explained - set(came)]
    expected: list[tuple[str, str, int]] = []
    for at in range(first, 20):
        if starts[at + 1] > day + timedelta(days=1):
            break
        if at in came and due[at] < began:
            expected.append((names[at], "before", 0))
        elif at in came:
            expected.append((names[at], "late" if came[at] > 0 else "on-time", max(came[at], 0)))
        elif at in explained:
            expected.append((names[at], "explained", 0))
        else:
            since = (day - due[at]).days
            expected.append((names[at], "missing" if since > 0 else "not-due", max(since, 0)))
    shown = found(days, *reasons, since=names[first], day=day, of=ledger(days, began))
    assert told(shown) == expected
    counted = {state: sum(each[1] == state for each in expected) for state in STATES}
    assert {state: shown.tally.of(state) for state in STATES} == counted


def test_timings_stand_by_metric_and_then_by_period() -> None:
    """Each series' figures stand one after another, which the silences rely on."""
    shown = found({}, since="2024-Q1")
    assert [each.owed.period for each in shown.timings] == sorted(each.owed.period for each in shown.timings)
    assert shown.timings[0].owed.period == period("2024-Q1")
