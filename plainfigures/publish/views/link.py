"""Links, and what every page has: an address, a title, a description and the way to it."""

from dataclasses import dataclass

from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.publication import Publication
from plainfigures.publish import addresses


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the address that they lead to, relative to the site's root; a message is looked up when it is read."""

    words: str
    address: str
    message: bool = False

    @property
    def text(self) -> str:
        """The words, in the language spoken where they are a message."""
        return gettext(self.words) if self.message else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template is given: the page's own facts, and below this class those of its family."""

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    publications: tuple[Publication, ...] = ()


HOME = Link(gettext_noop("Home"), addresses.HOME, message=True)
DOMAINS = Link(gettext_noop("Domains"), addresses.DOMAINS, message=True)
METRICS = Link(gettext_noop("Metrics"), addresses.METRICS, message=True)
ORGANISATIONS = Link(gettext_noop("Organisations"), addresses.ORGANISATIONS, message=True)
SERVICES = Link(gettext_noop("Services"), addresses.SERVICES, message=True)
DOWNLOADS = Link(gettext_noop("Downloads"), addresses.DOWNLOADS, message=True)
ABOUT = Link(gettext_noop("About"), addresses.ABOUT, message=True)
RULES_LINK = Link(gettext_noop("Rules"), addresses.RULES, message=True)
