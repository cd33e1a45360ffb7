"""What has been published, by organisation and metric, and organisations by periods."""

from datetime import date
from decimal import Decimal

import pytest

from plainfigures.analyse.coverage import MOST_COLUMNS, Cell, Sort, matrix_of, stretches_between
from plainfigures.analyse.published import published_in, together
from plainfigures.analyse.timeliness import State, Tally, timeliness_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger, Record, key_of
from plainfigures.model.observation import Observation
from plainfigures.model.period import Period
from tests.analyse.test_timeliness import BEGAN, DAY, DEPARTMENT, ledger, permits, publishing, vintage
from tests.model.invented import metric, observation, period

COUNCIL = "example-council"
FIRST, SECOND = date(2026, 2, 1), date(2026, 6, 30)


def catalogue(*observations: Observation) -> Catalogue:
    return Catalogue({}, {"example-rate": metric()}, {}, {}, observations)


def test_figures_are_counted_with_their_periods_and_the_days_on_which_they_came() -> None:
    """A row without a number is no figure; services and the whole count together, parts as well as totals."""
    rows = permits("2025-Q4"), observation("2026-Q1", codes=(("channel", "online"),), value="1"), permits("2026-Q2", "")
    (found,) = published_in(catalogue(*rows), ledger({rows[0]: FIRST, rows[1]: SECOND}))
    assert (found.organisation, found.metric, found.figures, found.without) == (DEPARTMENT, "example-rate", 2, 1)
    assert (str(found.first), str(found.last), found.came, found.newest) == ("2025-Q4", "2026-Q2", FIRST, SECOND)


def test_a_figure_that_has_changed_is_counted_once_however_often() -> None:
    """One of two figures changed twice: half of them have changed."""
    rows = permits("2025-Q4"), permits("2026-Q1")
    changed = Record(key_of(rows[0]), (vintage(FIRST), vintage(SECOND), vintage(DAY)))
    records = {key_of(rows[1]): Record(key_of(rows[1]), (vintage(FIRST),)), key_of(rows[0]): changed}
    (found,) = published_in(catalogue(*rows), Ledger("whole", records, publishing(BEGAN)))
    assert (found.revised, found.changed, found.newest) == (1, Decimal(50), FIRST)


def test_without_a_history_no_day_is_told() -> None:
    """Figures that are there came on days that nobody knows."""
    (found,) = published_in(catalogue(permits("2025-Q4")), Ledger.unknown())
    assert (found.figures, found.came, found.newest, found.revised) == (1, None, None, 0)


def test_several_together_are_as_one() -> None:
    """Numbers are added up, days and periods reach from the first to the last; of none there is nothing."""
    rows = permits("2025-Q4"), observation("2026-Q2", "7", organisation=COUNCIL)
    both = together(published_in(catalogue(*rows), ledger({rows[0]: SECOND, rows[1]: FIRST})))
    assert both
    assert (both.figures, both.came, both.newest, str(both.first), str(both.last)) == (
        *(2, FIRST, SECOND),
        *("2025-Q4", "2026-Q2"),
    )
    assert together(()) is None


@pytest.mark.parametrize(
    ("figures", "counts", "sort"),
    [
        (9, {"missing": 1, "late": 2, "on-time": 3}, "missing"),
        (9, {"late": 1, "on-time": 3}, "late"),
        (9, {"before": 1, "explained": 3}, "whole"),
        (0, {"explained": 1, "not-due": 1}, "explained"),
        (2, {}, "published"),
        (0, {"not-due": 1}, "not-due"),
        (0, {}, "nothing"),
    ],
)
def test_a_cell_tells_the_worst_of_what_was_owed(figures: int, counts: dict[State, int], sort: Sort) -> None:
    """One missing figure is told before any that came late, and those before all that came on time."""
    assert Cell(figures, Tally(counts)).sort == sort


def test_those_with_the_most_figures_stand_first() -> None:
    """Each stands in the quarters in which its periods end, and a quarter without anything is empty."""
    council = [observation(when, "1", organisation=COUNCIL) for when in ("2025-Q1", "2025-Q4")]
    known = catalogue(permits("2025-Q4"), *council)
    matrix = matrix_of(known, timeliness_of(known, Ledger.unknown(), DAY))
    assert (matrix.organisations, list(map(str, matrix.stretches))) == (
        (COUNCIL, DEPARTMENT),
        ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"],
    )
    assert [[matrix.cell(each, of).figures for of in matrix.stretches] for each in matrix.organisations] == [
        [1, 0, 0, 1],
        [0, 0, 0, 1],
    ]


def test_many_quarters_become_years_and_many_years_become_fewer() -> None:
    """Stretches follow one another without a gap, hold both days, and are never more than fit on a chart."""
    spans = [(2026, 2026), (2023, 2026), (2022, 2026), (2011, 2026), (1990, 2026), (1900, 2199)]
    found = [stretches_between(date(first, 1, 1), date(last, 12, 31)) for first, last in spans]
    assert [each[0].months for each in found] == [3, 3, 12, 12, 24, 240]
    assert all(each[0].start <= date(first, 1, 1) for each, (first, _) in zip(found, spans, strict=True))
    assert all(len(each) <= MOST_COLUMNS for each in found)


def test_where_nothing_is_published_there_is_no_matrix() -> None:
    """Neither organisations nor stretches."""
    known = catalogue()
    matrix = matrix_of(known, timeliness_of(known, Ledger.unknown(), DAY))
    assert (matrix.organisations, matrix.stretches, matrix.cell(DEPARTMENT, period("2026-Q1"))) == ((), (), Cell())


def test_a_period_of_several_years_stands_where_it_ends() -> None:
    """Three years that end in March 2026 stand in the quarter from January to March 2026."""
    known = catalogue(observation("2023-04/P36M", "5"), permits("2025-Q4"))
    matrix = matrix_of(known, timeliness_of(known, Ledger.unknown(), DAY))
    assert [place for place, cell in matrix.cells.items() if cell.figures] == [
        (DEPARTMENT, Period(date(2025, 10, 1), 3)),
        (DEPARTMENT, Period(date(2026, 1, 1), 3)),
    ]
