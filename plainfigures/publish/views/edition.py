"""An edition of the site: the catalogue, what stands beside it, and all that several pages need, worked out once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from plainfigures.analyse.cited import Cited, cited_in
from plainfigures.analyse.owing import Owing, owing_of
from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.language import language_spoken
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.metric import Metric
from plainfigures.model.organisation import Organisation
from plainfigures.model.settings import Licence
from plainfigures.publish.addresses import feed_beside
from plainfigures.publish.chapters import NOTHING_UNCHANGED, Unchanged
from plainfigures.publish.dated_copies import DatedCopy
from plainfigures.publish.news import Newsroom
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.compared import Compared, compared_in
from plainfigures.publish.views.definition import Definition, definition_of
from plainfigures.publish.views.outcome import Known
from plainfigures.publish.views.row import Row, row_of
from plainfigures.publish.views.sheet import Sheet, sheets_of
from plainfigures.publish.views.size import size_in_words
from plainfigures.publish.views.statement import Sayings, sayings_of

Grouped = TypeVar("Grouped")


@dataclass(frozen=True, kw_only=True, eq=False)
class Edition:
    """What is published together. Rows are sorted by the names that readers see; `cited` has whose commit is cited.

    Of organisations and metrics that are `unchanged` the pages stand already; `outcomes` are known of figure pages that
    do, by their address.
    """

    catalogue: Catalogue
    charts: Mapping[str, ChartShown]
    sizes: Mapping[str, int]
    sums: Mapping[str, str]
    commit: Commit | None
    cited: Cited
    repository: str
    site_url: str
    site_name: str
    licence: Licence | None
    feeds: frozenset[str]
    news: Newsroom
    sheets: tuple[Sheet, ...]
    rows: tuple[Row, ...]
    of_metric: Mapping[str, tuple[Row, ...]]
    of_organisation: Mapping[str, tuple[Row, ...]]
    of_service: Mapping[str, tuple[Row, ...]]
    sheets_of_metric: Mapping[str, tuple[Sheet, ...]]
    sheets_of_organisation: Mapping[str, tuple[Sheet, ...]]
    definitions: Mapping[str, Definition]
    owing: Owing
    compared: Mapping[str, tuple[Compared, ...]]
    sayings: Sayings
    ledger: Ledger
    record: PublicationRecord
    copies: tuple[DatedCopy, ...]
    unchanged: Unchanged
    outcomes: Mapping[str, Known]
    _remembered: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all figure pages."""
        return frozenset(sheet.address for sheet in self.sheets)

    @cached_property
    def sheets_changed(self) -> tuple[Sheet, ...]:
        """The sheets whose pages are to be written."""
        return tuple(each for each in self.sheets if each.organisation.id not in self.unchanged.organisations)

    @property
    def organisations_changed(self) -> Iterator[Organisation]:
        """The organisations whose pages are to be written."""
        organisations = self.catalogue.organisations.values()
        return (each for each in organisations if each.id not in self.unchanged.organisations)

    @property
    def metrics_changed(self) -> Iterator[Metric]:
        """The metrics whose pages are to be written."""
        return (each for each in self.catalogue.metrics.values() if each.id not in self.unchanged.metrics)

    def once(self, name: str, make: Callable[[], Grouped]) -> Grouped:
        """Return what is made when it is first asked for by this name, in each language apart."""
        key = language_spoken(), name
        if key not in self._remembered:
            self._remembered[key] = make()
        made: Grouped = self._remembered[key]
        return made

    def outcome_known(self, row: Row) -> Known:
        """Return what is known of a row's outcome: it is not judged once more where its page stands already."""
        stands = row.address in self.outcomes
        return self.outcomes[row.address] if stands else row.outcome.known

    @property
    def figures(self) -> int:
        """How many rows of figures the edition holds, those without a number included."""
        return len(self.catalogue.observations)

    def feed(self, page: str) -> str:
        """Return the address of a page's feed; nothing where there is none."""
        return address if (address := feed_beside(page)) in self.feeds else ""

    def size(self, file: str) -> str:
        """Return the size of a file in words."""
        return size_in_words(self.sizes.get(file, 0))


def edition_of(
    catalogue: Catalogue,
    *,
    charts: Mapping[str, ChartShown],
    sizes: Mapping[str, int],
    commit: Commit | None,
    repository: str,
    site_url: str,
    site_name: str,
    sums: Mapping[str, str] | None = None,
    licence: Licence | None = None,
    feeds: frozenset[str] = frozenset(),
    news: Newsroom | None = None,
    ledger: Ledger = UNKNOWN,
    record: PublicationRecord | None = None,
    copies: tuple[DatedCopy, ...] = (),
    unchanged: Unchanged = NOTHING_UNCHANGED,
) -> Edition:
    """Return the edition of a catalogue; without a `record` of publication it is judged by the day of the commit.

    `news` is that of the ledger, where it is put together already.
    """
    sheets = sheets_of(catalogue)
    record = record or publication_record(catalogue, ledger, commit.day if commit else None)
    owing = owing_of(catalogue, record.day, ledger.asked)
    names = {each.id: each.name for each in catalogue.organisations.values()}
    unsorted = (row_of(sheet, catalogue.taken_from, owing) for sheet in sheets)
    rows = tuple(sorted(unsorted, key=lambda row: _by_name(row, names)))
    return Edition(
        catalogue=catalogue,
        charts=charts,
        sizes=sizes,
        sums=sums or {},
        commit=commit,
        cited=cited_in(catalogue, ledger, commit),
        repository=repository.rstrip("/"),
        site_url=site_url,
        site_name=site_name,
        licence=licence,
        feeds=feeds,
        news=news or Newsroom(ledger),
        sheets=sheets,
        rows=rows,
        of_metric=_grouped(rows, lambda row: row.metric),
        of_organisation=_grouped(rows, lambda row: row.organisation),
        of_service=_grouped([row for row in rows if row.service], lambda row: row.service),
        sheets_of_metric=_grouped(sheets, lambda sheet: sheet.metric.id),
        sheets_of_organisation=_grouped(sheets, lambda sheet: sheet.organisation.id),
        compared=compared_in(catalogue, sheets),
        sayings=sayings_of(catalogue),
        definitions={metric.id: definition_of(metric) for metric in catalogue.metrics.values()},
        owing=owing,
        ledger=ledger,
        record=record,
        copies=copies,
        unchanged=unchanged,
        outcomes={},
    )


def newest(rows: tuple[Row, ...]) -> Row | None:
    """Return the row with the newest figure, by name the first where several are as new; None where there is none."""
    return max(rows, key=attrgetter("until"), default=None)


def newest_period(rows: tuple[Row, ...]) -> str:
    """Return the newest period among the rows, in short words; nothing where there are none."""
    row = newest(rows)
    return row.period if row else ""


def alphabetical(name: str) -> str:
    """Return the name as it sorts: capitals and small letters alike."""
    return name.casefold()


def _by_name(row: Row, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(alphabetical(name) for name in (names[row.organisation], row.subject, row.metric_title))


def _grouped(rows: Iterable[Grouped], key: Callable[[Grouped], str]) -> dict[str, tuple[Grouped, ...]]:
    groups: dict[str, list[Grouped]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
