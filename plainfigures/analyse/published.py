"""What has been published, by organisation and metric: how many figures, for when, since when, and how many changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from plainfigures.analyse.timeliness import share
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger
from plainfigures.model.observation import Series
from plainfigures.model.period import Period


@dataclass(frozen=True, slots=True)
class Published:
    """All that an organisation has published of a metric, its services' figures with its own.

    `figures` have a number, `without` are rows that say why there is none. `came` and `newest` are the days on which
    the first and the latest figure came to this site, None where nobody knows. `revised` are the figures that have
    changed since they were first published, for whatever reason.
    """

    organisation: str
    metric: str
    figures: int
    without: int
    periods: frozenset[Period]
    came: date | None
    newest: date | None
    revised: int

    @property
    def first(self) -> Period:
        """The period that ends first."""
        return _first_and_last(self.periods)[0]

    @property
    def last(self) -> Period:
        """The period that ends last."""
        return _first_and_last(self.periods)[1]

    @property
    def changed(self) -> Decimal | None:
        """The figures that have changed as a share of all, in per cent; None where there are none."""
        return share(self.revised, self.figures)


def published_in(catalogue: Catalogue, ledger: Ledger) -> tuple[Published, ...]:
    """Return what each organisation has published of each metric, by their ids."""
    series = sorted(catalogue.series, key=_whose)
    return tuple(_published(whose, list(group), ledger) for whose, group in groupby(series, key=_whose))


def together(published: Iterable[Published]) -> Published | None:
    """Return several as one, named after the first of them; None where there are none."""
    each = list(published)
    if not each:
        return None
    days = [day for one in each for day in (one.came, one.newest) if day]
    return Published(
        each[0].organisation,
        each[0].metric,
        figures=sum(one.figures for one in each),
        without=sum(one.without for one in each),
        periods=frozenset[Period]().union(*(one.periods for one in each)),
        came=min(days, default=None),
        newest=max(days, default=None),
        revised=sum(one.revised for one in each),
    )


def _published(whose: tuple[str, str], series: list[Series], ledger: Ledger) -> Published:
    figures = [figure for one in series for figure in one.figures]
    numbers = sum(figure.number is not None for figure in figures)
    records = [record for one in series for record in ledger.of_series(one)]
    commits = {id(commit): commit for commit in (record.vintages[0].commit for record in records)}
    days = [commit.day for commit in commits.values()]  # of few commits, in each of which many figures came
    return Published(
        *whose,
        figures=numbers,
        without=len(figures) - numbers,
        periods=frozenset(figure.observation.period for figure in figures),
        came=min(days, default=None),
        newest=max(days, default=None),
        revised=sum(len(record.vintages) > 1 for record in records),
    )


def _whose(series: Series) -> tuple[str, str]:
    return series.organisation, series.metric.id


@lru_cache(maxsize=1024)
def _first_and_last(periods: frozenset[Period]) -> tuple[Period, Period]:
    """Return which of some periods end first and last; many organisations report for the very same ones."""
    return min(periods, key=_end), max(periods, key=_end)


def _end(period: Period) -> tuple[int, Period]:
    return period.over, period
