"""The figures as CSV and JSON files: everything in one, and beside each page what that page is about."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plainfigures.analyse.cited import Cited
from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import ENGLISH, gettext, speaking
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.observation import Series
from plainfigures.publish import addresses
from plainfigures.publish.csv_line import csv_line
from plainfigures.publish.figure_rows import named, row
from plainfigures.publish.growing_files import File, GrowingFiles
from plainfigures.publish.publication_rows import (
    OBLIGATION_COLUMNS,
    PUBLICATION_COLUMNS,
    obligation_rows,
    publication_rows,
)
from plainfigures.publish.record_metrics import RECORD_METRIC_COLUMNS, record_metric_rows
from plainfigures.publish.revision_rows import REVISION_COLUMNS, revision_rows
from plainfigures.publish.series_document import BEGIN, BETWEEN, END, series_document
from plainfigures.publish.tables import FIGURES, OTHERS, Cells, unit_name
from plainfigures.publish.workbooks import Workbook

COLUMNS = FIGURES.header
"""The columns of every file of figures, in order."""

_MARK = b"\xef\xbb\xbf"  # without it Excel takes a file in UTF-8 for one in Windows-1252
_HEADER = csv_line(COLUMNS)
_DEPTH_OF_A_FIGURE = 3


@speaking(ENGLISH)  # data are the same in every language
def write_downloads(
    catalogue: Catalogue,
    site: Path,
    ledger: Ledger = UNKNOWN,
    record: PublicationRecord | None = None,
    *,
    few: bool = False,
) -> Mapping[str, File]:
    """Write every download below the site's folder, rows in the order of the catalogue's series.

    Each figure is written out once, and goes to all files that hold it, series by series. Without a `record` of
    publication nothing is judged. Where copies are to be `few`, JSON lies beside figure pages alone, and there are no
    files by domain and none in the form for Excel.
    """
    files = GrowingFiles(site)
    _write_figures(files, catalogue, ledger, few=few)
    others = {addresses.of_table(table.name): (table.header, rows(catalogue)) for table, rows in OTHERS}
    record = record or publication_record(catalogue, ledger, None)
    others[addresses.ALL_OBLIGATIONS] = tuple(OBLIGATION_COLUMNS), obligation_rows(record)
    others[addresses.ALL_PUBLICATION] = tuple(PUBLICATION_COLUMNS), publication_rows(record)
    others[addresses.ALL_RECORD_METRICS] = tuple(RECORD_METRIC_COLUMNS), record_metric_rows(record)
    others[addresses.ALL_REVISIONS] = tuple(REVISION_COLUMNS), revision_rows(catalogue, ledger)
    for address, (header, rows) in others.items():
        for cells in (header, *rows):
            files.add(address, csv_line(cells))
    return files.finished()


def _write_figures(files: GrowingFiles, catalogue: Catalogue, ledger: Ledger, *, few: bool) -> None:
    as_a_whole = {(each.organisation, each.metric.id) for each in catalogue.series if not each.service}
    marked = {} if few else for_spreadsheets(catalogue)
    for series in catalogue.series:
        rows = list(_rows(catalogue, series, ledger))
        written = _Written(b"".join(map(csv_line, rows)), series_document(catalogue, series, rows), len(rows))
        for address in _kept(_homes(series, as_a_whole), few=few):
            _add(files, address, written, json=not few or of_a_figure(address), for_excel=address in marked)
    for address in _kept(_always(catalogue), few=few):
        if address not in files:
            _add(files, address, _Written(), json=not few, for_excel=address in marked)
    for address in files:
        if address.endswith(".json"):
            files.add(address, END)


@dataclass(frozen=True, slots=True)
class _Written:
    """A series as lines of CSV and as a document of JSON, and how many figures it has."""

    lines: bytes = b""
    document: bytes = b""
    figures: int = 0


def of_a_figure(address: str) -> bool:
    """Return whether a file of figures lies beside a figure page, and not beside what those are gathered under."""
    return address.count("/") >= _DEPTH_OF_A_FIGURE


def _kept(homes: Iterable[str], *, few: bool) -> Iterator[str]:
    """Yield the addresses of files; where copies are to be few, none by domain."""
    yield from (address for address in homes if not (few and address.startswith(addresses.DOMAINS)))


def _add(files: GrowingFiles, address: str, series: _Written, *, json: bool, for_excel: bool) -> None:
    files.add(address, series.lines, first=_HEADER, rows=series.figures)
    if json:
        files.add(addresses.json_of(address), series.document, first=BEGIN, between=BETWEEN)
    if for_excel:
        files.add(addresses.for_excel(address), series.lines, first=_MARK + _HEADER)


def for_spreadsheets(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the titles of the CSV files that have a workbook and an Excel-ready form beside them, by address."""
    metrics = {addresses.of_metric(each.id): each.title for each in catalogue.metrics.values()}
    organisations = {addresses.of_organisation(each.id): each.name for each in catalogue.organisations.values()}
    pages = {addresses.data_beside(page): title for page, title in (metrics | organisations).items()}
    return {addresses.ALL_DATA: gettext("Every figure"), **pages}


def workbooks_wanted(catalogue: Catalogue, files: Mapping[str, File], cited: Cited) -> Iterator[Workbook]:
    """Yield the workbook of each file for spreadsheets that holds a figure."""
    pages = {addresses.of_metric(id_): commit for id_, commit in cited.metrics.items()}
    pages |= {addresses.of_organisation(id_): commit for id_, commit in cited.organisations.items()}
    commits = {addresses.ALL_DATA: cited.whole, **{addresses.data_beside(page): pages[page] for page in pages}}
    for address, title in for_spreadsheets(catalogue).items():
        if files[address].rows:
            yield Workbook(title, files[address], commit.day if (commit := commits[address]) else None)


def _always(catalogue: Catalogue) -> Iterator[str]:
    """Yield the address of every file that is there even where it holds no figure."""
    pages = (
        *map(addresses.of_organisation, catalogue.organisations),
        *map(addresses.of_metric, catalogue.metrics),
        *map(addresses.of_domain, catalogue.domains),
    )
    yield from (addresses.ALL_DATA, *map(addresses.data_beside, pages))


def _rows(catalogue: Catalogue, series: Series, ledger: Ledger) -> Iterator[Cells]:
    fixed, metric = named(catalogue, series), series.metric
    unit, comparison = unit_name(metric.unit), metric.comparison
    for figure in series.figures:
        yield (*fixed, *row(figure, unit, ledger.of(figure.observation), comparison))


def _homes(series: Series, as_a_whole: Container[tuple[str, str]]) -> Iterator[str]:
    """Yield the address of every file that holds the series.

    `as_a_whole` holds the organisation and metric of the series that are about no single service.
    """
    yield addresses.ALL_DATA
    yield addresses.data_beside(addresses.of_organisation(series.organisation))
    yield addresses.data_beside(addresses.of_metric(series.metric.id))
    yield addresses.data_beside(addresses.of_domain(series.metric.domain))
    yield addresses.data_beside(addresses.of_figures(series.organisation, series.service, series.metric.id))
    if series.service:
        yield addresses.data_beside(addresses.of_service(series.service))
        if (series.organisation, series.metric.id) not in as_a_whole:
            yield addresses.data_beside(addresses.of_figures(series.organisation, "", series.metric.id))
