"""Feeds in Atom (RFC 4287): what is new, for programs that tell people of it. What goes in, others decide.

Written with the standard library: a feed is a dozen elements, and a library for more than that would bring lxml along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from plainfigures.model.language import language_spoken

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: `id` is an IRI that never changes, `address` that of the page to read, in the site."""

    id: str
    title: str
    summary: str
    address: str
    updated: datetime
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own address and that of the page that it belongs to, and its entries, newest first.

    `updated` is when the newest of them came; a feed without entries has its own.
    """

    address: str
    page: str
    title: str
    subtitle: str
    updated: datetime
    entries: Iterable[Entry]


def lasting_id(*words: str) -> str:
    """Return an id made of what it stands for: the same wherever and whenever the site is built or served."""
    return uuid5(NAMESPACE_URL, "\n".join(("plainfigures", *words))).urn


def render_feed(feed: Feed, *, site_url: str, site_name: str) -> bytes:
    """Return the feed's file; addresses in it are relative to it where the site does not know its own."""
    register_namespace("", ATOM)
    root, top = Element(f"{{{ATOM}}}feed"), site_url or "../" * feed.address.count("/")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language_spoken())
    _add(root, "id", f"{site_url}{feed.address}" if site_url else lasting_id(site_name, feed.address))
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _moment(feed.updated))
    _add(_add(root, "author"), "name", site_name)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{top}{feed.address}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{top}{feed.page}" or "./")
    for entry in feed.entries:
        _write_entry(root, entry, top)
    indent(root, "")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def write_feeds(feeds: Iterable[Feed], site: Path, *, site_url: str, site_name: str) -> None:
    """Write every feed below the site's folder."""
    for feed in feeds:
        path = site / feed.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render_feed(feed, site_url=site_url, site_name=site_name))


def _write_entry(root: Element, entry: Entry, top: str) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", _moment(entry.updated))
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    _add(element, "link", rel="alternate", type="text/html", href=f"{top}{entry.address}" or "./")
    _add(element, "summary", entry.summary, type="text")


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
