"""What can be guessed of a cell that cannot be read, and what is left alone."""

import pytest

from plainfigures.check.mend import (
    meant,
    one_of,
    perhaps,
    plain_address,
    plain_day,
    plain_id,
    plain_marker,
    plain_number,
    plain_period,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("1,234,567.80", "1234567.80"),
        ("1 234", "1234"),
        ("1\N{NO-BREAK SPACE}234", "1234"),
        ("1'234", "1234"),
        ("1_000", "1000"),
        ("£5", "5"),
        ("-£5", "-5"),
        ("84.20%", "84.20"),
        ("84,2", "84.2"),
        ("0,123", "0.123"),
        ("84.2²", None),
        ("84.2①", None),
        ("12,34", "12.34"),
        (" 84.2\n", "84.2"),
        ("１２", "12"),
        ("\N{MINUS SIGN}3", "-3"),
        ("+3", "3"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("5.", "5"),
        ("1.2E+05", "120000"),
        ("1.25e-3", "0.00125"),
        ("010", "10"),
        ("-007", "-7"),
        ("00.5", "0.5"),
        ("0.05", "0.05"),
        ("000", "0"),
        ("1,2345", None),
        ("1,23,456", None),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234", "1.234"),
        ("5 GBP", "5"),
        ("£1.2m", "1200000"),
        ("1.2m", None),
        ("(3)", None),
        ("12 days", None),
        ("1e999", None),
        ("1e15", None),
        ("1e-11", None),
        ("٣", None),
        ("½", None),
        ("3-4", None),
        ("", None),
        ("inf", None),
    ],
)
def test_a_number_written_in_another_way(text: str, number: str | None) -> None:
    """A number is offered where the text can mean no other, its digits as they were."""
    assert plain_number(text) == number


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-Q2 ", "2026-Q2"),
        ("Q2 2026", "2026-Q2 for April to June 2026 or FY2026-27-Q2 for July to September 2026"),
        ("2026 q2", "2026-Q2 for April to June 2026 or FY2026-27-Q2 for July to September 2026"),
        ("Q2 2199", "2199-Q2 for April to June 2199 or FY2199-00-Q2 for July to September 2199"),
        ("Q1 2026/27", "FY2026-27-Q1"),
        ("2026-27 Q1", "FY2026-27-Q1"),
        ("2026-27-Q1", "FY2026-27-Q1"),
        ("2026/27", "FY2026-27"),
        ("FY 2026/2027", "FY2026-27"),
        ("2026–27", "2026-27"),
        ("April 2026", "2026-04"),
        ("Sept 2026", "2026-09"),
        ("Dec-11", "2011-12/P1M"),
        ("04/2026", "2026-04"),
        ("2026-4", "2026-04"),
        ("April to June 2026", "2026-Q2"),
        ("Apr-Dec 2026", "2026-04/P9M"),
        ("June to April 2026", None),
        ("2011-12", "2011-12/P1M for December 2011 or FY2011-12 for April 2011 to March 2012"),
        ("2025-27", None),
        ("2026-Q5", None),
        ("30/06/2026", "2026-06 for June 2026 or 2026-Q2 for April to June 2026"),
        ("Easter 2026", None),
        ("", None),
    ],
)
def test_a_period_written_in_another_way(text: str, period: str | None) -> None:
    """A period is offered where the text can mean no other, and both where it can mean two."""
    assert plain_period(text) == period


@pytest.mark.parametrize(
    ("text", "months", "period"),
    [
        ("30/06/2026", 1, "2026-06"),
        ("30/06/2026", 3, "2026-Q2"),
        ("2011-12", 12, "FY2011-12"),
        ("2011-12", 1, "2011-12/P1M"),
        ("Q1 2026/27", 12, "FY2026-27-Q1"),
        ("Q2 2026", 3, "2026-Q2 for April to June 2026 or FY2026-27-Q2 for July to September 2026"),
    ],
)
def test_of_two_periods_the_one_that_fits(text: str, months: int, period: str) -> None:
    """Where it is known how much time a figure covers, the period that covers as much is offered alone."""
    assert plain_period(text, months) == period


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("P", "p"),
        ("[R] [E]", "r e"),
        ("r/e", "r e"),
        ("pr", "p r"),
        ("Provisional", "p"),
        ("prov.", None),
        ("prov", "p"),
        ("not available", "x"),
        ("not applicable", "z"),
        ("not", None),
        ("provisional, estimated", "p e"),
        ("suppressed", "c"),
        ("*", None),
        ("", None),
    ],
)
def test_a_marker_written_in_another_way(text: str, marker: str | None) -> None:
    """Letters are offered for capitals, whole words and letters run together, where they can mean no other."""
    assert plain_marker(text) == marker


@pytest.mark.parametrize(
    ("header", "right"),
    [
        (["vaule"], ("value",)),
        ([" Very Satisfied"], ("very_satisfied",)),
        (["very-satisfied"], ("very_satisfied",)),
        (["values", "value"], ("values", "value")),
        (["vaule", "valeu"], ("value", "valeu")),
        (["date", "", "figure"], ("date", "", "figure")),
    ],
)
def test_a_misspelt_column(header: list[str], right: tuple[str, ...]) -> None:
    """A name means the column that it is nearly spelt like, unless that stands there already."""
    assert meant(header, ["value", "very_satisfied", "note"]) == right


@pytest.mark.parametrize(
    ("text", "address"),
    [("www.gov.uk", "https://www.gov.uk"), ("gov.uk/apply", "https://gov.uk/apply"), ("zoo", None), ("a b.org", None)],
)
def test_a_web_address_without_its_beginning(text: str, address: str | None) -> None:
    """What is surely a host and a path is given its beginning."""
    assert plain_address(text) == address


@pytest.mark.parametrize(
    ("text", "day"),
    [("31/03/2019", "2019-03-31"), ("31.3.2019", "2019-03-31"), ("04/03/2019", None), ("31/02/2019", None)],
)
def test_a_day_that_begins_with_its_day(text: str, day: str | None) -> None:
    """A day is offered where its first number can be no month."""
    assert plain_day(text) == day


def test_an_id_is_made_of_a_name() -> None:
    """Whatever is no letter or digit becomes one hyphen."""
    assert (plain_id(" Home  Office (HO)"), plain_id("…")) == ("home-office-ho", None)


def test_a_short_list_is_given_whole() -> None:
    """Of up to four words all are listed, unless only capitals or spaces differ."""
    assert [one_of(["yes", "no"], word) for word in ("Yes ", "yess")] == ["write yes", "write yes or no"]


def test_of_a_long_list_the_nearest_is_offered() -> None:
    """Of more words the nearest is offered as a guess."""
    assert one_of(["alpha", "beta", "live", "retired", "discovery"], "lives") == "did you mean live? Then write that"


def test_a_guess_leaves_a_way_out() -> None:
    """A guess says what else to do, which stands alone where nothing is near."""
    cures = [perhaps(word, ["transactions"], "have it defined") for word in ("transaction", "zoo")]
    assert cures == ["did you mean transactions? Then write that; otherwise have it defined", "have it defined"]
