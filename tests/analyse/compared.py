"""Candidates for comparison that are plainly invented: bodies of wizards, each with a series of wishes granted."""

from collections.abc import Sequence

from plainfigures.analyse.comparison import compare, period_compared
from plainfigures.analyse.judgement import judgement_of
from plainfigures.model.comparison import Candidate, Comparison
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation, Series, series_of
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location
from tests.charts.invented import metric, series


def candidate(name: str, values: Sequence[str], of: Metric | None = None, **given: object) -> Candidate:
    """Return somebody with these values, quarter by quarter; `markers` and `start` are those of `series`."""
    made = series(of or metric(), values, **given)  # type: ignore[arg-type]
    named = Series(made.metric, name, "", made.codes, made.figures)
    return Candidate(named, judgement_of(named))


def unvaried(newest: Sequence[object], of: Metric | None = None) -> list[Candidate]:
    """Return bodies `0`, `1` … whose figure has always been the same, so that any difference tells them apart."""
    return [candidate(str(at), [str(value)] * 6, of) for at, value in enumerate(newest)]


def comparison(among: Sequence[Candidate]) -> Comparison:
    """Return the comparison for the period that is chosen; there is one."""
    period = period_compared(among)
    found = compare(among[0].series.metric, among, period) if period else None
    assert found is not None
    return found


def sized(name: str, denominator: str) -> Candidate:
    """Return somebody with one figure, for the first quarter of 2020, and its denominator."""
    when, of = parse_period("2020-Q1"), metric()
    assert isinstance(when, Period)
    figure = Observation(name, "", of.id, when, Location("2020.csv", 2), value="1", denominator=denominator)
    (only,) = series_of([figure], {of.id: of})
    return Candidate(only, judgement_of(only))
