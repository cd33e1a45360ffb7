"""What pages call the groups that are compared: by themselves, and as the rest of a title."""

from plainfigures.analyse.peers import Peers
from plainfigures.model.language import gettext, gettext_noop

GROUPS = {
    "Ministerial department": (gettext_noop("Ministerial departments"), gettext_noop("ministerial departments")),
    "Non-ministerial department": (
        gettext_noop("Non-ministerial departments"),
        gettext_noop("non-ministerial departments"),
    ),
    "Executive agency": (gettext_noop("Executive agencies"), gettext_noop("executive agencies")),
    "Executive non-departmental public body": (
        gettext_noop("Executive non-departmental public bodies"),
        gettext_noop("executive non-departmental public bodies"),
    ),
    "Advisory non-departmental public body": (
        gettext_noop("Advisory non-departmental public bodies"),
        gettext_noop("advisory non-departmental public bodies"),
    ),
    "Tribunal": (gettext_noop("Tribunals"), gettext_noop("tribunals")),
    "Public corporation": (gettext_noop("Public corporations"), gettext_noop("public corporations")),
    "Office": (gettext_noop("Offices"), gettext_noop("offices")),
    "Council": (gettext_noop("Councils"), gettext_noop("councils")),
    "Combined authority": (gettext_noop("Combined authorities"), gettext_noop("combined authorities")),
    "Region": (gettext_noop("Regions"), gettext_noop("regions")),
    "Country": (gettext_noop("Countries"), gettext_noop("countries")),
    "Other public body": (gettext_noop("Other public bodies"), gettext_noop("other public bodies")),
    "Unitary authorities in England": (
        gettext_noop("Unitary authorities in England"),
        gettext_noop("unitary authorities in England"),
    ),
    "District councils in England": (
        gettext_noop("District councils in England"),
        gettext_noop("district councils in England"),
    ),
    "Metropolitan boroughs": (gettext_noop("Metropolitan boroughs"), gettext_noop("metropolitan boroughs")),
    "London boroughs": (gettext_noop("London boroughs"), gettext_noop("London boroughs")),
    "County councils in England": (
        gettext_noop("County councils in England"),
        gettext_noop("county councils in England"),
    ),
    "Smallest quarter": (gettext_noop("Smallest quarter"), gettext_noop("smallest quarter by size")),
    "Second smallest quarter": (
        gettext_noop("Second smallest quarter"),
        gettext_noop("second smallest quarter by size"),
    ),
    "Second largest quarter": (gettext_noop("Second largest quarter"), gettext_noop("second largest quarter by size")),
    "Largest quarter": (gettext_noop("Largest quarter"), gettext_noop("largest quarter by size")),
    "Smallest third": (gettext_noop("Smallest third"), gettext_noop("smallest third by size")),
    "Middle third": (gettext_noop("Middle third"), gettext_noop("middle third by size")),
    "Largest third": (gettext_noop("Largest third"), gettext_noop("largest third by size")),
    "London": (gettext_noop("London"), gettext_noop("London")),
    "England outside London": (gettext_noop("England outside London"), gettext_noop("England outside London")),
    "Northern Ireland": (gettext_noop("Northern Ireland"), gettext_noop("Northern Ireland")),
    "Scotland": (gettext_noop("Scotland"), gettext_noop("Scotland")),
    "Wales": (gettext_noop("Wales"), gettext_noop("Wales")),
}
"""The two by what the members of a group share; a place that an organisation stands for has that one's name."""


def name(peers: Peers) -> str:
    """Return the name of a group: `Executive agencies`, `Smallest quarter`, `London`."""
    return gettext(GROUPS[peers.value][0]) if peers.value in GROUPS else peers.value


def heading(peers: Peers) -> str:
    """Return the same as the rest of a title: `executive agencies`, `smallest quarter by size`, `London`."""
    return gettext(GROUPS[peers.value][1]) if peers.value in GROUPS else peers.value
