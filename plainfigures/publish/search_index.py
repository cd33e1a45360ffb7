"""What search knows: for each page its title and one line, in the form that Material's search reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from plainfigures.publish.engine import add_to_search
from plainfigures.publish.page import Page

_OF_A_NAMED_THING = 2  # how deep the page of an organisation, a service or a metric lies


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the list of pages knows it: where it lies, what it is called, and one line about it."""

    address: str
    title: str
    line: str

    @property
    def for_search(self) -> dict[str, Any]:
        """The entry in Material's form, where text is HTML.

        Pages of an organisation, a service or a metric come before the figure pages that have its name in their titles,
        and among them the shorter title first, of which what somebody typed is the larger part.
        """
        entry: dict[str, Any] = {"location": self.address, "title": escape(self.title), "text": escape(self.line)}
        named = self.address.count("/") <= _OF_A_NAMED_THING
        return entry | ({"boost": 4 + 24 // len(self.title.split())} if named and self.title else {})


def entry_of(page: Page) -> Entry:
    """Return the entry of a page."""
    return Entry(page.address, page.title, page.description)


def write_search_index(entries: Iterable[Entry], site: Path) -> None:
    """Add the entries to the index that the engine wrote, in place of what it knew of the same addresses."""
    made = {entry.address: entry.for_search for entry in sorted(entries, key=lambda each: each.address)}
    add_to_search(site, list(made.values()))
