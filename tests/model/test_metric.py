import pytest
from pydantic import ValidationError

from plainfigures.model.calculation import parse_calculation
from tests.model.invented import metric, period

CHANGES = [
    {"from": "2020-Q1", "what": "Third wording.", "before": {"numerator": "Second", "maximum": "90"}},
    {"from": "2015-Q3", "what": "Second wording.", "before": {"numerator": "First", "calculation": "numerator"}},
]


def refused(**given: object) -> tuple[str, ...]:
    """Return an officer's words for what is wrong with a definition."""
    with pytest.raises(ValidationError) as caught:
        metric(**given)
    return tuple(error.get("ctx", {}).get("message", error["type"]) for error in caught.value.errors())


@pytest.mark.parametrize(
    ("when", "numerator", "maximum", "calculation", "version"),
    [
        ("2015-Q2", "First", "90", "numerator", 1),
        ("2015-Q3", "Second", "90", "numerator / denominator * 100", 2),
        ("2019-Q4", "Second", "90", "numerator / denominator * 100", 2),
        ("2020-Q1", "Third", "100", "numerator / denominator * 100", 3),
        ("2026-Q1", "Third", "100", "numerator / denominator * 100", 3),
    ],
)
def test_versions(when: str, numerator: str, maximum: str, calculation: str, version: int) -> None:
    """A definition holds for periods that start with its change or later; before, what it said then is put back."""
    changed = metric(numerator="Third", maximum="100", changes=CHANGES)
    then = changed.as_of(period(when))
    found = (then.numerator, then.maximum, then.calculation and then.calculation.text, changed.version(period(when)))
    assert found == (numerator, maximum, calculation, version)


def test_a_period_that_a_change_falls_into() -> None:
    """A year in the middle of which the definition changed began under the former one."""
    changed = metric(frequency="year", changes=[{"from": "2015-08", "what": "New.", "before": {"minimum": "5"}}])
    assert (changed.as_of(period("2015")).minimum, changed.version(period("2015"))) == ("5", 1)


def test_the_order_of_changes_does_not_matter() -> None:
    """Changes may stand in the file in any order."""
    one, other = metric(changes=CHANGES), metric(changes=CHANGES[::-1])
    whens = [period(text) for text in ("2015-Q2", "2015-Q3", "2026-Q1")]
    assert [one.as_of(when).numerator for when in whens] == [other.as_of(when).numerator for when in whens]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"calculation": "numertor / denominator"},
            'the calculation names "numertor", which is no column of the metric. Did you mean "numerator"?',
        ),
        ({"calculation": "satisfied / denominator"}, 'the calculation names "satisfied", which is no column'),
        ({"changes": [{"from": "2020", "what": "New.", "before": {"calculation": "other"}}]}, 'names "other"'),
    ],
)
def test_unknown_names_in_a_calculation(given: dict[str, object], words: str) -> None:
    """A calculation, former ones too, may name only the numerator, the denominator and the inputs."""
    assert words in " ".join(refused(**given))


def test_inputs_are_known_to_the_calculation() -> None:
    """A calculation may name the columns that the definition declares as inputs."""
    with_input = metric(calculation="satisfied / denominator", inputs={"satisfied": "Satisfied"})
    assert with_input.calculation == parse_calculation("satisfied / denominator")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"calculation": "numerator ** 2"}, '"numerator ** 2" may hold only + - * /'),
        ({"minimum": "1,000"}, '"1,000" is not a plain number'),
        ({"decimals": "one"}, '"one" is not a whole number'),
        ({"decimals": "-1"}, '"-1" is not a number of decimals'),
        ({"decimals": "2000"}, '"2000" is not a number of decimals'),
        ({"due": "six weeks"}, '"six weeks" is not a whole number'),
        ({"title": "  "}, "is empty"),
        ({"title": ["a"]}, "must be text, not a list or further lines"),
        ({"title": "x" * 4001}, "is longer than 4,000 characters"),
        ({"id": "Example Rate"}, '"Example Rate" is not an id'),
        ({"dimensions": {"By channel": {"a": "A"}}}, '"By channel" cannot be a column'),
        ({"changes": [{"from": "2011-12", "what": "New."}]}, '"2011-12" could be December 2011 or'),
        ({"source": {"title": "T", "url": "javascript:alert(1)"}}, '"javascript:alert(1)" is not a web address'),
        ({"better": "upwards"}, "literal_error"),
        ({"colour": "red"}, "extra_forbidden"),
    ],
)
def test_what_a_definition_may_not_say(given: dict[str, object], words: str) -> None:
    """A value of the wrong kind and a key that nobody knows are refused."""
    assert words in " ".join(refused(**given))


@pytest.mark.parametrize(
    ("given", "months", "overlapping"),
    [
        ({"frequency": "month"}, 1, False),
        ({"frequency": "quarter"}, 3, False),
        ({"frequency": "year"}, 12, False),
        ({"frequency": "quarter", "covers": "12"}, 12, True),
        ({"frequency": "year", "covers": "1"}, 1, False),
    ],
)
def test_months(given: dict[str, object], months: int, overlapping: bool) -> None:
    """A figure covers as much time as lies between two, unless the definition says otherwise; more overlaps."""
    each = metric(**given)
    assert (each.months, each.overlapping) == (months, overlapping)


def test_definitions_are_frozen() -> None:
    """A definition cannot be changed after it was read."""
    with pytest.raises(ValidationError):
        metric().title = "Another"


def test_text_is_kept_on_one_line() -> None:
    """Line breaks and runs of spaces in a definition's text become single spaces."""
    assert metric(title=" An\n  example ").title == "An example"
