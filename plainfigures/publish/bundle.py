"""Everything in one zip file: the tables, what their columns and codes mean, and under which licence they stand."""

from collections.abc import Iterable, Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.settings import Licence, Settings
from plainfigures.model.table import Table
from plainfigures.publish import addresses
from plainfigures.publish.csv_line import csv_line

_LEVEL = 3  # half of the time that zlib's usual 6 takes, for a quarter as many bytes again
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say: the bytes must not tell when they were made
_HOW_TO_READ = (
    gettext_noop("all.csv holds the figures, one in each row. The other files say what they are about."),
    gettext_noop("dictionary.csv says what each column and each code means."),
    "",
    gettext_noop(
        "Numbers are the digits that were submitted. A blank value is a missing figure and never zero: the marker says "
        "why."
    ),
    gettext_noop(
        "Files are CSV in UTF-8 with a header row. In a spreadsheet, import them as UTF-8 and take every column as "
        "text."
    ),
    gettext_noop(
        "A text that begins with = + - or @ and is not a number has an apostrophe (') in front, so that no spreadsheet "
        "runs it."
    ),
    gettext_noop("Take that one apostrophe away and the text is as it was submitted."),
)
_UNKNOWN = gettext_noop(
    "When figures were first published and last changed is not known here: those columns are blank."
)
_DICTIONARY = ("table", "column", "description", "type", "code", "code_meaning")


def write_bundle(site: Path, tables: Iterable[Table], files: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Write the bundle: `files` gives the address of each file by its name in the bundle, `words` texts by theirs."""
    with ZipFile(site / addresses.EVERYTHING, "w") as bundle:
        for name, text in words.items():
            _put(bundle, name, text.encode())
        _put(bundle, "dictionary.csv", b"".join(map(csv_line, (_DICTIONARY, *dictionary(tables)))))
        for name, address in files.items():
            with (site / address).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
                _put(bundle, name, content)


def dictionary(tables: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each column of the tables, and one for each code of a column that has codes."""
    for table in tables:
        for column in table.columns:
            yield table.name, column.name, column.description, column.type, "", ""
            for code, meaning in column.meanings.items():
                yield table.name, column.name, column.description, column.type, code, meaning


def words_of(settings: Settings, commit: Commit | None, *, dates_known: bool) -> Mapping[str, str]:
    """Return the texts of the bundle by their names: its README, and the licence where there is one."""
    about = {"README.txt": readme(settings, commit, dates_known=dates_known)}
    return about | ({"LICENCE.txt": licence_words(settings.licence)} if settings.licence else {})


def licence_words(licence: Licence) -> str:
    """Return under which licence the figures are, and where it stands."""
    lines = (
        gettext("Licence of the figures"),
        "",
        licence.title,
        licence.url,
        "",
        gettext("These figures may be used as this licence says. Its text stands at that address, and is what binds."),
        gettext("Say where you took the figures from, name the licence, and link to it."),
        "",
    )
    return "\r\n".join(lines)


def readme(settings: Settings, commit: Commit | None, *, dates_known: bool) -> str:
    """Return what the bundle holds, how to read it, and how far it can be trusted."""
    licence = settings.licence
    about = (
        gettext("%(name)s: every published figure", name=settings.site_name) + "\r\n",
        settings.demonstration,
        settings.site_url and gettext("Site: %(url)s", url=settings.site_url),
        commit and gettext("Commit: %(commit)s of %(day)s", commit=commit.hash, day=commit.day.isoformat()),
        licence and gettext("Licence: %(title)s, %(url)s", title=licence.title, url=licence.url),
    )
    how = [*_HOW_TO_READ, *([] if dates_known else [_UNKNOWN])]
    lines = [*filter(None, about), "", *(gettext(line) if line else "" for line in how), ""]
    return "\r\n".join(map(str, lines))


def _put(bundle: ZipFile, name: str, content: bytes | mmap) -> None:
    entry = ZipInfo(name, _NO_TIME)
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, content, ZIP_DEFLATED, _LEVEL)
