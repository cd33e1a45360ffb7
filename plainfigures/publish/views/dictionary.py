"""The data dictionary: every table that can be downloaded, every column, and every code with its meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.marker import MARKERS
from plainfigures.model.organisation import KINDS
from plainfigures.model.table import Table, Type
from plainfigures.publish import addresses
from plainfigures.publish.described_tables import tables_of
from plainfigures.publish.tables import COMPARISONS, PHASES
from plainfigures.publish.views.definition import BETTER, EVERY, STATUS, UNITS
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import DOWNLOADS, HOME, View

Code = TypeVar("Code", bound=str)
FORMS: Mapping[Type, str] = {
    "text": gettext_noop("text"),
    "number": gettext_noop("number"),
    "whole": gettext_noop("whole number"),
    "day": gettext_noop("day (year, month, day)"),
    "moment": gettext_noop("day and time (UTC)"),
}


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes, and what each means."""

    name: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryPage(View):
    """What the page of the data dictionary says; `tables` are given with the address of their file."""

    tables: tuple[tuple[str, Table], ...]
    forms: Mapping[str, str]
    lists: tuple[CodeList, ...]


def dictionary(edition: Edition) -> Iterator[DictionaryPage]:
    """Yield the page of the data dictionary."""
    yield DictionaryPage(
        address=addresses.DICTIONARY,
        title=gettext("Data dictionary"),
        description=gettext("Every column and every code of the files that can be downloaded here."),
        crumbs=(HOME, DOWNLOADS),
        tables=tuple(tables_of(edition.catalogue).items()),
        forms=_said(FORMS),
        lists=tuple(_lists(edition)),
    )


def _lists(edition: Edition) -> Iterator[CodeList]:
    said: dict[str, Mapping[str, str]] = {
        gettext("Markers"): {code: marker.in_words for code, marker in MARKERS.items()},
        gettext("Units"): _said(UNITS),
        gettext("Frequencies"): _said(EVERY),
        gettext("Which way is better"): _said(BETTER),
        gettext("Comparison"): _said(COMPARISONS),
        gettext("Status of the figures"): _said(STATUS),
        gettext("Kinds of organisation"): _said(KINDS),
        gettext("Phases of a service"): _said(PHASES),
    }
    for metric in edition.catalogue.metrics.values():
        for name, codes in metric.dimensions.items():
            said[gettext("%(title)s: %(subject)s", title=metric.title, subject=name)] = codes
    return (CodeList(name, tuple(codes.items())) for name, codes in said.items())


def _said(codes: Mapping[Code, str]) -> dict[str, str]:
    """Return what each code means."""
    return {str(code): gettext(words) for code, words in codes.items()}
