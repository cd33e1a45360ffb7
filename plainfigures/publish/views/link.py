"""Links, and what every page has: an address, a title, a description and the way to it."""

from dataclasses import dataclass

from plainfigures.model.publication import Publication
from plainfigures.publish import addresses


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the address that they lead to, relative to the site's root."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template is given: the page's own facts, and below this class those of its family."""

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    publications: tuple[Publication, ...] = ()


HOME = Link("Home", addresses.HOME)
DOMAINS = Link("Domains", addresses.DOMAINS)
METRICS = Link("Metrics", addresses.METRICS)
ORGANISATIONS = Link("Organisations", addresses.ORGANISATIONS)
SERVICES = Link("Services", addresses.SERVICES)
ABOUT = Link("About", addresses.ABOUT)
RULES_LINK = Link("Rules", addresses.RULES)
