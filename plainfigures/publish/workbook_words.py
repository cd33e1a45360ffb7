"""What workbooks say beside their figures, the same in every format: cover, contents and notes.

The order and marks of the sheets are those that the Government Analysis Function asks of spreadsheets.
"""

from dataclasses import dataclass

from plainfigures.model.language import gettext
from plainfigures.model.marker import MARKERS
from plainfigures.model.settings import Settings
from plainfigures.publish.tables import FIGURES

COVER, CONTENTS, NOTES, SHEET_OF_FIGURES = "Cover", "Contents", "Notes", "Figures"
"""The names of the sheets, and of their tables, in every language."""

LEFT_OUT = ("period", "inputs", "source_file", "source_line", "commit", "last_changed")
COLUMNS = tuple(column for column in FIGURES.columns if column.name not in LEFT_OUT)
"""The columns of the table of figures; the others are in the CSV file alone."""

NUMBERS = tuple(column.type in ("number", "whole") for column in COLUMNS)
"""Whether each of them holds numbers."""

_WIDTHS = {"note": 60, "service_name": 40, "organisation_name": 36, "marker_meaning": 36, "period_label": 26}
WIDTHS = tuple(_WIDTHS.get(column.name, 14) for column in COLUMNS)
"""How wide each of them is, in characters."""

DAY_IN_WORDS = "The day goes here"
"""What stands for the day until a workbook is filled."""

DIGITS, DECIMALS = 15, 10  # what a spreadsheet keeps of a number, and the most that one may have behind the point


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of words: the name by which programs know its table, its title, and the table's header and rows."""

    name: str
    title: str
    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What workbooks of a site say: the lines of the cover, below the title, and the sheets after it.

    Where they are `dated` the cover has DAY_IN_WORDS in place of the day, so that they are the same every day.
    """

    author: str
    dated: bool
    cover: tuple[str, ...]
    sheets: tuple[Sheet, Sheet]


def words_of(settings: Settings, *, dated: bool) -> Words:
    """Return the words of the workbooks of a site; those that are `dated` say as at which day their figures stand."""
    cover = _cover(settings, DAY_IN_WORDS if dated else "")
    return Words(settings.site_name, dated, tuple(filter(None, cover)), (_contents(), _notes()))


def _cover(settings: Settings, day: str) -> tuple[str, ...]:
    licence = settings.licence
    return (
        gettext("Published by %(name)s.", name=settings.site_name),
        settings.demonstration,
        settings.site_url and gettext("Website: %(url)s", url=settings.site_url),
        day and gettext("As at %(day)s.", day=day),
        gettext("Licence: %(title)s, %(url)s", title=licence.title, url=licence.url) if licence else "",
        gettext(
            "The sheets are listed under %(contents)s, and what to know of the figures stands under %(notes)s.",
            contents=CONTENTS,
            notes=NOTES,
        ),
    )


def _contents() -> Sheet:
    rows = (
        (COVER, gettext("What this is")),
        (NOTES, gettext("How to read the figures")),
        (SHEET_OF_FIGURES, gettext("Every figure")),
    )
    return Sheet(CONTENTS, gettext("Contents"), (gettext("Sheet"), gettext("What it holds")), rows)


def _notes() -> Sheet:
    rows = (
        (
            gettext("Figures"),
            gettext(
                "Each row is one figure, as it was submitted. A number that is worked out has a column of its own."
            ),
        ),
        (
            gettext("Missing figures"),
            gettext("A blank value is a missing figure and never zero. The marker and its meaning say why."),
        ),
        (
            gettext("Digits"),
            gettext(
                "Cells show the digits that were submitted. A spreadsheet keeps 15 of them: longer numbers are text."
            ),
        ),
        (
            gettext("Comparing"),
            gettext("Figures of different versions of a definition are not comparable; see the column comparison."),
        ),
        (
            gettext("Everything else"),
            gettext("File, line and commit of each figure, and further counts, are in the CSV file beside this one."),
        ),
        *((gettext("Marker %(code)s", code=code), marker.in_words) for code, marker in MARKERS.items()),
    )
    return Sheet(NOTES, gettext("Notes"), (gettext("Note"), gettext("What it says")), rows)


def is_number(text: str) -> bool:
    """Tell whether a spreadsheet keeps every digit of a number."""
    _, _, decimals = text.partition(".")
    return len(text.lstrip("-").replace(".", "")) <= DIGITS and len(decimals) <= DECIMALS
