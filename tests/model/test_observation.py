from decimal import Decimal

import pytest

from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Observation, Series, figure_of, series_of
from tests.model.invented import metric, observation

RATE = metric()


def series(*observations: Observation, of: Metric = RATE) -> Series:
    (only,) = series_of(observations, {"example-rate": of})
    return only


def spelt(figures: tuple[Figure, ...]) -> list[str]:
    return [str(figure.period) for figure in figures]


def test_a_submitted_value_is_the_number() -> None:
    """A submitted value is taken as it is, every digit of it, whatever its parts would give."""
    given = observation("2026-Q1", "84.20", numerator="1", denominator="2")
    figure = figure_of(given, RATE)
    assert (str(figure.number), figure.computed) == ("84.20", False)


def test_a_value_left_out_is_computed() -> None:
    """Where the parts are given and the value is not, the definition works it out."""
    given = observation("2026-Q1", numerator="842", denominator="1000")
    assert figure_of(given, RATE) == Figure(given, Decimal("84.2"), computed=True, version=1)


def test_computing_from_inputs() -> None:
    """A definition with inputs computes from these."""
    satisfaction = metric(calculation="(good + fair) / denominator", inputs={"good": "Good", "fair": "Fair"})
    given = observation("2026-Q1", denominator="4", inputs=(("good", "1"), ("fair", "2")))
    assert figure_of(given, satisfaction).number == Decimal("0.75")


def test_computing_by_the_definition_of_the_period() -> None:
    """A figure from before a change is computed as the definition then said."""
    before = {"calculation": "numerator / denominator"}
    changed = metric(changes=[{"from": "2026-Q1", "what": "Now a percentage.", "before": before}])
    given = [observation(when, numerator="1", denominator="2") for when in ("2025-Q4", "2026-Q1")]
    found = [figure_of(each, changed) for each in given]
    assert [(figure.number, figure.version) for figure in found] == [(Decimal("0.5"), 1), (Decimal("50.0"), 2)]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"numerator": "1"},
        {"denominator": "1"},
        {"numerator": "1", "denominator": "0"},
        {"numerator": "0", "denominator": "0"},
        {"numerator": "0", "denominator": "0.00"},
    ],
)
def test_what_cannot_be_computed(parts: dict[str, str]) -> None:
    """A missing part, or a division by zero, gives no number; never zero."""
    given = observation("2026-Q1", **parts)
    assert figure_of(given, RATE) == Figure(given, None, computed=False, version=1)


def test_without_a_calculation() -> None:
    """A metric without a calculation computes nothing."""
    given = observation("2026-Q1", numerator="1", denominator="2")
    assert figure_of(given, metric(calculation=None)).number is None


def test_series() -> None:
    """Observations fall into series by organisation, service, metric and codes, each in period order."""
    online = (("channel", "online"),)
    given = [
        observation("2026-Q2", "4"),
        observation("2026-Q1", "3", codes=online),
        observation("2026-Q1", "2", service="example-permits"),
        observation("2025-Q4", "1"),
        observation("2026-Q1", "5", organisation="another-example"),
    ]
    found = series_of(given, {"example-rate": RATE})
    assert [(each.organisation, each.service, each.codes, spelt(each.figures)) for each in found] == [
        ("another-example", "", (), ["2026-Q1"]),
        ("example-department", "", (), ["2025-Q4", "2026-Q2"]),
        ("example-department", "", online, ["2026-Q1"]),
        ("example-department", "example-permits", (), ["2026-Q1"]),
    ]


def test_latest() -> None:
    """The latest figure is the newest that has a number."""
    found = series(observation("2025-Q4", "1"), observation("2026-Q1", "2"), observation("2026-Q2", markers=("x",)))
    assert found.latest == found.figures[1]


def test_latest_of_none() -> None:
    """A series of missing figures alone has no latest one."""
    assert series(observation("2026-Q2", markers=("x",))).latest is None


@pytest.mark.parametrize(
    ("given", "runs"),
    [
        ([("2025-Q3", "1", ()), ("2025-Q4", "2", ()), ("2026-Q1", "3", ())], [["2025-Q3", "2025-Q4", "2026-Q1"]]),
        ([("2025-Q2", "1", ()), ("2025-Q4", "2", ()), ("2026-Q1", "3", ())], [["2025-Q2"], ["2025-Q4", "2026-Q1"]]),
        ([("2025-Q3", "1", ()), ("2025-Q4", "", ("x",)), ("2026-Q1", "3", ())], [["2025-Q3"], ["2026-Q1"]]),
        ([("2025-Q3", "1", ()), ("2025-Q4", "2", ("b",)), ("2026-Q1", "3", ())], [["2025-Q3"], ["2025-Q4", "2026-Q1"]]),
        ([("2025-Q3", "1", ()), ("2025-Q4", "2", ("r", "b"))], [["2025-Q3"], ["2025-Q4"]]),
        ([("2025-Q4", "1", ()), ("2026-Q1", "", ("x",))], [["2025-Q4"]]),
    ],
    ids=["whole", "gap", "missing", "break", "break among markers", "missing at the end"],
)
def test_runs(given: list[tuple[str, str, tuple[str, ...]]], runs: list[list[str]]) -> None:
    """A run of figures ends at a gap, a missing value or a marked break."""
    found = series(*(observation(when, value, markers=markers) for when, value, markers in given))
    assert [spelt(run) for run in found.runs] == runs


def test_a_figure_is_found_by_its_period() -> None:
    """A figure without a number is found, too, and a period without any row is not."""
    found = series(observation("2025-Q4", "1"), observation("2026-Q1", markers=("x",)))
    periods = [each.period for each in found.figures]
    wanted = (*found.figures, None)
    assert tuple(map(found.at, [*periods, periods[-1].next])) == wanted


@pytest.mark.parametrize(("since", "until", "unbroken"), [(0, 1, True), (0, 2, False), (1, 2, False), (2, 3, True)])
def test_a_break_stands_between_what_lies_before_it_and_after(since: int, until: int, unbroken: bool) -> None:
    """The figure that is marked as a break is parted from what is earlier, and not from what is later."""
    marked = [("2025-Q2", ()), ("2025-Q3", ()), ("2025-Q4", ("b",)), ("2026-Q1", ())]
    found = series(*(observation(when, "1", markers=markers) for when, markers in marked))
    periods = [each.period for each in found.figures]
    assert found.unbroken(periods[since], periods[until]) == unbroken


def test_a_run_ends_with_its_definition() -> None:
    """A change of definition breaks the series, however near the figures lie."""
    changed = metric(changes=[{"from": "2026-Q1", "what": "Counted otherwise."}])
    given = [observation(when, "1") for when in ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")]
    runs = series(*given, of=changed).runs
    assert [spelt(run) for run in runs] == [["2025-Q3", "2025-Q4"], ["2026-Q1", "2026-Q2"]]


def test_figures_that_overlap_make_one_run() -> None:
    """Figures that come every quarter and cover a year follow each other without a gap."""
    rolling = metric(covers="12")
    given = [observation(f"{when}/P12M", "1") for when in ("2025-01", "2025-04", "2025-07")]
    assert [len(run) for run in series(*given, of=rolling).runs] == [3]
