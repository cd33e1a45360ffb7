"""Pages of services, and the inventory that lists them all."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plainfigures.model.document import parse_day
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.organisation import Service
from plainfigures.model.period import in_words
from plainfigures.publish import addresses
from plainfigures.publish.views.answer import Answer, answers_of
from plainfigures.publish.views.debt import Debts, debts_of
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.kept import Kept, kept_of
from plainfigures.publish.views.link import HOME, ORGANISATIONS, SERVICES, Link, View
from plainfigures.publish.views.organisation import ServiceEntry, link_to, services_by_organisation
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.statement import Said

PHASES = {
    "discovery": gettext_noop("Discovery: the need is being explored"),
    "alpha": gettext_noop("Alpha: ideas are being tried out"),
    "beta": gettext_noop("Beta: in use and still being built"),
    "live": gettext_noop("Live"),
    "retired": gettext_noop("Retired"),
}
PHASE_NAMES = {
    "discovery": gettext_noop("Discovery"),
    "alpha": gettext_noop("Alpha"),
    "beta": gettext_noop("Beta"),
    "live": gettext_noop("Live"),
    "retired": gettext_noop("Retired"),
}
MODERNISATION = {
    "not-started": gettext_noop("Not started"),
    "under-way": gettext_noop("Under way"),
    "done": gettext_noop("Done"),
}
TRAITS = {"kind": gettext_noop("Kind of service"), "phase": gettext_noop("Phase")}
LONGEST, SHORTENED = 20, 12
"""How many services of one organisation the inventory's own page lists: all up to the longest, else the first ones."""
LEGACY = {"yes": gettext_noop("Yes"), "no": gettext_noop("No")}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a service: a term, and what holds."""

    term: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage(View):
    """What a service's page says."""

    name: str
    organisation: Link
    url: str
    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]
    rows: tuple[Row, ...]
    owed: Debts
    kept: Kept
    data_size: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The services of one organisation; `letter` opens a new letter of the alphabet, or is blank.

    Where they are too many for a page of all organisations, `whole` leads to all of them.
    """

    organisation: Link
    letter: str
    services: tuple[ServiceEntry, ...]
    whole: Link | None = None


@dataclass(frozen=True, slots=True)
class Trait:
    """A value that some services share, how many do, and where they are listed."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage(View):
    """The inventory by organisation, or the part of it that shares a trait; `traits` are the ways to narrow it."""

    shelves: tuple[Shelf, ...]
    count: int
    traits: tuple[tuple[str, tuple[Trait, ...]], ...]
    whole: bool


def service_pages(edition: Edition) -> Iterator[ServicePage]:
    """Yield the page of every service."""
    unchanged = edition.unchanged.organisations
    services = edition.catalogue.services.values()
    return (_service_page(service, edition) for service in services if service.organisation not in unchanged)


def services_index(edition: Edition) -> Iterator[ServicesPage]:
    """Yield the inventory, then its parts by kind of service, by phase and by organisation where one has many."""
    services = services_by_organisation(edition)
    everything = [service for group in services.values() for service in group]
    traits = tuple((gettext(words), _traits(trait, everything)) for trait, words in TRAITS.items())
    yield ServicesPage(
        address=addresses.SERVICES,
        title=SERVICES.text,
        description=gettext("The inventory: every service, the organisation that runs it, and its newest figures."),
        crumbs=(HOME,),
        shelves=tuple(_shortened(shelf) for shelf in _shelves(edition, services)),
        count=len(everything),
        traits=tuple((words, found) for words, found in traits if found),
        whole=True,
    )
    for trait in TRAITS:
        for value in sorted({_value(service, trait) for service in everything} - {""}):
            yield _part(edition, services, trait, value)
    for organisation, group in services.items():
        if len(group) > LONGEST:
            yield _of_organisation(edition, organisation, group)


def _traits(trait: str, services: list[ServiceEntry]) -> tuple[Trait, ...]:
    counts = Counter(_value(service, trait) for service in services)
    values = sorted(value for value in counts if value)
    return tuple(
        Trait(Link(_name(trait, each), addresses.of_services_by(trait, each)), counts[each]) for each in values
    )


def _value(service: ServiceEntry, trait: str) -> str:
    return service.kind if trait == "kind" else service.phase


def _name(trait: str, value: str) -> str:
    return gettext(PHASE_NAMES[value]) if trait == "phase" and value in PHASE_NAMES else value


def _part(edition: Edition, services: Mapping[str, tuple[ServiceEntry, ...]], trait: str, value: str) -> ServicesPage:
    sharing = {
        organisation: tuple(service for service in group if _value(service, trait) == value)
        for organisation, group in services.items()
    }
    name = _name(trait, value)
    of_kind = gettext('All services with the kind "%(name)s", by organisation.', name=name)
    in_phase = gettext('All services with the phase "%(name)s", by organisation.', name=name)
    return ServicesPage(
        address=addresses.of_services_by(trait, value),
        title=gettext("Services: %(name)s", name=name),
        description=of_kind if trait == "kind" else in_phase,
        crumbs=(HOME, SERVICES),
        shelves=tuple(_shelves(edition, {key: group for key, group in sharing.items() if group})),
        count=sum(map(len, sharing.values())),
        traits=(),
        whole=False,
    )


def _of_organisation(edition: Edition, organisation: str, group: tuple[ServiceEntry, ...]) -> ServicesPage:
    name = edition.catalogue.organisations[organisation].name
    return ServicesPage(
        address=addresses.of_services_by("organisation", organisation),
        title=gettext("Services: %(value)s", value=name),
        description=gettext("All services of %(organisation)s.", organisation=name),
        crumbs=(HOME, SERVICES),
        shelves=tuple(_shelves(edition, {organisation: group})),
        count=len(group),
        traits=(),
        whole=False,
    )


def _shortened(shelf: Shelf) -> Shelf:
    """Return a shelf with its first services alone and a link to all of them, where they are too many."""
    number = len(shelf.services)
    if number <= LONGEST:
        return shelf
    words = ngettext("All %(num)s service", "All %(num)s services", number)
    organisation = shelf.organisation.address.rstrip("/").rpartition("/")[2]
    link = Link(words, addresses.of_services_by("organisation", organisation))
    return replace(shelf, services=shelf.services[:SHORTENED], whole=link)


def _shelves(edition: Edition, services: Mapping[str, tuple[ServiceEntry, ...]]) -> Iterator[Shelf]:
    letter = ""
    for each in sorted(edition.catalogue.organisations.values(), key=lambda each: alphabetical(each.name)):
        if each.id in services:
            initial = each.name[0].upper()
            yield Shelf(link_to(each), initial if initial != letter else "", services[each.id])
            letter = initial


def _service_page(service: Service, edition: Edition) -> ServicePage:
    organisation = edition.catalogue.organisations[service.organisation]
    return ServicePage(
        address=addresses.of_service(service.id),
        title=service.name,
        description=gettext("%(name)s: the figures about this service, side by side.", name=organisation.name),
        crumbs=(HOME, ORGANISATIONS, link_to(organisation)),
        name=service.name,
        organisation=link_to(organisation),
        url=service.url if service.url.startswith(("https://", "http://")) else "",
        facts=tuple(Fact(term, detail) for term, detail in _facts(service).items() if detail),
        answers=answers_of(organisation),
        rows=edition.of_service.get(service.id, ()),
        owed=debts_of(edition, organisation, service),
        kept=kept_of(edition, organisation, service),
        publications=published_in(edition.of_service.get(service.id, ())),
        data_size=edition.size(addresses.data_beside(addresses.of_service(service.id))),
        said=edition.sayings.of(service.organisation, service=service.id),
    )


def _day(text: str) -> str:
    day = parse_day(text)
    return in_words(day) if day else text


def _facts(service: Service) -> dict[str, str]:
    return {
        gettext("What it is"): service.kind,
        gettext("For"): service.users,
        gettext("Phase"): _said(PHASES, service.phase),
        gettext("Open since"): _day(service.since),
        gettext("Closed"): _day(service.until),
        gettext("Modernisation"): _said(MODERNISATION, service.modernisation),
        gettext("Runs on old technology"): _said(LEGACY, service.legacy),
        gettext("Next step"): service.next_step,
    }


def _said(codes: Mapping[str, str], code: str) -> str:
    """Return what a code means, or the code itself where it is not one of them."""
    return gettext(codes[code]) if code in codes else code
