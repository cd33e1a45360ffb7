"""Pages of organisations and services, and the lists of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainfigures.model.language import gettext
from plainfigures.model.organisation import KINDS, PLURALS, Organisation, Service
from plainfigures.model.period import in_words
from plainfigures.publish import addresses
from plainfigures.publish.views.announcement import announcement_of
from plainfigures.publish.views.answer import Answer, answers_of
from plainfigures.publish.views.dataset import dataset_of_organisation
from plainfigures.publish.views.debt import Debts, debts_of
from plainfigures.publish.views.edition import Edition, alphabetical, newest_period
from plainfigures.publish.views.kept import Kept, kept_of
from plainfigures.publish.views.link import HOME, ORGANISATIONS, Link, View
from plainfigures.publish.views.promise import Promise, promises_of
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.sheet import Sheet
from plainfigures.publish.views.statement import Said
from plainfigures.publish.views.submit import Submit, submit_of
from plainfigures.publish.views.total import Sum, sums_over_bodies, sums_over_services


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
    """An organisation in a list: its services, its figures and their newest period, and when there was such a body."""

    link: Link
    lifetime: str
    services: int
    figures: int
    newest: str


@dataclass(frozen=True, slots=True)
class KindEntry:
    """The organisations of one kind."""

    id: str
    name: str
    organisations: tuple[OrganisationEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage(View):
    """What an organisation's page says."""

    name: str
    kind: str
    parent: Link | None
    lifetime: str
    website: str
    contact: str
    gss: str
    answers: tuple[Answer, ...]
    rows: tuple[Row, ...]
    services: tuple[ServiceEntry, ...]
    over_services: tuple[Sum, ...]
    bodies: tuple[OrganisationEntry, ...]
    over_bodies: tuple[Sum, ...]
    owed: Debts
    kept: Kept
    side_by_side: tuple[Link, ...]
    figures: int
    data_size: str
    submit: Submit | None
    roadmap: tuple[Promise, ...]
    said: tuple[Said, ...]
    announcement: str
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsPage(View):
    """The list of all organisations, by kind."""

    kinds: tuple[KindEntry, ...]
    count: int


def organisation_pages(edition: Edition) -> Iterator[OrganisationPage]:
    """Yield the page of every organisation."""
    services = services_by_organisation(edition)
    bodies: dict[str, list[Organisation]] = {}
    for each in edition.catalogue.organisations.values():
        bodies.setdefault(each.parent or "", []).append(each)
    sheets: dict[str, list[Sheet]] = {}
    for sheet in edition.sheets:
        sheets.setdefault(sheet.organisation.id, []).append(sheet)
    for organisation in edition.organisations_changed:
        mine = sorted(bodies.get(organisation.id, []), key=lambda body: alphabetical(body.name))
        yield _organisation_page(organisation, edition, mine, services, sheets)


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
        title=ORGANISATIONS.text,
        description=gettext("Every organisation whose figures are here, by kind."),
        crumbs=(HOME,),
        kinds=tuple(KindEntry(kind, gettext(PLURALS[kind]), entries) for kind, entries in kinds.items() if entries),
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
    return OrganisationEntry(
        link=link_to(organisation),
        lifetime=_lifetime(organisation),
        services=services,
        figures=sum(row.figures for row in rows),
        newest=newest_period(rows),
    )


def _lifetime(organisation: Organisation) -> str:
    """Return from when until when there was the organisation, as far as that is told."""
    since, until = (in_words(day) if day else "" for day in (organisation.since, organisation.until))
    if since and until:
        return gettext("from %(since)s to %(until)s", since=since, until=until)
    if since:
        return gettext("since %(day)s", day=since)
    return gettext("until %(day)s", day=until) if until else ""


def _organisation_page(
    organisation: Organisation,
    edition: Edition,
    bodies: list[Organisation],
    services: Mapping[str, tuple[ServiceEntry, ...]],
    sheets: Mapping[str, list[Sheet]],
) -> OrganisationPage:
    rows, mine = edition.of_organisation.get(organisation.id, ()), sheets.get(organisation.id, [])
    theirs = [sheet for body in bodies for sheet in sheets.get(body.id, ())]
    over_bodies = sums_over_bodies(bodies, theirs, edition)
    parent = edition.catalogue.organisations.get(organisation.parent or "")
    data = addresses.data_beside(addresses.of_organisation(organisation.id))
    return OrganisationPage(
        address=addresses.of_organisation(organisation.id),
        title=organisation.name,
        description=gettext("%(kind)s. Every figure about it, and its services.", kind=organisation.kind_name),
        crumbs=(HOME, ORGANISATIONS),
        name=organisation.name,
        kind=organisation.kind_name,
        parent=link_to(parent) if parent else None,
        lifetime=_lifetime(organisation),
        website=organisation.website or "",
        contact=organisation.contact or "",
        gss=organisation.identifiers.gss or "",
        answers=answers_of(organisation),
        rows=tuple(row for row in rows if not row.service),
        services=services.get(organisation.id, ()),
        over_services=sums_over_services(organisation, mine, edition),
        bodies=tuple(_organisation_entry(body, edition, len(services.get(body.id, ()))) for body in bodies),
        over_bodies=over_bodies,
        owed=debts_of(edition, organisation),
        kept=kept_of(edition, organisation),
        publications=published_in([*rows, *_added_up(over_bodies, bodies, edition)]),
        side_by_side=_side_by_side(organisation.id, rows),
        figures=sum(row.figures for row in rows),
        data_size=edition.size(data),
        submit=submit_of(mine, edition.repository),
        roadmap=promises_of(edition.catalogue.roadmaps.get(organisation.id, ())),
        said=edition.sayings.of(organisation.id),
        announcement=announcement_of(dataset_of_organisation(organisation, edition), edition),
        feed=edition.feed(addresses.of_organisation(organisation.id)),
    )


def _added_up(sums: tuple[Sum, ...], bodies: list[Organisation], edition: Edition) -> Iterator[Row]:
    """Yield the rows of bodies whose figures are in a sum, since the page shows what was published of them."""
    metrics = {each.metric.address for each in sums}
    rows = (row for body in bodies for row in edition.of_organisation.get(body.id, ()))
    return (row for row in rows if addresses.of_metric(row.metric) in metrics)


def _side_by_side(organisation: str, rows: tuple[Row, ...]) -> tuple[Link, ...]:
    """Return links to the pages that show the organisation's services side by side, by the metric's title."""
    whole = {row.metric for row in rows if not row.service}
    metrics = {row.metric_title: row.metric for row in rows if row.service and row.metric not in whole}
    return tuple(Link(title, addresses.of_figures(organisation, "", metrics[title])) for title in sorted(metrics))
