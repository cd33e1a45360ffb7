import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.words import MOST_COMPARISONS, Known, counted, did_you_mean, listed, nearest, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("84,2", '"84,2"'),
        ("", '""'),
        ("a\nb\tc", r'"a\nb\tc"'),
        ("\x1b[31mred", r'"\x1b[31mred"'),
        ("a\u202eb", r'"a\u202eb"'),
        ("£5 – ok", '"£5 – ok"'),
        ("x" * 80, '"' + "x" * 80 + '"'),
        ("x" * 81, '"' + "x" * 79 + '…"'),
    ],
)
def test_quoted(text: str, shown: str) -> None:
    """Submitted text stands in quotation marks, hidden characters made visible, cut where it is long."""
    assert quoted(text) == shown


@given(st.text(st.characters(exclude_categories=()), max_size=200))
@settings(max_examples=100, deadline=None)
def test_quoted_any_text(text: str) -> None:
    """Any text is shown on one line of at most 82 characters, all of them visible."""
    shown = quoted(text)
    assert (shown.isprintable(), len(shown) <= 82) == (True, True)


@pytest.mark.parametrize(
    ("word", "near"),
    [("transaction", "transactions"), ("completion", "completion-rate"), ("kites", None), ("", None)],
)
def test_nearest(word: str, near: str | None) -> None:
    """The most similar known word is found, where one is similar at all."""
    assert nearest(word, ["transactions", "completion-rate", "downtime"]) == near


@pytest.mark.parametrize(("word", "words"), [("downtme", ' Did you mean "downtime"?'), ("kites", "")])
def test_did_you_mean(word: str, words: str) -> None:
    """A suggestion is made only where there is one."""
    assert did_you_mean(word, ["downtime"]) == words


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_listed(words: list[str], text: str) -> None:
    """Words are listed as in a sentence."""
    assert listed(words) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 figures"), (1, "1 figure"), (2, "2 figures"), (2500, "2,500 figures")]
)
def test_counted(number: int, text: str) -> None:
    """A number stands with its noun in the right form."""
    assert counted(number, "figure") == text


def test_counted_with_its_own_plural() -> None:
    """A noun may bring a plural of its own."""
    assert [counted(number, "body", "bodies") for number in (1, 2)] == ["1 body", "2 bodies"]


def test_guessing_comes_to_an_end() -> None:
    """Known words guess what a word means as `nearest` does; after very many words they keep to what they guessed."""
    known = Known(["transactions", "downtime"])
    for number in range(MOST_COMPARISONS // 3 + 1):
        known.nearest("downtimes" if number == 0 else str(number))
    assert (known.nearest("downtimes"), known.nearest("transaction")) == ("downtime", None)
