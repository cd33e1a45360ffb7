"""Stamps the pages that the data make into the shell that MkDocs rendered: a join of strings."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from plainfigures.publish.addresses import section_of
from plainfigures.publish.page import Page
from plainfigures.publish.policy import with_policy
from plainfigures.publish.search_index import Entry, entry_of
from plainfigures.publish.shell import Shell
from plainfigures.publish.sitemap import absolute


def write_pages(pages: Iterable[Page], shells: Mapping[int, Shell], site: Path) -> list[Entry]:
    """Stamp every page and write it below the site's folder; return what search and sitemap are to know of each."""
    entries = []
    for page in pages:
        folder = site / page.address
        folder.mkdir(parents=True, exist_ok=True)
        whole = with_policy(page.body) if page.bare else stamp(shells[page.depth], page)
        (folder / "index.html").write_bytes(whole.encode())
        if not page.bare:
            entries.append(entry_of(page))
    return entries


def stamp(shell: Shell, page: Page) -> str:
    """Return the finished page: the shell of the page's depth with its slots filled."""
    filling = {
        "title": escape(_full_title(shell.settings.site_name, page.title), quote=False),
        "description": escape(page.description),
        "canonical": escape(absolute(shell.settings.site_url, page.address)),
        "body": page.body,
    }
    slots = [_current(name, page) if kind == "section" else filling[kind] for kind, name in shell.slots]
    return "".join(part for pair in zip(shell.pieces, slots, strict=False) for part in pair) + shell.pieces[-1]


def _full_title(site: str, title: str) -> str:
    return site if title == site else f"{title} – {site}"


def _current(section: str, page: Page) -> str:
    """Return the attribute that marks the link to the page's own section, or nothing at any other."""
    if section != section_of(page.address):
        return ""
    return ' aria-current="true"' if page.depth > 1 else ' aria-current="page"'
