"""The figures as CSV and JSON files: everything in one, and beside each page what that page is about."""

from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.observation import Series
from plainfigures.publish import addresses
from plainfigures.publish.csv_line import csv_line
from plainfigures.publish.figure_rows import named, row
from plainfigures.publish.publication_rows import (
    OBLIGATION_COLUMNS,
    PUBLICATION_COLUMNS,
    obligation_rows,
    publication_rows,
)
from plainfigures.publish.revision_rows import REVISION_COLUMNS, revision_rows
from plainfigures.publish.series_document import BEGIN, BETWEEN, END, series_document
from plainfigures.publish.tables import FIGURES, OTHERS, Cells, unit_name
from plainfigures.publish.workbooks import Workbook

COLUMNS = FIGURES.header
"""The columns of every file of figures, in order."""

_MARK = b"\xef\xbb\xbf"  # without it Excel takes a file in UTF-8 for one in Windows-1252

Download = list[bytes]
"""The lines of a file."""


def render_downloads(
    catalogue: Catalogue, ledger: Ledger = UNKNOWN, record: PublicationRecord | None = None
) -> Mapping[str, Download]:
    """Return every download by its address, rows in the order of the catalogue's series.

    The files share their lines: each figure is written out once. Without a `record` of publication nothing is judged.
    """
    as_a_whole = {(each.organisation, each.metric.id) for each in catalogue.series if not each.service}
    tables = {address: [csv_line(COLUMNS)] for address in _always(catalogue)}
    documents: dict[str, Download] = {address: [] for address in tables}
    for series in catalogue.series:
        cells = list(_rows(catalogue, series, ledger))
        rows, document = list(map(csv_line, cells)), series_document(catalogue, series, cells)
        for address in _homes(series, as_a_whole):
            tables.setdefault(address, [csv_line(COLUMNS)]).extend(rows)
            documents.setdefault(address, []).append(document)
    others = {addresses.of_table(table.name): [table.header, *rows(catalogue)] for table, rows in OTHERS}
    record = record or publication_record(catalogue, ledger, None)
    others[addresses.ALL_OBLIGATIONS] = [tuple(OBLIGATION_COLUMNS), *obligation_rows(record)]
    others[addresses.ALL_PUBLICATION] = [tuple(PUBLICATION_COLUMNS), *publication_rows(record)]
    others[addresses.ALL_REVISIONS] = [tuple(REVISION_COLUMNS), *revision_rows(catalogue, ledger)]
    json = {addresses.json_of(address): _joined(each) for address, each in documents.items()}
    marked = {addresses.for_excel(address): [_MARK, *tables[address]] for address in for_spreadsheets(catalogue)}
    return tables | json | marked | {address: list(map(csv_line, rows)) for address, rows in others.items()}


def for_spreadsheets(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the titles of the CSV files that have a workbook and an Excel-ready form beside them, by address."""
    metrics = {addresses.of_metric(each.id): each.title for each in catalogue.metrics.values()}
    organisations = {addresses.of_organisation(each.id): each.name for each in catalogue.organisations.values()}
    pages = {addresses.data_beside(page): title for page, title in (metrics | organisations).items()}
    return {addresses.ALL_DATA: "Every figure", **pages}


def workbooks_wanted(catalogue: Catalogue, downloads: Mapping[str, Download]) -> Iterator[Workbook]:
    """Yield the workbook of each file for spreadsheets that holds a figure."""
    for address, title in for_spreadsheets(catalogue).items():
        if len(downloads[address]) > 1:
            yield Workbook(addresses.workbook_of(address), title, downloads[address])


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


def _joined(documents: Download) -> Download:
    """Return the pieces of one JSON file that lists these documents."""
    between = [piece for document in documents for piece in (BETWEEN, document)][1:]
    return [BEGIN, *between, END]


def sizes_of(downloads: Mapping[str, Download]) -> Mapping[str, int]:
    """Return the size in bytes of each download."""
    return {address: sum(map(len, lines)) for address, lines in downloads.items()}


def sums_of(downloads: Mapping[str, Download]) -> Mapping[str, str]:
    """Return the SHA-256 of each download."""
    return {address: sha256(b"".join(lines)).hexdigest() for address, lines in downloads.items()}


def write_downloads(downloads: Mapping[str, Download], site: Path) -> None:
    """Write every download below the site's folder."""
    for address, lines in downloads.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(lines))


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
