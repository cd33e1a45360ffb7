"""What the sheets of a workbook say beside its figures; the sheets' names are the same in every language."""

from dataclasses import dataclass

from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext
from plainfigures.model.marker import MARKERS
from plainfigures.model.settings import Settings

COVER, CONTENTS, NOTES, FIGURES = "Cover", "Contents", "Notes", "Figures"
Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of the cover; what lies on which sheet, and what to know, each as a title, a header and lines."""

    title: str
    cover: tuple[str, ...]
    contents: tuple[str, tuple[str, str], Lines]
    notes: tuple[str, tuple[str, str], Lines]


def words_of(title: str, settings: Settings, commit: Commit | None) -> Words:
    """Return the words of a workbook with this title; of the commit they say the day alone."""
    return Words(
        title,
        cover=_cover(settings, commit),
        contents=(gettext("Contents"), (gettext("Sheet"), gettext("What it holds")), _contents()),
        notes=(gettext("Notes"), (gettext("Note"), gettext("What it says")), (*_notes(), *_markers())),
    )


def _cover(settings: Settings, commit: Commit | None) -> tuple[str, ...]:
    licence = settings.licence
    lines = (
        gettext("Published by %(name)s.", name=settings.site_name),
        settings.demonstration,
        settings.site_url and gettext("Website: %(url)s", url=settings.site_url),
        commit and gettext("As at %(day)s.", day=commit.day.isoformat()),
        licence and gettext("Licence: %(title)s, %(url)s", title=licence.title, url=licence.url),
        gettext(
            "The sheets are listed under %(contents)s, and what to know of the figures stands under %(notes)s.",
            contents=CONTENTS,
            notes=NOTES,
        ),
    )
    return tuple(str(line) for line in lines if line)


def _contents() -> Lines:
    return (
        (COVER, gettext("What this is")),
        (NOTES, gettext("How to read the figures")),
        (FIGURES, gettext("Every figure")),
    )


def _notes() -> Lines:
    return (
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
    )


def _markers() -> Lines:
    return tuple((gettext("Marker %(code)s", code=code), marker.in_words) for code, marker in MARKERS.items())
