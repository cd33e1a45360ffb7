"""The home page and the downloads page: what the edition holds, and how to come by it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from plainfigures.analyse.publication_words import lead
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.publish import addresses
from plainfigures.publish.described_tables import tables_of
from plainfigures.publish.publication_rows import publication_count
from plainfigures.publish.record_metrics import record_metric_count
from plainfigures.publish.tables import OTHERS
from plainfigures.publish.views.announcement import catalogue_announcement
from plainfigures.publish.views.citation import Citation, citation_of
from plainfigures.publish.views.dataset import dataset_of_everything
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.lately import DayOfChange, lately
from plainfigures.publish.views.link import DOWNLOADS, HOME, Link, View
from plainfigures.publish.views.metric import DomainEntry, domain_entries
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.sheet import span_of
from plainfigures.publish.views.snippet import Snippet, snippets_of

NEWEST = 8
FORMATS = {
    addresses.ALL_DATA: gettext_noop("CSV, for spreadsheets and programs"),
    addresses.json_of(addresses.ALL_DATA): gettext_noop("JSON, for programs: series by series"),
    addresses.ALL_PARQUET: gettext_noop("Parquet, for data analysis: columns with types"),
    addresses.workbook_of(addresses.ALL_DATA): gettext_noop("Excel workbook, with a cover and notes"),
    addresses.workbook_of(addresses.ALL_DATA, ".ods"): gettext_noop(
        "The same workbook as OpenDocument, for LibreOffice and others"
    ),
    addresses.for_excel(addresses.ALL_DATA): gettext_noop("CSV that Excel opens with its letters right"),
    addresses.EVERYTHING: gettext_noop("All tables in one zip file, with what their columns mean"),
}
"""The files that hold every figure, by address, and what each is for."""

WORKBOOKS = {"Excel": ".xlsx", "ODS": ".ods"}
"""The formats of workbooks, as people call them, and how the names of their files end."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and where they are listed."""

    number: int
    link: Link


@dataclass(frozen=True, slots=True)
class Newest:
    """A row and the name of the organisation whose it is."""

    row: Row
    organisation: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(View):
    """What the opening page says."""

    counts: tuple[Count, ...]
    span: str
    domains: tuple[DomainEntry, ...]
    newest: tuple[Newest, ...]
    lately: tuple[DayOfChange, ...]
    record: str
    data: str
    data_size: str
    announcement: str
    feed: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file, what it holds and how big it is; `workbooks` are those made from it: what each is called, its address."""

    link: Link
    size: str
    figures: int
    workbooks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsPage(View):
    """What the downloads page says."""

    data: str
    data_size: str
    figures: int
    few_copies: bool
    columns: tuple[tuple[str, str], ...]
    formats: tuple[Download, ...]
    tables: tuple[Download, ...]
    domains: tuple[Download, ...]
    metrics: tuple[Download, ...]
    organisations: tuple[Download, ...]
    citation: Citation
    snippets: tuple[Snippet, ...]


def home(edition: Edition) -> Iterator[HomePage]:
    """Yield the home page."""
    newest = tuple(_newest(edition))
    yield HomePage(
        address=addresses.HOME,
        title=edition.site_name,
        description=gettext("How well public services work, in plain figures that anybody can check."),
        counts=_counts(edition),
        span=span_of(edition.sheets).label if edition.sheets else "",
        domains=domain_entries(edition),
        newest=newest,
        lately=lately(edition),
        record=lead(edition.record, edition.ledger.state),
        publications=published_in(each.row for each in newest),
        data=addresses.ALL_DATA,
        data_size=edition.size(addresses.ALL_DATA),
        announcement=catalogue_announcement(dataset_of_everything(edition), edition),
        feed=edition.feed(addresses.HOME),
    )


def downloads(edition: Edition) -> Iterator[DownloadsPage]:
    """Yield the downloads page."""
    by_metric = {
        addresses.of_metric(each.id): (each.title, edition.of_metric.get(each.id))
        for each in edition.catalogue.metrics.values()
    }
    by_domain = {
        addresses.of_domain(each.id): (each.title, tuple(row for row in edition.rows if row.domain == each.id))
        for each in edition.catalogue.domains.values()
    }
    by_organisation = {
        addresses.of_organisation(each.id): (each.name, edition.of_organisation.get(each.id))
        for each in edition.catalogue.organisations.values()
    }
    columns = tables_of(edition.catalogue)[addresses.ALL_DATA].columns
    yield DownloadsPage(
        address=addresses.DOWNLOADS,
        title=DOWNLOADS.text,
        description=gettext("Every figure as a CSV file: all in one, by metric and by organisation."),
        crumbs=(HOME,),
        data=addresses.ALL_DATA,
        data_size=edition.size(addresses.ALL_DATA),
        figures=edition.figures,
        few_copies=_few(edition),
        columns=tuple((column.name, column.description) for column in columns),
        formats=tuple(
            Download(Link(gettext(form), at), edition.size(at), edition.figures)
            for at, form in FORMATS.items()
            if at in edition.sizes
        ),
        tables=tuple(_tables(edition)),
        domains=_files(by_domain, edition),
        metrics=_files(by_metric, edition),
        organisations=_files(by_organisation, edition),
        citation=citation_of(dataset_of_everything(edition), edition),
        snippets=snippets_of(addresses.ALL_DATA, edition.site_url),
    )


def _tables(edition: Edition) -> Iterator[Download]:
    """Yield the files of what the figures are about, with how many rows each has."""
    for table, rows in OTHERS:
        address = addresses.of_table(table.name)
        link = Link(table.description, address)
        yield Download(link, edition.size(address), sum(1 for _ in rows(edition.catalogue)))
    link = Link(gettext("Every change of a published figure."), addresses.ALL_REVISIONS)
    yield Download(link, edition.size(link.address), len(edition.ledger.steps))
    record = {
        addresses.ALL_OBLIGATIONS: (
            gettext("Every figure that is owed, and whether it came."),
            len(edition.record.timeliness.timings),
        ),
        addresses.ALL_PUBLICATION: (
            gettext("The record of publication by organisation and metric."),
            publication_count(edition.record),
        ),
        addresses.ALL_RECORD_METRICS: (
            gettext("Coverage, on time and revised, which this site works out itself."),
            record_metric_count(edition.record),
        ),
    }
    for address, (words, count) in record.items():
        yield Download(Link(words, address), edition.size(address), count)


def _worth_showing(rows: Sequence[Row]) -> Row:
    """Return the newest row; of several one that is not zero, with the most figures."""
    day = max(row.until for row in rows)
    newest = sorted((row for row in rows if row.until == day), key=attrgetter("figures"), reverse=True)
    return next((row for row in newest if row.amount and row.amount.number != "0"), newest[0])


def _files(pages: Mapping[str, tuple[str, tuple[Row, ...] | None]], edition: Edition) -> tuple[Download, ...]:
    """Return the file beside each page that has figures, by name."""
    files = [
        Download(
            Link(name, data := addresses.data_beside(page)),
            edition.size(data),
            sum(row.figures for row in rows),
            tuple(_workbooks(data, edition)),
        )
        for page, (name, rows) in pages.items()
        if rows and not (_few(edition) and page.startswith(addresses.DOMAINS))
    ]
    return tuple(sorted(files, key=lambda file: alphabetical(file.link.text)))


def _few(edition: Edition) -> bool:
    """Return whether the site is one whose figures are written to few files."""
    return bool(edition.sizes) and addresses.json_of(addresses.ALL_DATA) not in edition.sizes


def _workbooks(data: str, edition: Edition) -> Iterator[Link]:
    for name, suffix in WORKBOOKS.items():
        if (address := addresses.workbook_of(data, suffix)) in edition.sizes:
            yield Link(name, address)


def _counts(edition: Edition) -> tuple[Count, ...]:
    catalogue, figures = edition.catalogue, sum(row.figures for row in edition.rows)
    services, organisations, metrics = map(len, (catalogue.services, catalogue.organisations, catalogue.metrics))
    return (
        Count(figures, Link(ngettext("figure", "figures", figures), addresses.DOWNLOADS)),
        Count(services, Link(ngettext("service", "services", services), addresses.SERVICES)),
        Count(organisations, Link(ngettext("organisation", "organisations", organisations), addresses.ORGANISATIONS)),
        Count(metrics, Link(ngettext("metric", "metrics", metrics), addresses.METRICS)),
    )


def _newest(edition: Edition) -> Iterator[Newest]:
    """Yield the newest row of each metric; where several are as new, one that is not zero, and the longest series."""
    shown = ([row for row in rows if row.latest.number is not None] for rows in edition.of_metric.values())
    for row in sorted(map(_worth_showing, filter(None, shown)), key=attrgetter("until"), reverse=True)[:NEWEST]:
        organisation = edition.catalogue.organisations[row.organisation]
        yield Newest(row, Link(organisation.name, addresses.of_organisation(organisation.id)))
