"""The rows of tables: trends whose gaps are gaps, changes between figures that may be compared, and missing figures."""

import pytest

from plainfigures.analyse.owing import Owing
from plainfigures.model.metric import Change
from plainfigures.model.observation import Observation, Series, series_of
from plainfigures.publish.views.change import change_over_a_year
from plainfigures.publish.views.row import row_of
from plainfigures.publish.views.sheet import Sheet, part_name, sheets_of
from plainfigures.publish.views.size import size_in_words
from plainfigures.publish.views.table import table_of
from plainfigures.publish.views.trend import trend_of
from tests.publish.invented import COMPLETION, catalogue, observation

NOTHING_OWED = Owing(None, frozenset(), (), {})
REDEFINED = COMPLETION.model_copy(
    update={"changes": (Change.model_validate({"from": "2025-Q2", "what": "Fewer count as complete."}),)}
)


def series(*observations: Observation, metric: object = COMPLETION) -> Series:
    (only,) = series_of(observations, {"completion-rate": metric})  # type: ignore[dict-item]
    return only


def sheet(*observations: Observation) -> Sheet:
    (only,) = sheets_of(catalogue(*observations))
    return only


def quarters(*values: str) -> list[Observation]:
    """Return figures of the quarters from January 2024; a blank one is left out."""
    periods = [f"{2024 + index // 4}-Q{index % 4 + 1}" for index in range(len(values))]
    return [observation(period, 2, value=value) for period, value in zip(periods, values, strict=True) if value]


def test_a_trend_runs_from_left_to_right_with_the_highest_figure_on_top() -> None:
    """The line keeps to the box of the drawing and ends in a dot."""
    trend = trend_of(series(*quarters("10", "30", "20")))
    assert trend is not None
    assert (trend.line, trend.end) == ("M0 20l48-20l48 10", "M96 10h0")


def test_a_gap_in_time_is_a_gap_in_the_trend() -> None:
    """Where a period has no figure the pen is lifted."""
    trend = trend_of(series(*quarters("10", "30", "", "20")))
    assert trend is not None
    assert trend.line == "M0 20l32-20M96 10"


def test_a_break_is_a_gap_in_the_trend() -> None:
    """Figures on both sides of a break in the series are not joined."""
    broken = observation("2024-Q2", 2, value="30", markers=("b",), note="A new counter")
    trend = trend_of(series(*quarters("10"), broken))
    assert trend is not None
    assert trend.line == "M0 20M96 0"


def test_a_trend_that_does_not_change_is_a_level_line() -> None:
    """Equal figures do not divide by their range."""
    trend = trend_of(series(*quarters("10", "10")))
    assert trend is not None
    assert trend.line == "M0 10l96 0"


def test_one_figure_has_no_trend() -> None:
    """A line needs two figures."""
    assert trend_of(series(*quarters("10"))) is None


def test_a_change_is_measured_over_a_year() -> None:
    """The latest figure is compared with that of the same quarter a year before."""
    assert change_over_a_year(series(*quarters("10", "11", "12", "13", "14"))) == ("up 4.0 points", "")


@pytest.mark.parametrize(
    ("observations", "reason"),
    [
        (quarters("10", "11"), "no figure a year before"),
        (
            [*quarters("10", "11", "12", "13"), observation("2025-Q1", 2, value="14", markers=("b",), note="Moved")],
            "not comparable with the year before",
        ),
    ],
)
def test_where_there_is_no_change_to_tell_it_says_why(observations: list[Observation], reason: str) -> None:
    """A missing comparison is explained, and one across a break is not made."""
    assert change_over_a_year(series(*observations)) == ("", reason)


def test_a_row_without_any_number_says_why() -> None:
    """Where nothing was ever given, the reason stands in the number's place."""
    row = row_of(sheet(observation("2025-Q1", 2, markers=("c",), note="Too few")), {}, NOTHING_OWED)
    assert (row.amount, row.missing) == (None, "confidential: the figure is suppressed")


def test_a_row_shows_the_newest_figure_that_has_a_number() -> None:
    """A missing figure does not hide the one before it; the row names the period that it shows."""
    row = row_of(sheet(*quarters("10"), observation("2024-Q2", 2, markers=("x",), note="Lost")), {}, NOTHING_OWED)
    assert (row.amount and row.amount.text, row.period) == ("10%", "Jan–Mar 2024")


def test_a_table_is_cut_where_the_definition_changed() -> None:
    """Figures of one version of the definition stand together, newest first."""
    table = table_of(series(*quarters("1", "2", "3", "4", "5", "6", "7"), metric=REDEFINED), "")
    assert [(stretch.until, [line.shown for line in stretch.lines]) for stretch in table.stretches] == [
        ("", ["7%", "6%"]),
        ("The definition changed from April to June 2025. Fewer count as complete.", ["5%", "4%", "3%", "2%", "1%"]),
    ]


def test_counts_keep_their_submitted_digits() -> None:
    """Only commas are put between thousands; a count that was given for no figure has no column."""
    table = table_of(series(observation("2025-Q1", 2, value="5", numerator="1234567.50")), "")
    assert (table.columns, table.stretches[0].lines[0].counts) == (("Completed transactions",), ("1,234,567.50",))


def test_an_interval_has_a_column_of_its_own() -> None:
    """Both ends of a 95% interval stand in one column."""
    table = table_of(series(observation("2025-Q1", 2, value="5", lower="4.1", upper="5.9")), "")
    assert (table.columns, table.stretches[0].lines[0].counts) == (("95% interval",), ("4.1 to 5.9",))


def test_a_part_is_named_by_the_label_of_its_code() -> None:
    """Codes are shown in the words of the definition."""
    part = series(observation("2025-Q1", 2, value="5", codes=(("channel", "phone"),)))
    assert part_name(part, COMPLETION) == "Telephone"


@pytest.mark.parametrize(("size", "words"), [(0, ""), (120, "1 KB"), (5_200, "5 KB"), (8_900_000, "8.9 MB")])
def test_a_size_is_told_in_round_words(size: int, words: str) -> None:
    """Sizes are in kilobytes or megabytes; what is not known is not told."""
    assert size_in_words(size) == words
