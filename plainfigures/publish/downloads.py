"""The figures as CSV and JSON files: everything in one, and beside each page what that page is about."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plainfigures.analyse.cited import Cited
from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import ENGLISH, gettext, speaking
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Series
from plainfigures.publish import addresses
from plainfigures.publish.chapters import NOTHING_UNCHANGED, Unchanged
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

_PIECE = 1 << 16
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

    Without a `record` of publication nothing is judged. Where copies are to be `few`, JSON lies beside figure pages
    alone, and there are no files by domain and none in the form for Excel.
    """
    own = write_own_figures(catalogue, site, ledger, few=few)
    gathered = write_gathered_figures(catalogue, site, few=few)
    return {**own, **gathered, **write_tables(catalogue, site, ledger, record)}


@speaking(ENGLISH)
def write_own_figures(
    catalogue: Catalogue,
    site: Path,
    ledger: Ledger = UNKNOWN,
    *,
    few: bool = False,
    unchanged: Unchanged = NOTHING_UNCHANGED,
) -> Mapping[str, File]:
    """Write the files beside the pages of each organisation, its services and their figures, but of the unchanged.

    Each figure is written out once, and goes to all files that hold it, series by series.
    """
    written: dict[str, File] = {}
    of_organisation = {id_: list(each) for id_, each in groupby(catalogue.series, key=lambda each: each.organisation)}
    for organisation in catalogue.organisations:
        if organisation not in unchanged.organisations:
            files = GrowingFiles(site)
            _write_own(files, organisation, of_organisation.get(organisation, []), catalogue, ledger, few=few)
            written |= files.finished()
    return written


@speaking(ENGLISH)
def write_gathered_figures(
    catalogue: Catalogue, site: Path, *, few: bool = False, unchanged: Unchanged = NOTHING_UNCHANGED
) -> Mapping[str, File]:
    """Write the files of all figures, of each domain and of each metric, but of the unchanged ones.

    They are put together from the files beside the pages of organisations and of figures, which must all be there.
    """
    files = GrowingFiles(site)
    marked = {} if few else for_spreadsheets(catalogue)
    for organisation, series in groupby(catalogue.series, key=lambda each: each.organisation):
        number = sum(len(each.figures) for each in series)
        _copy(files, addresses.ALL_DATA, site / addresses.of_organisation(organisation), number, few=few)
    for (organisation, service, metric), series in groupby(catalogue.series, key=_page_of):
        if homes := list(_gathered(catalogue.metrics[metric], few=few, unchanged=unchanged)):
            figures = _read_back(site / addresses.of_figures(organisation, service, metric), series, few=few)
            for address in homes:
                _add(files, address, figures, json=not few, for_excel=address in marked)
    for address in _always(catalogue, few=few, unchanged=unchanged):
        if address not in files:
            _add(files, address, _Written(), json=not few, for_excel=address in marked)
    _end(files)
    return files.finished()


@speaking(ENGLISH)
def write_tables(
    catalogue: Catalogue, site: Path, ledger: Ledger = UNKNOWN, record: PublicationRecord | None = None
) -> Mapping[str, File]:
    """Write the tables of what figures are about, of their publication and of their revisions."""
    files = GrowingFiles(site)
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


def _write_own(
    files: GrowingFiles,
    organisation: str,
    of_organisation: Sequence[Series],
    catalogue: Catalogue,
    ledger: Ledger,
    *,
    few: bool,
) -> None:
    as_a_whole = {each.metric.id for each in of_organisation if not each.service}
    whole = addresses.data_beside(addresses.of_organisation(organisation))
    for series in of_organisation:
        rows = list(_rows(catalogue, series, ledger))
        written = _Written(b"".join(map(csv_line, rows)), series_document(catalogue, series, rows), len(rows))
        for address in _homes(series, as_a_whole):
            for_excel = address == whole and not few
            _add(files, address, written, json=not few or of_a_figure(address), for_excel=for_excel)
    if whole not in files:
        _add(files, whole, _Written(), json=not few, for_excel=not few)
    _end(files)


@dataclass(frozen=True, slots=True)
class _Written:
    """A series as lines of CSV and as a document of JSON, and how many figures it has."""

    lines: bytes = b""
    document: bytes = b""
    figures: int = 0


def of_a_figure(address: str) -> bool:
    """Return whether a file of figures lies beside a figure page, and not beside what those are gathered under."""
    return address.count("/") >= _DEPTH_OF_A_FIGURE


def _gathered(metric: Metric, *, few: bool, unchanged: Unchanged) -> Iterator[str]:
    """Yield the address of the files that gather a metric's figures; where copies are to be few, none by domain."""
    if not few and metric.domain not in unchanged.domains:
        yield addresses.data_beside(addresses.of_domain(metric.domain))
    if metric.id not in unchanged.metrics:
        yield addresses.data_beside(addresses.of_metric(metric.id))


def _always(catalogue: Catalogue, *, few: bool, unchanged: Unchanged) -> Iterator[str]:
    """Yield the address of every file that gathers figures, which is there even where there are none."""
    yield addresses.ALL_DATA
    domains = () if few else (each for each in catalogue.domains if each not in unchanged.domains)
    yield from (addresses.data_beside(addresses.of_domain(each)) for each in domains)
    for metric in catalogue.metrics.values():
        yield from _gathered(metric, few=few, unchanged=unchanged)


def _page_of(series: Series) -> tuple[str, str, str]:
    """Return whose figure page shows the series: organisation, service and metric."""
    return series.organisation, series.service, series.metric.id


def _read_back(page: Path, series: Iterable[Series], *, few: bool) -> _Written:
    """Return the figures in the files beside a page, as they stand there."""
    lines = (page / "data.csv").read_bytes().removeprefix(_HEADER)
    document = b"" if few else (page / "data.json").read_bytes().removeprefix(BEGIN).removesuffix(END)
    return _Written(lines, document, sum(len(each.figures) for each in series))


def _copy(files: GrowingFiles, address: str, page: Path, figures: int, *, few: bool) -> None:
    """Add the figures in the files beside a page, piece by piece: those of an organisation may be many."""
    files.add(address, b"", first=_HEADER, rows=figures)
    for lines in _pieces(page / "data.csv", _HEADER):
        files.add(address, lines)
        if not few:
            files.add(addresses.for_excel(address), lines, first=_MARK + _HEADER)
    if not few:
        files.add(addresses.json_of(address), b"", first=BEGIN, between=BETWEEN)
        for documents in _pieces(page / "data.json", BEGIN, END):
            files.add(addresses.json_of(address), documents)


def _pieces(path: Path, begin: bytes, end: bytes = b"") -> Iterator[bytes]:
    """Yield what a file holds between its beginning and its end."""
    left = max(path.stat().st_size - len(begin) - len(end), 0)
    with path.open("rb") as file:
        file.seek(len(begin))
        while piece := file.read(min(left, _PIECE)):
            left -= len(piece)
            yield piece


def _end(files: GrowingFiles) -> None:
    """End every JSON file."""
    for address in [each for each in files if each.endswith(".json")]:
        files.add(address, END)


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


def workbooks_wanted(
    catalogue: Catalogue, files: Mapping[str, File], cited: Cited, *, few: bool = False
) -> Iterator[Workbook]:
    """Yield the workbook of each of these files that is for spreadsheets and holds a figure.

    Where copies are to be few, there is none of everything: of so many rows a spreadsheet makes nobody happy.
    """
    pages = {addresses.of_metric(id_): commit for id_, commit in cited.metrics.items()}
    pages |= {addresses.of_organisation(id_): commit for id_, commit in cited.organisations.items()}
    commits = {addresses.ALL_DATA: cited.whole, **{addresses.data_beside(page): pages[page] for page in pages}}
    for address, title in for_spreadsheets(catalogue).items():
        wanted = address in files and not (few and address == addresses.ALL_DATA)
        if wanted and files[address].rows:
            yield Workbook(title, files[address], commit.day if (commit := commits[address]) else None)


def _rows(catalogue: Catalogue, series: Series, ledger: Ledger) -> Iterator[Cells]:
    fixed, metric = named(catalogue, series), series.metric
    unit, comparison = unit_name(metric.unit), metric.comparison
    for figure in series.figures:
        yield (*fixed, *row(figure, unit, ledger.of(figure.observation), comparison))


def _homes(series: Series, as_a_whole: Container[str]) -> Iterator[str]:
    """Yield the address of every file of an organisation that holds the series.

    `as_a_whole` holds the metrics that the organisation reports about itself, and not about single services.
    """
    yield addresses.data_beside(addresses.of_organisation(series.organisation))
    yield addresses.data_beside(addresses.of_figures(series.organisation, series.service, series.metric.id))
    if series.service:
        yield addresses.data_beside(addresses.of_service(series.service))
        if series.metric.id not in as_a_whole:
            yield addresses.data_beside(addresses.of_figures(series.organisation, "", series.metric.id))
