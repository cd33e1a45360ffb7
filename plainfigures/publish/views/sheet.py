"""A sheet: everything that one service or organisation has published on one metric. Each has its figure page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from plainfigures.analyse.judgement import judgement_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.judgement import Judgement
from plainfigures.model.language import gettext
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Codes, Series
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.period import Period
from plainfigures.model.target import Target, target_of, targets_ahead
from plainfigures.model.words import commas
from plainfigures.publish import addresses


@dataclass(frozen=True)
class Sheet:
    """The series of one metric for one service, or for an organisation as a whole: the total and its parts."""

    metric: Metric
    organisation: Organisation
    service: Service | None
    series: tuple[Series, ...]
    targets: tuple[Target, ...] = ()

    @cached_property
    def address(self) -> str:
        """Where the sheet's figure page lies."""
        return addresses.of_figures(self.organisation.id, self.service.id if self.service else "", self.metric.id)

    @property
    def subject(self) -> str:
        """The name of the service, or of the organisation where the figures are about the whole of it."""
        return self.service.name if self.service else self.organisation.name

    @cached_property
    def main(self) -> Series:
        """The totals, or the first of the parts where no total is published."""
        return next((series for series in self.series if _is_total(series)), self.series[0])

    @cached_property
    def target(self) -> Target | None:
        """The target that holds for the newest figure of the main series."""
        return target_of(self.main, self.targets)

    @property
    def ahead(self) -> list[Target]:
        """The targets that begin after the newest figure of the main series, the next one first."""
        return targets_ahead(self.main, self.targets)

    @cached_property
    def judgement(self) -> Judgement:
        """What may be said about the main series."""
        return judgement_of(self.main, self.target.number if self.target else None)

    @property
    def parts(self) -> tuple[Series, ...]:
        """The series that are not the main one."""
        return tuple(series for series in self.series if series is not self.main)

    @property
    def figures(self) -> int:
        """How many figures the sheet holds: rows that say why there is none are not counted."""
        return sum(figure.number is not None for series in self.series for figure in series.figures)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that the sheet's figures were submitted in."""
        return frozenset(figure.observation.location.path for series in self.series for figure in series.figures)

    @property
    def periods(self) -> Iterator[Period]:
        """The period of each figure."""
        return (figure.observation.period for series in self.series for figure in series.figures)


def sheets_of(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Return every sheet, by organisation, service and metric."""
    targets: dict[tuple[str, str, str], list[Target]] = {}
    for target in catalogue.targets:
        targets.setdefault((target.organisation, target.service, target.metric), []).append(target)
    return tuple(
        Sheet(
            catalogue.metrics[metric],
            catalogue.organisations[organisation],
            catalogue.services[service] if service else None,
            tuple(series),
            tuple(targets.get((organisation, service, metric), ())),
        )
        for (organisation, service, metric), series in groupby(catalogue.series, key=_key)
    )


def span_of(sheets: Iterable[Sheet]) -> Period:
    """Return the one period that begins with the first of all figures and ends with the last."""
    periods = {period for sheet in sheets for period in sheet.periods}  # many share the very same ones
    start = min(period.start for period in periods)
    over = max(period.over for period in periods)
    return Period(start, over - Period(start, 0).over)


def title_of(sheet: Sheet) -> str:
    """Return what the figure page of a sheet is called."""
    return gettext("%(title)s: %(subject)s", title=sheet.metric.title, subject=sheet.subject)


def part_name(series: Series, metric: Metric) -> str:
    """Return the labels of the series' codes: `Online, North East`; `All` for the total."""
    return label_of_codes(series.codes, metric) or gettext("All")


def label_of_codes(codes: Codes, metric: Metric) -> str:
    """Return the labels of codes, or nothing where they name the total."""
    return commas(_label(metric.dimensions, dimension, code) for dimension, code in codes if code)


def _label(dimensions: Mapping[str, Mapping[str, str]], dimension: str, code: str) -> str:
    return dimensions.get(dimension, {}).get(code, code)


def _is_total(series: Series) -> bool:
    return not any(code for _, code in series.codes)


def _key(series: Series) -> tuple[str, str, str]:
    return series.organisation, series.service, series.metric.id
