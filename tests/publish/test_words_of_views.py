"""In another language nothing that Python says to readers stays English but what organisations have written.

Every letter of a message is put in another script, which stands for the other language: so an English word is found
even where it is a value inside a message.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from gettext import NullTranslations
from itertools import islice
from pathlib import Path
from string import ascii_letters

import pytest

from plainfigures.check.catalogue import catalogue_of, gather
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import speaking
from plainfigures.model.ledger import UNKNOWN
from plainfigures.model.marker import Marker
from plainfigures.model.settings import Settings
from plainfigures.model.table import Column, Table
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.downloads import write_downloads
from plainfigures.publish.news import feeds_of
from plainfigures.publish.pages import FAMILIES
from plainfigures.publish.publication_charts import publication_charts_wanted
from plainfigures.publish.site import charts_of
from plainfigures.publish.views.edition import Edition, edition_of
from plainfigures.publish.views.link import Link
from plainfigures.publish.workbook_words import CONTENTS, COVER, NOTES, SHEET_OF_FIGURES, words_of
from plainfigures.read.source import read_source
from tests.publish.announced import COMMIT
from tests.publish.invented import catalogue as invented
from tests.publish.invented import observation
from tests.small_root import REPOSITORY, TODAY

MOST, EVERY = 40, 7  # enough of many pages, and of many charts
FOR_OFFICERS = ("rules", "rule")  # what the rules say is English, as all that the check says
Wanted = Callable[[Catalogue], Iterator[ChartWanted]]

WIDE = str.maketrans({letter: chr(ord(letter) + 0xFEE0) for letter in ascii_letters})
PLACES = re.compile(r"(%\(\w+\)s|%%)")
WORDS = re.compile(r"[A-Za-z][A-Za-z' -]*[A-Za-z]")
NO_WORDS = {
    *("address", "url", "page", "path", "file", "feed", "list", "data", "document", "frame"),  # ways to something
    *("id", "bibtex", "csl", "code", "codes", "columns", "short", "sum", "known", "tables"),
}
"""The fields of views that hold no words of ours, or words that are looked up in another field."""


class Wide(NullTranslations):
    """English in wide letters."""

    def gettext(self, message: str) -> str:
        """Return the message with its letters made wide, and the places of its values as they are."""
        return "".join(part if at % 2 else part.translate(WIDE) for at, part in enumerate(PLACES.split(message)))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for the number in wide letters."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return the message in wide letters."""
        return self.gettext(message)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """All that the repository itself publishes, which has every sort of page."""
    return catalogue_of(gather(read_source(REPOSITORY), TODAY, validate=False))


@pytest.fixture(scope="module")
def data() -> str:
    """Everything that organisations have written, in small letters: each cell once, and each document in one line."""
    paths = [path for folder in ("metrics", "schemas") for path in (REPOSITORY / folder).rglob("*.*")]
    tables = (path.read_text("utf-8") for path in paths if path.suffix == ".csv")
    cells = {cell.strip() for table in tables for cell in re.split(r'[,\n"]', table)}
    documents = (path.read_text("utf-8") for path in paths if path.suffix == ".yml")
    return " ".join(" ".join([*sorted(cells), *documents]).split()).lower()


@pytest.fixture(scope="module")
def edition(catalogue: Catalogue) -> Edition:
    """The edition in wide letters; some of its words are said when pages are made."""
    with speaking(Wide()):
        return edition_of(catalogue, charts={}, sizes={}, commit=COMMIT, repository="", site_url="", site_name="")


def english(said: object, data: str) -> set[str]:
    """Return the words that are said in English and not taken from the data."""
    found = {run.strip(" '-") for place, text in texts(said) if place not in NO_WORDS for run in WORDS.findall(text)}
    return {words for words in found if words.lower() not in data}


def texts(said: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text that a value holds, however deep, each with the name of the field that it stands in."""
    if isinstance(said, str):
        yield place, said
    elif isinstance(said, Link):
        yield "text", said.text
    elif isinstance(said, ChartWanted):
        yield from texts((said.title, said.description, said.key, said.parts.get("title", {}), told_by(said)))
    elif isinstance(said, Marker):
        yield "in_words", said.in_words
    elif isinstance(said, Column):
        yield from texts((said.description, said.meanings))
    elif isinstance(said, Table):
        yield from texts((said.title, said.description, said.columns))
    elif dataclasses.is_dataclass(said):
        fields = (field.name for field in dataclasses.fields(said))
        yield from (each for name in fields for each in texts(getattr(said, name), name))
    elif isinstance(said, Mapping):
        yield from (each for value in said.values() for each in texts(value, place))
    elif isinstance(said, (tuple, list)):
        yield from (each for value in said for each in texts(value, place))


def told_by(chart: ChartWanted) -> list[str]:
    """Return what is written in a chart, and what is told of each period by a browser."""
    rows = (row for rows in chart.parts["datasets"].values() for row in rows)
    sentences = (text for period in chart.explored.get("periods", ()) for text in period[1:])
    return [*(row["text"] for row in rows if "text" in row), *sentences]


@pytest.mark.parametrize("family", [name for name in FAMILIES if name not in FOR_OFFICERS])
def test_pages_speak_the_language(family: str, edition: Edition, data: str) -> None:
    """Titles, sentences and labels of a family's pages are all messages, or taken from the data."""
    with speaking(Wide()):
        assert english(list(islice(FAMILIES[family][1](edition), MOST)), data) == set()


def test_charts_speak_the_language(edition: Edition, data: str) -> None:
    """So do a chart's titles, marks, key, text alternative, and what is told of a figure that is pointed at."""
    with speaking(Wide()):
        assert english(list(islice(charts_of(edition), 0, None, EVERY)), data) == set()


def test_the_matrix_speaks_the_language(edition: Edition, data: str) -> None:
    """So does the chart of the record of publication."""
    with speaking(Wide()):
        assert english(list(publication_charts_wanted(edition.record)), data) == set()


def test_feeds_and_workbooks_speak_the_language(catalogue: Catalogue, data: str) -> None:
    """So do feeds, and the words of a workbook but the names of its sheets."""
    with speaking(Wide()):
        said = tuple(feeds_of(catalogue, UNKNOWN, None, "")), words_of(Settings(""), dated=False)
    assert english(said, data) - {COVER, NOTES, SHEET_OF_FIGURES, CONTENTS} == set()


def test_data_are_english_in_every_language(tmp_path: Path) -> None:
    """Rows of the downloads are the same whatever the site speaks."""
    known, english_site, other = (
        invented(observation("2026-Q1", 2, value="84.2", markers=("p",))),
        tmp_path / "english",
        tmp_path / "other",
    )
    write_downloads(known, english_site)
    with speaking(Wide()):
        write_downloads(known, other)
    files = sorted(path.relative_to(english_site) for path in english_site.rglob("*") if path.is_file())
    assert [name for name in files if (english_site / name).read_bytes() != (other / name).read_bytes()] == []
