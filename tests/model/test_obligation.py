"""What is owed, of whom, for which periods, until when."""

from datetime import date
from typing import Any

import pytest

from plainfigures.model.obligation import Obligation, Owed, counts_for, owed
from plainfigures.model.organisation import Organisation, Service
from tests.model.invented import metric, period

COUNCIL = "example-council"
LAST_DAY = date(2026, 9, 30)


def asked(**given: Any) -> Obligation:
    known = {"metric": "example-rate", "kinds": ["council"], "from": "2026-Q1"}
    return Obligation.model_validate(known | given)


def council(**given: Any) -> Organisation:
    return Organisation.model_validate({"id": COUNCIL, "name": "Example Council", "kind": "council", **given})


def service(**given: str) -> Service:
    return Service(**{"id": "example-bins", "organisation": COUNCIL, "name": "Bins", **given})


def found(
    *obligations: Obligation, of: Organisation | None = None, services: tuple[Service, ...] = (), **definition: Any
) -> list[Owed]:
    defined = metric(**definition)
    return list(owed([of or council()], services, {defined.id: defined}, obligations, LAST_DAY))


def periods(*obligations: Obligation, of: Organisation | None = None, **definition: Any) -> list[str]:
    return [str(each.period) for each in found(*obligations, of=of, **definition)]


def of_service(**given: str) -> list[str]:
    return [str(each.period) for each in found(asked(), services=(service(**given),), level="service")]


def test_a_figure_is_owed_for_every_period_that_is_over() -> None:
    """A figure is due so many days after its period's end as the definition says."""
    assert found(asked(**{"from": "2026-Q2"}), level="organisation") == [
        Owed(COUNCIL, "", "example-rate", period("2026-Q2"), date(2026, 8, 11)),
        Owed(COUNCIL, "", "example-rate", period("2026-Q3"), date(2026, 11, 11)),
    ]


@pytest.mark.parametrize(
    ("obligation", "definition", "owed_for"),
    [
        ({"until": "2026-Q2"}, {}, ["2026-Q1", "2026-Q2"]),
        ({"until": "2026-05"}, {}, ["2026-Q1"]),
        ({"from": "2026-02"}, {}, ["2026-Q2", "2026-Q3"]),
        ({"from": "2026-Q3"}, {"frequency": "month"}, ["2026-07", "2026-08", "2026-09"]),
        ({"from": "FY2024-25"}, {"frequency": "year"}, ["FY2024-25", "FY2025-26"]),
        ({"from": "2024"}, {"frequency": "year"}, ["2024", "2025"]),
        ({"from": "2025-Q1"}, {"covers": "12"}, ["2025", "FY2025-26", "2025-07/P12M", "2025-10/P12M"]),
        ({"kinds": ["region"]}, {}, []),
        ({"kinds": []}, {}, []),
        ({"metric": "example-count"}, {}, []),
        ({"from": "2027-Q1"}, {}, []),
    ],
)
def test_an_obligation_says_for_which_periods(
    obligation: dict[str, Any], definition: dict[str, Any], owed_for: list[str]
) -> None:
    """Periods lie between the first day of `from` and the last of `until`, as far apart as figures are due."""
    assert periods(asked(**obligation), **definition) == owed_for


def test_what_two_obligations_ask_for_is_owed_once() -> None:
    """Obligations of one metric may overlap, or leave a time between them."""
    both = asked(until="2026-Q1"), asked(**{"from": "2026-Q1", "until": "2026-Q1"}), asked(**{"from": "2026-Q3"})
    assert periods(*both) == ["2026-Q1", "2026-Q3"]


@pytest.mark.parametrize(
    ("days", "owed_for"),
    [
        ({"since": "2026-04-01"}, ["2026-Q2", "2026-Q3"]),
        ({"since": "2026-03-31"}, ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ({"until": "2026-03-31"}, ["2026-Q1"]),
        ({"until": "2026-04-01"}, ["2026-Q1", "2026-Q2"]),
        ({"until": "2019-03-31"}, []),
    ],
)
def test_nothing_is_owed_for_a_time_when_nobody_was_there(days: dict[str, str], owed_for: list[str]) -> None:
    """Both an organisation and a service owe from the period in which they began to that in which they ended."""
    assert (periods(asked(), of=council(**days)), of_service(**days)) == (owed_for, owed_for)


@pytest.mark.parametrize(
    ("given", "owed_for"),
    [
        ({"phase": "beta"}, ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ({"phase": "alpha"}, []),
        ({"phase": "discovery"}, []),
        ({"phase": "retired"}, []),
        ({"phase": "retired", "until": "2026-02-01"}, ["2026-Q1"]),
        ({"organisation": "example-agency"}, []),
    ],
)
def test_a_service_owes_while_it_is_open_to_people(given: dict[str, str], owed_for: list[str]) -> None:
    """What is only being tried out owes nothing yet, nor what ended nobody knows when, nor for another organisation."""
    assert of_service(**given) == owed_for


def test_services_and_their_organisation_can_both_end() -> None:
    """Whichever was there for the shorter time counts."""
    services = (service(since="2026-02-01", until="2026-08-01"),)
    mine = found(asked(), of=council(since="2026-05-01", until="2026-06-30"), services=services, level="service")
    assert [(each.service, str(each.period)) for each in mine] == [("example-bins", "2026-Q2")]


@pytest.mark.parametrize(("level", "whose"), [("service", ["example-bins"]), ("organisation", [""]), ("either", [""])])
def test_a_metric_is_owed_at_its_level(level: str, whose: list[str]) -> None:
    """A metric of either level is owed by the organisation, and a figure of any of its services counts for that."""
    mine = found(asked(until="2026-Q1"), services=(service(),), level=level)
    counted = counts_for(metric(level=level), "example-bins")
    assert ([each.service for each in mine], counted) == (whose, whose[0])
