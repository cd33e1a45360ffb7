"""The home page and the downloads page: what the edition holds, and how to come by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from plainfigures.model.period import Period
from plainfigures.publish import addresses
from plainfigures.publish.downloads import COLUMNS
from plainfigures.publish.views.announcement import catalogue_announcement
from plainfigures.publish.views.citation import Citation, citation_of
from plainfigures.publish.views.dataset import dataset_of_everything
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.link import HOME, Link, View
from plainfigures.publish.views.metric import DomainEntry, domain_entries
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.sheet import span_of

NEWEST = 8


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
    data: str
    data_size: str
    announcement: str
    feed: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file, what it holds and how big it is."""

    link: Link
    size: str
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsPage(View):
    """What the downloads page says."""

    data: str
    data_size: str
    figures: int
    columns: tuple[tuple[str, str], ...]
    metrics: tuple[Download, ...]
    organisations: tuple[Download, ...]
    citation: Citation


def home(edition: Edition) -> Iterator[HomePage]:
    """Yield the home page."""
    newest = tuple(_newest(edition))
    yield HomePage(
        address=addresses.HOME,
        title=edition.site_name,
        description="How well public services work, in plain figures that anybody can check.",
        counts=_counts(edition),
        span=_span(edition).label if edition.sheets else "",
        domains=domain_entries(edition),
        newest=newest,
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
    by_organisation = {
        addresses.of_organisation(each.id): (each.name, edition.of_organisation.get(each.id))
        for each in edition.catalogue.organisations.values()
    }
    yield DownloadsPage(
        address=addresses.DOWNLOADS,
        title="Downloads",
        description="Every figure as a CSV file: all in one, by metric and by organisation.",
        crumbs=(HOME,),
        data=addresses.ALL_DATA,
        data_size=edition.size(addresses.ALL_DATA),
        figures=edition.figures,
        columns=tuple(COLUMNS.items()),
        metrics=_files(by_metric, edition),
        organisations=_files(by_organisation, edition),
        citation=citation_of(dataset_of_everything(edition), edition),
    )


def _worth_showing(row: Row) -> tuple[date, bool, int]:
    return row.until, row.amount is not None and row.amount.number != "0", row.figures


def _files(pages: dict[str, tuple[str, tuple[Row, ...] | None]], edition: Edition) -> tuple[Download, ...]:
    """Return the file beside each page that has figures, by name."""
    files = [
        Download(Link(name, data := addresses.data_beside(page)), edition.size(data), sum(row.figures for row in rows))
        for page, (name, rows) in pages.items()
        if rows
    ]
    return tuple(sorted(files, key=lambda file: alphabetical(file.link.text)))


def _counts(edition: Edition) -> tuple[Count, ...]:
    found = {
        ("figure", addresses.DOWNLOADS): edition.figures,
        ("service", addresses.SERVICES): len(edition.catalogue.services),
        ("organisation", addresses.ORGANISATIONS): len(edition.catalogue.organisations),
        ("metric", addresses.METRICS): len(edition.catalogue.metrics),
    }
    return tuple(
        Count(number, Link(word if number == 1 else f"{word}s", address)) for (word, address), number in found.items()
    )


def _span(edition: Edition) -> Period:
    return span_of([sheet.span for sheet in edition.sheets])


def _newest(edition: Edition) -> Iterator[Newest]:
    """Yield the newest row of each metric; where several are as new, one that is not zero, and the longest series."""
    rows = (max(rows, key=_worth_showing) for rows in edition.of_metric.values())
    for row in sorted(rows, key=attrgetter("until"), reverse=True)[:NEWEST]:
        organisation = edition.catalogue.organisations[row.organisation]
        yield Newest(row, Link(organisation.name, addresses.of_organisation(organisation.id)))
