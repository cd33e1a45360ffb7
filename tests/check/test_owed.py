"""Whom the rules about obligations leave in peace, and where they look for what is missing."""

from datetime import date
from pathlib import Path

import pytest

from tests.small_root import checked, lines_of, put

COUNCIL = "metrics/example-council"
OWED = "kinds: [council], from: 2026-Q1, until: 2026-Q1"
METRICS = (
    *("transactions", "digital-take-up", "completion-rate", "avoidable-contact", "user-satisfaction", "downtime"),
    *("complaints-upheld", "cost-per-transaction", "foi-requests-received", "foi-answered-on-time"),
    *("internet-use", "offline-route"),
)


def oblige(root: Path, **owed: str) -> None:
    """Write obligations that name every metric of the small root, so that nothing but what is given is owed."""
    known = {name.replace("_", "-"): text for name, text in owed.items()}
    lines = (f"- {{metric: {name}, {known.get(name, 'kinds: [], from: 2026')}}}\n" for name in METRICS)
    put(root, "schemas/obligations.yml", "".join(lines))


def told(root: Path, rule: str = "owed", today: date = date(2026, 11, 22)) -> list[str]:
    """Return the files at which the rule tells of something."""
    return [each.location.path for each in checked(root, today).problems if each.rule == rule]


def test_nothing_is_overdue_on_its_last_day(root: Path) -> None:
    """What is due on 12 May is missed from 13 May on."""
    oblige(root, transactions=OWED)
    assert [told(root, today=date(2026, 5, day)) for day in (12, 13)] == [[], [f"{COUNCIL}/2026-Q1.csv"]]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("2026-Q1.csv", "metric,service,value\ntransactions,example-bins,\n"),
        ("2026-Q1.yml", "- {metric: transactions, service: example-bins, marker: x, note: No counter}\n"),
        ("transactions.csv", "metric,service,period,value\ntransactions,example-bins,2025-Q4/x,5\n"),
        ("older.csv", "metric,service,value\ntransactions,example-bins,5\n"),
        ("2025-Q4.csv", "metric,service,value\ntransactions,example-bin,5\n"),
        ("2025-Q4.csv", "metric,sevrice,value,zoo\ntransactions,example-bins,5,\n"),
        ("2025-Q4.csv", "metric,service,value\ntransactions,example-bins,5,000\n"),
        ("2025-Q4.csv", 'metric,service,value\ntransactions,"example-bins,5\n'),
        ("2025-Q4.csv", "metric,service,period,value\ntransactions,example-bins,2026-03,5\n"),
    ],
)
def test_what_is_missing_may_stand_in_a_row_that_is_refused(root: Path, path: str, text: str) -> None:
    """While a row or file cannot be understood, the organisation hears of that alone."""
    oblige(root, transactions=OWED)
    put(root, f"{COUNCIL}/{path}", text)
    assert told(root) == []


def test_a_part_stands_for_its_total(root: Path) -> None:
    """Where parts are there and no total is, something has come."""
    oblige(root, avoidable_contact=OWED)
    put(root, f"{COUNCIL}/2026-Q1.csv", "metric,service,channel,value\navoidable-contact,example-bins,phone,5\n")
    assert told(root) == []


def test_a_figure_of_a_service_will_do_where_either_is_asked(root: Path) -> None:
    """A metric of services or organisations is owed once, and any figure is one."""
    oblige(root, complaints_upheld=OWED)
    put(root, f"{COUNCIL}/2026-Q1.csv", "metric,service,value\ncomplaints-upheld,example-bins,5\n")
    assert told(root) == []


def test_a_file_in_yaml_is_the_periods_own(root: Path) -> None:
    """What is missing is missing from the file of its period, whatever its name ends in and however it is spelt."""
    oblige(root, transactions="kinds: [council], from: 2026-Q3, until: 2026-Q3")
    put(root, f"{COUNCIL}/FY2026-27-Q2.yml", "- {metric: foi-requests-received, value: 7}\n")
    assert told(root) == [f"{COUNCIL}/FY2026-27-Q2.yml"]


def test_an_organisation_that_has_ended_owes_nothing_more(root: Path) -> None:
    """Neither the organisation nor its services owe anything for the time after its last day."""
    oblige(
        root, transactions="kinds: [council], from: 2026-Q3", foi_requests_received="kinds: [council], from: 2026-Q3"
    )
    put(root, f"{COUNCIL}/organisation.yml", "name: Example Council\nkind: council\nuntil: 2026-06-30\n")
    assert lines_of(checked(root)) == []


@pytest.mark.parametrize("text", ["[]\n", "- {metric: transactions, kinds: [council], form: 2026-Q1}\n"])
def test_without_obligations_nothing_is_owed(root: Path, text: str) -> None:
    """An empty list asks for nothing, and one that cannot be read is not held against the figures."""
    put(root, "schemas/obligations.yml", text)
    assert told(root) + told(root, "not-owed") == []
