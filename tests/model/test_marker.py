import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.marker import MARKERS, NEED_A_NOTE, NotAMarker, parse_markers


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("p", ("p",)),
        ("[r]", ("r",)),
        ("r e", ("r", "e")),
        ("[r][e]", ("r", "e")),
        ("[r, e]", ("r", "e")),
        ("p p", ("p",)),
        ("low", ("low",)),
        ("", ()),
        ("[]", ()),
    ],
)
def test_ways_of_writing(text: str, codes: tuple[str, ...]) -> None:
    """Markers are read with or without brackets, in the order written, each once."""
    assert parse_markers(text) == codes


@pytest.mark.parametrize(
    ("text", "found", "near"),
    [("P", "P", "p"), ("p LOW", "LOW", "low"), ("lo", "lo", "low"), ("provisional", "provisional", None)],
)
def test_what_is_no_marker(text: str, found: str, near: str | None) -> None:
    """The first word that is no marker is named, with the nearest one that is."""
    assert parse_markers(text) == NotAMarker(found, near)


def test_markers_that_stand_in_for_a_value() -> None:
    """Suppressed, not available, not applicable, none recorded and low stand where no value does."""
    assert {code for code, marker in MARKERS.items() if not marker.with_value} == {"c", "low", "w", "x", "z"}


def test_each_marker_is_keyed_by_its_own_code() -> None:
    """Every marker is found by its code, those that need a note among them."""
    assert {marker.code for marker in MARKERS.values()} == {*MARKERS, *NEED_A_NOTE}


@given(st.text() | st.text("[]abcelrpuwxz, ", max_size=12))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """Any text gives known markers or the word that is none."""
    found = parse_markers(text)
    assert isinstance(found, NotAMarker) or set(found) <= set(MARKERS)
