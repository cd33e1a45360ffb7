"""Which figures a drafted submission asks for, and in which columns."""

from datetime import date
from pathlib import Path

import pytest

from plainfigures.check.catalogue import gather
from plainfigures.check.draft import draft
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.submission import Draft
from plainfigures.read.source import read_source
from tests.small_root import put

SERVICES = "metrics/example-department/services.csv"


def drafted(root: Path, period: str, path: str | None = None, organisation: str = "example-department") -> Draft:
    return draft(gather(read_source(root), date.min), organisation, period, path)


def without_figures(root: Path) -> None:
    for path in (root / "metrics" / "example-department").glob("*.csv"):
        if path.name != "services.csv":
            path.unlink()


def refusal(root: Path, organisation: str, period: str) -> str:
    with pytest.raises(CouldNotRun) as refused:
        drafted(root, period, organisation=organisation)
    return str(refused.value)


def test_a_quarter_asks_for_the_figures_of_the_quarters_before(root: Path) -> None:
    """Every series with a quarter's figure before has a row, splits included, with values blank."""
    assert drafted(root, "2026-Q4").text == (
        "metric,service,channel,value,numerator,denominator,marker,note\n"
        "avoidable-contact,example-permits,,,,,,\n"
        "avoidable-contact,example-permits,online,,,,,\n"
        "avoidable-contact,example-permits,phone,,,,,\n"
        "completion-rate,example-permits,,,,,,\n"
        "digital-take-up,example-licences,,,,,,\n"
        "digital-take-up,example-permits,,,,,,\n"
        "foi-answered-on-time,,,,,,,\n"
        "foi-requests-received,,,,,,,\n"
        "transactions,example-licences,,,,,,\n"
        "transactions,example-permits,,,,,,\n"
    )


def test_what_is_there_already_is_not_asked_for(root: Path) -> None:
    """For a period that has some figures, only the others are asked for."""
    assert drafted(root, "2026-Q3").text == (
        "metric,service,channel,value,numerator,denominator,marker,note\n"
        "avoidable-contact,example-permits,,,,,,\n"
        "avoidable-contact,example-permits,online,,,,,\n"
        "avoidable-contact,example-permits,phone,,,,,\n"
        "digital-take-up,example-licences,,,,,,\n"
        "foi-answered-on-time,,,,,,,\n"
    )


def test_a_year_asks_for_what_covers_a_year(root: Path) -> None:
    """What is due each quarter and covers twelve months is asked for by periods of twelve months."""
    found = drafted(root, "2026-01/P12M")
    assert (found.path, found.figures, found.metrics) == (
        "metrics/example-department/2026-01_P12M.csv",
        1,
        ("Cost per transaction",),
    )


def test_further_counts_have_their_columns(root: Path) -> None:
    """A metric that is worked out from further counts has a column for each."""
    header = "metric,service,value,very_satisfied,satisfied,neither,dissatisfied,very_dissatisfied,marker,note"
    assert drafted(root, "2026-12").text.splitlines() == [header, "user-satisfaction,example-permits,,,,,,,,"]


def test_a_name_that_is_no_period(root: Path) -> None:
    """Where the file's name does not say the period, a column does."""
    found = drafted(root, "FY2026-27-Q3", "winter.csv").text.splitlines()
    assert [found[0].split(",")[:3], found[1].split(",")[:3]] == [
        ["metric", "service", "period"],
        ["avoidable-contact", "example-permits", "2026-Q4"],
    ]


def test_services_that_have_ended_are_asked_for_nothing(root: Path) -> None:
    """A service that ended before the period has no row."""
    put(root, SERVICES, "id,name,until\nexample-permits,Permits,2026-09-30\nexample-licences,Licences,2026-10-01\n")
    services = {line.split(",")[1] for line in drafted(root, "2026-Q4").text.splitlines()[1:]}
    assert services == {"example-licences", ""}


def test_obligations_are_asked_for(root: Path) -> None:
    """What the organisation's kind owes is asked for, of each running service or of the whole."""
    without_figures(root)
    owed = "kinds: [ministerial-department]\n  from: 2026-Q4\n"
    put(root, "schemas/obligations.yml", f"- metric: transactions\n  {owed}- metric: foi-requests-received\n  {owed}")
    assert drafted(root, "2026-Q4").text == (
        "metric,service,value,marker,note\n"
        "foi-requests-received,,,,\n"
        "transactions,example-licences,,,\n"
        "transactions,example-permits,,,\n"
    )


@pytest.mark.parametrize(
    ("organisation", "period", "sentence"),
    [
        (
            "example-departmnt",
            "2026-Q4",
            'there is no organisation "example-departmnt": did you mean example-department?',
        ),
        (
            "example-department",
            "Q4 2026",
            'period "Q4 2026" is not a period: write 2026-Q4 for October to December 2026',
        ),
        ("example-department", "2011-12", 'period "2011-12" could be December 2011 or April 2011 to March 2012: write'),
        (
            "example-department",
            "2030-Q1",
            "example-department owes no figure for January to March 2030 that is not there",
        ),
    ],
)
def test_what_cannot_be_drafted(root: Path, organisation: str, period: str, sentence: str) -> None:
    """An organisation or a period that nobody knows, and a period for which nothing is due, are told in a sentence."""
    assert refusal(root, organisation, period)[: len(sentence)] == sentence
