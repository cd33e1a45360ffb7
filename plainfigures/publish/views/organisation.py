"""Pages of organisations and services, and the lists of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from plainfigures.model.organisation import KINDS, Organisation, Service, plural
from plainfigures.model.period import in_words
from plainfigures.model.roadmap import RoadmapItem
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition, alphabetical, newest_period
from plainfigures.publish.views.link import HOME, ORGANISATIONS, Link, View
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.sheet import Sheet
from plainfigures.publish.views.submit import Submit, submit_of


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A service in a list, with the rows of what is reported about it."""

    link: Link
    kind: str
    phase: str
    rows: tuple[Row, ...]
    newest: str


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation in a list: its services, its figures and their newest period."""

    link: Link
    services: int
    figures: int
    newest: str


@dataclass(frozen=True, slots=True)
class KindEntry:
    """The organisations of one kind."""

    id: str
    name: str
    organisations: tuple[OrganisationEntry, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """An item of a roadmap in words; `source` is a web address and `host` the name of its site, or both are blank."""

    title: str
    outcome: str
    status: str
    due: str
    updated: str
    source: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage(View):
    """What an organisation's page says."""

    name: str
    kind: str
    parent: Link | None
    bodies: tuple[Link, ...]
    website: str
    contact: str
    gss: str
    accountable: tuple[str, ...]
    rows: tuple[Row, ...]
    services: tuple[ServiceEntry, ...]
    side_by_side: tuple[Link, ...]
    figures: int
    data_size: str
    submit: Submit | None
    roadmap: tuple[Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsPage(View):
    """The list of all organisations, by kind."""

    kinds: tuple[KindEntry, ...]
    count: int


def organisation_pages(edition: Edition) -> Iterator[OrganisationPage]:
    """Yield the page of every organisation."""
    services = services_by_organisation(edition)
    bodies: dict[str, list[Link]] = {}
    for each in edition.catalogue.organisations.values():
        bodies.setdefault(each.parent or "", []).append(link_to(each))
    sheets: dict[str, list[Sheet]] = {}
    for sheet in edition.sheets:
        sheets.setdefault(sheet.organisation.id, []).append(sheet)
    for organisation in edition.catalogue.organisations.values():
        mine = sorted(bodies.get(organisation.id, []), key=lambda link: alphabetical(link.text))
        submit = submit_of(sheets.get(organisation.id, ()), edition.repository)
        yield _organisation_page(organisation, edition, tuple(mine), services.get(organisation.id, ()), submit)


def organisations_index(edition: Edition) -> Iterator[OrganisationsPage]:
    """Yield the list of all organisations."""
    organisations = sorted(edition.catalogue.organisations.values(), key=lambda each: alphabetical(each.name))
    services = services_by_organisation(edition)
    kinds = {
        kind: tuple(
            _organisation_entry(each, edition, len(services.get(each.id, ())))
            for each in organisations
            if each.kind == kind
        )
        for kind in KINDS
    }
    yield OrganisationsPage(
        address=addresses.ORGANISATIONS,
        title="Organisations",
        description="Every organisation whose figures are here, by kind.",
        crumbs=(HOME,),
        kinds=tuple(KindEntry(kind, plural(KINDS[kind]), entries) for kind, entries in kinds.items() if entries),
        count=len(organisations),
    )


def services_by_organisation(edition: Edition) -> dict[str, tuple[ServiceEntry, ...]]:
    """Return the services of every organisation that runs any, by name."""
    groups: dict[str, list[ServiceEntry]] = {}
    for service in sorted(edition.catalogue.services.values(), key=lambda each: alphabetical(each.name)):
        groups.setdefault(service.organisation, []).append(_service_entry(service, edition))
    return {organisation: tuple(services) for organisation, services in groups.items()}


def link_to(organisation: Organisation) -> Link:
    """Return the link to an organisation's page."""
    return Link(organisation.name, addresses.of_organisation(organisation.id))


def _service_entry(service: Service, edition: Edition) -> ServiceEntry:
    rows = edition.of_service.get(service.id, ())
    link = Link(service.name, addresses.of_service(service.id))
    return ServiceEntry(link, service.kind, service.phase, rows, newest_period(rows))


def _organisation_entry(organisation: Organisation, edition: Edition, services: int) -> OrganisationEntry:
    rows = edition.of_organisation.get(organisation.id, ())
    return OrganisationEntry(link_to(organisation), services, sum(row.figures for row in rows), newest_period(rows))


def _organisation_page(
    organisation: Organisation,
    edition: Edition,
    bodies: tuple[Link, ...],
    services: tuple[ServiceEntry, ...],
    submit: Submit | None,
) -> OrganisationPage:
    rows = edition.of_organisation.get(organisation.id, ())
    parent = edition.catalogue.organisations.get(organisation.parent or "")
    data = addresses.data_beside(addresses.of_organisation(organisation.id))
    return OrganisationPage(
        address=addresses.of_organisation(organisation.id),
        title=organisation.name,
        description=f"{organisation.kind_name}. Every figure about it, and its services.",
        crumbs=(HOME, ORGANISATIONS),
        name=organisation.name,
        kind=organisation.kind_name,
        parent=link_to(parent) if parent else None,
        bodies=bodies,
        website=organisation.website or "",
        contact=organisation.contact or "",
        gss=organisation.identifiers.gss or "",
        accountable=tuple(post.post for post in organisation.accountable),
        rows=tuple(row for row in rows if not row.service),
        services=services,
        publications=published_in(rows),
        side_by_side=_side_by_side(organisation.id, rows),
        figures=sum(row.figures for row in rows),
        data_size=edition.size(data),
        submit=submit,
        roadmap=tuple(map(_promise, edition.catalogue.roadmaps.get(organisation.id, ()))),
    )


def _promise(item: RoadmapItem) -> Promise:
    source = item.source or ""
    updated = in_words(item.updated)
    return Promise(
        item.title, item.outcome, item.status_name, item.due.short, updated, source, urlsplit(source).hostname or ""
    )


def _side_by_side(organisation: str, rows: tuple[Row, ...]) -> tuple[Link, ...]:
    """Return links to the pages that show the organisation's services side by side, by the metric's title."""
    whole = {row.metric for row in rows if not row.service}
    metrics = {row.metric_title: row.metric for row in rows if row.service and row.metric not in whole}
    return tuple(Link(title, addresses.of_figures(organisation, "", metrics[title])) for title in sorted(metrics))
