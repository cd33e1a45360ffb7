from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.calculation import Calculation, NotACalculation, parse_calculation

NOT_OURS = NotACalculation("may hold only + - * /, brackets, plain numbers and the names of columns")
NO_ARITHMETIC = NotACalculation("is not arithmetic")


def calculation(text: str) -> Calculation:
    found = parse_calculation(text)
    assert isinstance(found, Calculation)
    return found


def value(text: str, **row: str) -> Decimal:
    return calculation(text).evaluate({name: Decimal(cell) for name, cell in row.items()}, Decimal)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("8 - 4 - 2", "2"),
        ("8 - (4 - 2)", "6"),
        ("16 / 4 / 2", "2"),
        ("16 / (4 / 2)", "8"),
        ("-2 * 3", "-6"),
        ("-(2 + 3)", "-5"),
        ("2 - -3", "5"),
        ("0.1 + 0.2", "0.3"),
        ("0.12345678901234567890", "0.12345678901234567890"),
    ],
)
def test_precedence(text: str, result: str) -> None:
    """The signs bind as they do in school, and numbers are exactly those written."""
    assert value(text) == Decimal(result)


def test_columns() -> None:
    """A name stands for the row's column of that name."""
    assert value("numerator / denominator * 100", numerator="842", denominator="1000") == Decimal("84.2")


def test_names() -> None:
    """A calculation knows the columns that it reads, each once and in order."""
    assert calculation("(very_satisfied + satisfied) / denominator - satisfied").names == (
        "denominator",
        "satisfied",
        "very_satisfied",
    )


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('touch executed')",
        "open('executed')",
        "numerator(1)",
        "1 (2)",
        "numerator.real",
        "numerator[0]",
        "2 ** 999999999",
        "7 // 2",
        "7 % 2",
        "1 @ 2",
        "~1",
        "+1",
        "not numerator",
        "True",
        "None",
        "1 if numerator else 2",
        "1 < 2",
        "numerator and denominator",
        "lambda: 1",
        "numerator := 1",
        "'text'",
        "f'{numerator}'",
        "[1, 2]",
        "1, 2",
        "1j",
        "1e5",
        "1e400",
        "0x10",
        "1_000",
        ".5",
        "1.",
        "1if 2else 3",
        "numerator # and a remark",
        "numerator\n+ 1",
        "ｎumerator",
        "numerator\x00",
        "\ud800",
    ],
)
def test_what_is_no_arithmetic_of_ours(text: str) -> None:
    """Calls, attributes, powers, texts, conditions, remarks and odd numbers are refused."""
    assert parse_calculation(text) in (NOT_OURS, NO_ARITHMETIC)


@pytest.mark.parametrize("text", ["", " ", "1 +", "* 2", "(1", "1)", "1 2", "numerator denominator", "007", " 1"])
def test_what_does_not_parse(text: str) -> None:
    """Text that breaks off or does not join up is said to be no arithmetic."""
    assert parse_calculation(text) == NO_ARITHMETIC


def test_nothing_is_ever_run(tmp_path: Path) -> None:
    """A formula is data: one that would write a file if it were run writes none."""
    found = parse_calculation(f"open('{tmp_path}/ran', 'w')")
    assert (found, list(tmp_path.iterdir())) == (NOT_OURS, [])


@pytest.mark.parametrize(
    "text",
    ["(" * 240 + "1" + ")" * 240, "-" * 499 + "1", "1" + "-1" * 249, "1" + "/(1" * 100 + ")" * 100, "9" * 500],
)
def test_deep_nesting(text: str) -> None:
    """Whatever fits into 500 characters is refused or worked out and worded, however deep it is nested."""
    found = parse_calculation(text)
    assert isinstance(found, NotACalculation) or (found.in_words({}), found.evaluate({}, Decimal))


def test_length() -> None:
    """A formula has at most 500 characters."""
    assert parse_calculation("1" * 501) == NotACalculation("is longer than 500 characters")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("numerator / denominator * 100", "Completed ÷ Started × 100"),
        ("(numerator + other) / denominator", "(Completed + other) ÷ Started"),
        ("numerator - (other - denominator)", "Completed - (other - Started)"),
        ("numerator / (denominator * 100)", "Completed ÷ (Started × 100)"),
        ("numerator + (other + 1.50)", "Completed + other + 1.50"),
        ("-numerator", "-Completed"),
        ("-(numerator + other)", "-(Completed + other)"),
        ("100 - -(numerator - other)", "100 - -(Completed - other)"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """A formula is told with the columns' labels, ÷ and ×, and keeps every bracket that changes the result."""
    assert calculation(text).in_words({"numerator": "Completed", "denominator": "Started"}) == words


def test_equality() -> None:
    """Two calculations are the same when they are written alike."""
    assert {calculation("1 + 2"), calculation("1 + 2"), calculation("1+2")} == {
        calculation("1 + 2"),
        calculation("1+2"),
    }


EXPRESSIONS = st.recursive(
    st.sampled_from(["numerator", "denominator", "1", "2.5", "100", "0.125"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner) | st.builds("-{}".format, inner)
    ),
    max_leaves=12,
)


@given(EXPRESSIONS, st.integers(-999, 999), st.integers(-999, 999))
@settings(max_examples=200, deadline=None)
def test_agreement_with_exact_fractions(text: str, numerator: int, denominator: int) -> None:
    """Decimals give what exact fractions give."""
    found, row = calculation(text), {"numerator": numerator, "denominator": denominator}
    try:
        exact = found.evaluate({name: Fraction(number) for name, number in row.items()}, Fraction)
    except ZeroDivisionError:
        return
    with localcontext(prec=300):
        rounded = found.evaluate({name: Decimal(number) for name, number in row.items()}, Decimal)
    assert abs(Fraction(rounded) - exact) <= abs(exact) * Fraction(1, 10**20) + Fraction(1, 10**20)


@given(EXPRESSIONS, st.integers(1, 99), st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_words_are_arithmetic_too(text: str, numerator: int, denominator: int) -> None:
    """A formula in words, its signs put back, has the value of the formula."""
    row = {"numerator": Fraction(numerator), "denominator": Fraction(denominator)}
    again = calculation(calculation(text).in_words({}).replace("×", "*").replace("÷", "/"))
    assert _outcome(again, row) == _outcome(calculation(text), row)


def _outcome(found: Calculation, row: dict[str, Fraction]) -> Fraction | str:
    try:
        return found.evaluate(row, Fraction)
    except ZeroDivisionError:
        return "no number"


@given(st.text() | st.text("numerator_10.+-*/() eEx'\"#\n", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    """Any text is a calculation or is none, and nothing is ever raised."""
    assert isinstance(parse_calculation(text), Calculation | NotACalculation)
