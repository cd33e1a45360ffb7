"""The data dictionary: every table that can be downloaded, every column, and every code with its meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainfigures.model.marker import MARKERS
from plainfigures.model.organisation import KINDS
from plainfigures.model.table import Table, Type
from plainfigures.publish import addresses
from plainfigures.publish.described_tables import TABLES
from plainfigures.publish.tables import COMPARISONS, PHASES
from plainfigures.publish.views.definition import BETTER, EVERY, STATUS, UNITS
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import HOME, Link, View

FORMS: Mapping[Type, str] = {
    "text": "text",
    "number": "number",
    "whole": "whole number",
    "day": "day (year, month, day)",
    "moment": "day and time (UTC)",
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
    forms: Mapping[Type, str]
    lists: tuple[CodeList, ...]


def dictionary(edition: Edition) -> Iterator[DictionaryPage]:
    """Yield the page of the data dictionary."""
    yield DictionaryPage(
        address=addresses.DICTIONARY,
        title="Data dictionary",
        description="Every column and every code of the files that can be downloaded here.",
        crumbs=(HOME, Link("Downloads", addresses.DOWNLOADS)),
        tables=tuple(TABLES.items()),
        forms=FORMS,
        lists=tuple(_lists(edition)),
    )


def _lists(edition: Edition) -> Iterator[CodeList]:
    said: dict[str, Mapping[str, str]] = {
        "Markers": {code: marker.meaning for code, marker in MARKERS.items()},
        "Units": {str(name): words for name, words in UNITS.items()},
        "Frequencies": {str(name): words for name, words in EVERY.items()},
        "Which way is better": {str(name): words for name, words in BETTER.items()},
        "Comparison": COMPARISONS,
        "Status of the figures": {str(name): words for name, words in STATUS.items()},
        "Kinds of organisation": {str(name): words for name, words in KINDS.items()},
        "Phases of a service": PHASES,
    }
    for metric in edition.catalogue.metrics.values():
        for name, codes in metric.dimensions.items():
            said[f"{metric.title}: {name}"] = codes
    return (CodeList(name, tuple(codes.items())) for name, codes in said.items())
