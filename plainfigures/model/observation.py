"""Observations, and the series that they form."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

Codes = tuple[tuple[str, str], ...]
UNCERTAIN = frozenset(("p", "e", "f"))


class Observation(NamedTuple):
    """One figure as submitted: every number is the submitted text, blank where none was given.

    `codes` pairs each dimension with its code (blank for the total), `inputs` each further column with its text.
    """

    organisation: str
    service: str
    metric: str
    period: Period
    location: Location
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    lower: str = ""
    upper: str = ""
    markers: tuple[str, ...] = ()
    note: str = ""
    codes: Codes = ()
    inputs: Codes = ()

    @property
    def certain(self) -> bool:
        """Whether no marker says that the figure is provisional, estimated or a forecast."""
        return UNCERTAIN.isdisjoint(self.markers)


class Figure(NamedTuple):
    """An observation with its number: the submitted one, else the one computed by the definition of its period."""

    observation: Observation
    number: Decimal | None
    computed: bool
    version: int

    @property
    def period(self) -> Period:
        """The period that the figure covers."""
        return self.observation.period

    def breaks_with(self, earlier: "Figure") -> bool:
        """Tell whether a marked break or a change of definition lies between the figure and an earlier one."""
        return "b" in self.observation.markers or self.version != earlier.version

    def apart_from(self, earlier: "Figure", metric: Metric) -> bool:
        """Tell whether a break, or a time without figures, lies between the figure and an earlier one."""
        due = earlier.period.month + MONTHS[metric.frequency]
        return due < self.period.month or self.breaks_with(earlier)


@dataclass(frozen=True)
class Series:
    """The figures of one metric with organisation, service and codes fixed, in period order."""

    metric: Metric
    organisation: str
    service: str
    codes: Codes
    figures: tuple[Figure, ...]

    @cached_property
    def latest(self) -> Figure | None:
        """The newest figure that has a number."""
        return next((figure for figure in reversed(self.figures) if figure.number is not None), None)

    def at(self, period: Period) -> Figure | None:
        """Return the figure for a period, with a number or without."""
        return self._by_period.get(period)

    def unbroken(self, earlier: Period, later: Period) -> bool:
        """Tell whether no figure after an earlier period, up to a later one, is marked as a break."""
        return not any(earlier < each <= later for each in self._breaks)

    @cached_property
    def _by_period(self) -> dict[Period, Figure]:
        return {figure.period: figure for figure in reversed(self.figures)}

    @cached_property
    def _breaks(self) -> tuple[Period, ...]:
        return tuple(figure.period for figure in self.figures if "b" in figure.observation.markers)

    @cached_property
    def runs(self) -> tuple[tuple[Figure, ...], ...]:
        """The stretches of figures with numbers that hang together: no gap, break or change of definition inside."""
        runs: list[list[Figure]] = []
        before: Figure | None = None
        for figure in self.figures:
            if figure.number is not None:
                if before is None or figure.apart_from(before, self.metric):
                    runs.append([])
                runs[-1].append(figure)
            before = figure if figure.number is not None else None
        return tuple(map(tuple, runs))


def figure_of(observation: Observation, metric: Metric) -> Figure:
    """Return the observation with its number, computed where it submitted the parts and not the value."""
    version = metric.version(observation.period)
    if observation.value:
        return Figure(observation, Decimal(observation.value), computed=False, version=version)
    number = computed_number(observation, metric)
    return Figure(observation, number, computed=number is not None, version=version)


def computed_number(observation: Observation, metric: Metric) -> Decimal | None:
    """Return what the definition makes of the submitted parts; None where one is missing or zero divides."""
    calculation = metric.as_of(observation.period).calculation
    if calculation is None:
        return None
    row = {"numerator": observation.numerator, "denominator": observation.denominator, **dict(observation.inputs)}
    if not all(map(row.get, calculation.names)):
        return None
    try:
        return calculation.evaluate({name: Decimal(row[name]) for name in calculation.names}, Decimal)
    except DecimalException:
        return None


def series_of(observations: Iterable[Observation], metrics: dict[str, Metric]) -> tuple[Series, ...]:
    """Return the observations as series, by organisation, service, metric and codes, each in period order."""
    whose = attrgetter("organisation", "service", "metric", "codes")
    in_order = sorted(sorted(observations, key=attrgetter("period")), key=whose)
    return tuple(
        Series(metrics[metric], organisation, service, codes, tuple(figure_of(each, metrics[metric]) for each in group))
        for (organisation, service, metric, codes), group in groupby(in_order, key=whose)
    )
