"""What is missing on a day, and what is due next."""

from datetime import date
from typing import Any

from plainfigures.analyse.owing import Owing, owing_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.obligation import Obligation
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Organisation, Service
from tests.model.invented import metric, observation

ORGANISATION = "example-department"
DAY = date(2026, 8, 12)


def owing(*given: Observation, day: date | None = DAY, **definition: Any) -> Owing:
    """Return what an invented department owes that must give its rate from January 2026 on."""
    defined = metric(**{"level": "service", **definition})
    kind = "ministerial-department"
    department = Organisation(id=ORGANISATION, name="Example Department", kind=kind)  # type: ignore[arg-type]
    service = Service("example-permits", ORGANISATION, "Permits")
    asked = Obligation.model_validate({"metric": defined.id, "kinds": [kind], "from": "2026-Q1"})
    known = ({}, {defined.id: defined}, {ORGANISATION: department}, {service.id: service}, given)
    return owing_of(Catalogue(*known, obligations=(asked,)), day)


def permits(when: str, value: str = "50", **more: object) -> Observation:
    return observation(when, value, service="example-permits", **more)


def periods(found: Owing) -> list[str]:
    return [str(each.period) for each in found.missing]


def test_what_was_due_before_the_day_and_has_no_row_is_missing() -> None:
    """April to June is due on 11 August: on that day it is not missing yet, on the next it is."""
    assert [periods(owing(permits("2026-Q1"), day=date(2026, 8, day))) for day in (11, 12)] == [[], ["2026-Q2"]]


def test_a_row_that_says_why_there_is_no_figure_answers() -> None:
    """Whoever says why is not in debt."""
    assert periods(owing(permits("2026-Q1"), permits("2026-Q2", "", markers=("x",)))) == []


def test_a_figure_of_any_service_answers_for_what_is_of_either() -> None:
    """Where a metric is of either, the organisation owes it, and one of its services may give it."""
    assert periods(owing(permits("2026-Q1"), level="either")) == ["2026-Q2"]


def test_without_a_day_nothing_is_missing() -> None:
    """Nobody is said to be late where nobody knows what day it is."""
    found = owing(permits("2025-Q4"), day=None)
    assert (found.missing, found.debtors) == ((), frozenset())


def test_the_next_figure_due_is_the_first_after_the_newest_row() -> None:
    """A gap before the newest row is missing and not due next; a series without any rows has no next one."""
    found = owing(permits("2026-Q2"))
    assert (periods(found), {key: str(owed.due) for key, owed in found.next.items()}) == (
        ["2026-Q1"],
        {(ORGANISATION, "example-permits", "example-rate"): "2026-11-11"},
    )


def test_without_obligations_nobody_is_in_debt() -> None:
    """What nobody asked for is neither missing nor due."""
    assert owing_of(Catalogue({}, {}, {}, {}, ()), DAY) == Owing(DAY, frozenset(), (), {})
