"""Metric pages and their index: what is measured, and everybody who reports it, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plainfigures.analyse.outcome import standing
from plainfigures.model.language import gettext, ngettext
from plainfigures.model.metric import Domain, Metric
from plainfigures.publish import addresses
from plainfigures.publish.views.announcement import announcement_of
from plainfigures.publish.views.citation import Citation, citation_of
from plainfigures.publish.views.comparison import MOST_LINES, ComparisonShown, comparison_shown, why_not
from plainfigures.publish.views.dataset import dataset_of_metric
from plainfigures.publish.views.definition import Definition
from plainfigures.publish.views.edition import Edition, newest, newest_period
from plainfigures.publish.views.link import DOMAINS, HOME, METRICS, Link, View
from plainfigures.publish.views.organisation import link_to
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.snippet import Snippet, snippets_of
from plainfigures.publish.views.statement import Said


@dataclass(frozen=True, slots=True)
class Reporter:
    """An organisation and its rows: about itself as a whole, or about its services, which `services` leads to."""

    organisation: Link
    services: Link
    rows: tuple[Row, ...]
    figures: int
    newest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricPage(View):
    """What a metric's page says."""

    domain: Link
    definition: Definition
    reporters: tuple[Reporter, ...]
    of_services: bool
    folded: bool
    services: int
    figures: int
    newest: str
    data_size: str
    comparison: ComparisonShown | None
    why_not: str
    said: tuple[Said, ...]
    said_of_comparison: tuple[Said, ...]
    citation: Citation
    snippets: tuple[Snippet, ...]
    feed: str
    announcement: str


@dataclass(frozen=True, slots=True)
class MetricEntry:
    """A metric in a list: who reports it, and the newest period."""

    link: Link
    question: str
    organisations: int
    services: int
    newest: str
    standing: str


@dataclass(frozen=True, slots=True)
class DomainEntry:
    """A domain in a list, with its metrics."""

    link: Link
    question: str
    summary: str
    metrics: tuple[MetricEntry, ...]
    reported: int
    figures: int
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainsPage(View):
    """What the pages that list metrics by domain say; a domain's own page lists one."""

    domains: tuple[DomainEntry, ...]


def metric_pages(edition: Edition) -> Iterator[MetricPage]:
    """Yield the page of every definition, reported or not."""
    return (_metric_page(metric, edition) for metric in edition.metrics_changed)


def metrics_index(edition: Edition) -> Iterator[DomainsPage]:
    """Yield the list of all metrics."""
    yield DomainsPage(
        address=addresses.METRICS,
        title=METRICS.text,
        description=gettext("Everything that is measured, by domain, and who reports it."),
        crumbs=(HOME,),
        domains=domain_entries(edition),
    )


def domains_index(edition: Edition) -> Iterator[DomainsPage]:
    """Yield the list of the domains."""
    yield DomainsPage(
        address=addresses.DOMAINS,
        title=DOMAINS.text,
        description=gettext("The domains that the metrics are grouped by, and the question that each one asks."),
        crumbs=(HOME,),
        domains=domain_entries(edition),
    )


def domain_pages(edition: Edition) -> Iterator[DomainsPage]:
    """Yield the page of every domain."""
    for domain in domain_entries(edition):
        yield DomainsPage(
            address=domain.link.address,
            title=domain.link.text,
            description=domain.question,
            crumbs=(HOME, DOMAINS),
            domains=(domain,),
        )


def domain_entries(edition: Edition) -> tuple[DomainEntry, ...]:
    """Return every domain in the order of `domains.yml`."""
    domains = edition.catalogue.domains.values()
    return edition.once("domain entries", lambda: tuple(_domain(domain, edition) for domain in domains))


def _domain(domain: Domain, edition: Edition) -> DomainEntry:
    mine = [metric for metric in edition.catalogue.metrics.values() if metric.domain == domain.id]
    entries = tuple(metric_entry(metric, edition) for metric in sorted(mine, key=lambda metric: metric.title))
    rows = [row for row in edition.rows if row.domain == domain.id]
    return DomainEntry(
        link=Link(domain.title, addresses.of_domain(domain.id)),
        question=domain.question,
        summary=domain.summary or "",
        metrics=tuple(sorted(entries, key=lambda entry: not entry.newest)),
        reported=sum(bool(entry.newest) for entry in entries),
        figures=sum(row.figures for row in rows),
        standing=standing(edition.outcome_known(row) for row in rows),
    )


def metric_entry(metric: Metric, edition: Edition) -> MetricEntry:
    """Return the metric as it stands in a list."""
    rows = edition.of_metric.get(metric.id, ())
    return MetricEntry(
        link=Link(metric.title, addresses.of_metric(metric.id)),
        question=metric.question,
        organisations=len({row.organisation for row in rows}),
        services=sum(bool(row.service) for row in rows),
        newest=newest_period(rows),
        standing=standing(edition.outcome_known(row) for row in rows),
    )


def _metric_page(metric: Metric, edition: Edition) -> MetricPage:
    rows, domain = edition.of_metric.get(metric.id, ()), edition.catalogue.domains[metric.domain]
    data, last = addresses.data_beside(addresses.of_metric(metric.id)), newest(rows)
    dataset = dataset_of_metric(metric, edition)
    return MetricPage(
        address=addresses.of_metric(metric.id),
        title=metric.title,
        description=metric.question,
        crumbs=(HOME, METRICS),
        domain=Link(domain.title, addresses.of_domain(domain.id)),
        definition=edition.definitions[metric.id],
        reporters=tuple(
            _reporter(name, tuple(group), edition) for name, group in groupby(rows, key=lambda row: row.organisation)
        ),
        of_services=any(row.service for row in rows),
        folded=len(rows) > MOST_LINES and any(row.service for row in rows),
        services=sum(bool(row.service) for row in rows),
        figures=sum(row.figures for row in rows),
        publications=published_in(rows),
        newest=last.period_in_full if last else "",
        data_size=edition.size(data),
        comparison=_comparison(metric, edition),
        why_not=why_not(metric, edition),
        said=edition.sayings.on(metric.id, of_comparison=False if metric.id in edition.compared else None),
        said_of_comparison=edition.sayings.on(metric.id, of_comparison=True) if metric.id in edition.compared else (),
        citation=citation_of(dataset, edition),
        snippets=snippets_of(dataset.data, edition.site_url),
        feed=edition.feed(dataset.address),
        announcement=announcement_of(dataset, edition),
    )


def _comparison(metric: Metric, edition: Edition) -> ComparisonShown | None:
    compared = edition.compared.get(metric.id)
    return comparison_shown(compared[0], edition) if compared else None


def _reporter(organisation: str, rows: tuple[Row, ...], edition: Edition) -> Reporter:
    services = sum(bool(row.service) for row in rows)
    words = ngettext("%(num)s service", "%(num)s services", services)
    return Reporter(
        organisation=link_to(edition.catalogue.organisations[organisation]),
        services=Link(
            words if services else gettext("the organisation as a whole"),
            addresses.of_figures(organisation, "", rows[0].metric),
        ),
        rows=rows,
        figures=sum(row.figures for row in rows),
        newest=newest_period(rows),
    )
