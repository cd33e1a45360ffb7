"""Workbooks made from CSV files: a cover, contents, notes and one table of figures, for Excel and as OpenDocument.

A workbook is made anew only when that changes which it is made from.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import polars as pl

from plainfigures.model.language import language_spoken
from plainfigures.model.period import in_words
from plainfigures.model.settings import Settings
from plainfigures.publish import excel, open_document
from plainfigures.publish.addresses import workbook_of
from plainfigures.publish.growing_files import File
from plainfigures.publish.skeleton import Columns, Skeleton, skeleton_of
from plainfigures.publish.whole_file import whole_file
from plainfigures.publish.workbook_words import COLUMNS, Words, words_of

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that is wanted: its title, and the CSV file that it is made from, beside which it will lie.

    `day` is that of the commit in which its figures stand; None where that is not known.
    """

    title: str
    table: File
    day: date | None


@dataclass(frozen=True)
class Form:
    """A format of workbooks: how their names end, who makes them, and how many rows a sheet has room for.

    `make` returns a workbook without figures and `rows` rows of figures, which go in the place of what matches `place`
    in the part `rows_in`. Skeletons are kept in the `cache`.
    """

    suffix: str
    made_by: str
    most_rows: int
    make: Callable[[Words], bytes]
    rows: Callable[[Columns], str]
    rows_in: str
    place: str
    words: Words
    cache: Path

    @cached_property
    def skeleton(self) -> Skeleton:
        """The workbook without figures; it is the same every day."""
        path = self.cache / f"{self.made_from()}{self.suffix}"
        if not path.exists():
            with whole_file(path) as unfinished:
                unfinished.write_bytes(self.make(self.words))
        return skeleton_of(path.read_bytes(), self.rows_in, self.place)

    def made_from(self, *words: str) -> str:
        """Return a text that changes when the skeleton would, or any of these words does."""
        parts = (_program(), self.made_by, language_spoken(), repr(self.words), *words)
        return sha256("\0".join(parts).encode()).hexdigest()


def forms_of(words: Words, cache: Path) -> tuple[Form, ...]:
    """Return the formats in which workbooks are written."""
    return tuple(
        Form(each.SUFFIX, each.MADE_BY, each.MOST_ROWS, make, each.rows, each.ROWS_IN, each.PLACE, words, cache)
        for each, make in ((excel, _for_excel), (open_document, _as_open_document))
    )


def _for_excel(words: Words) -> bytes:
    """Return a workbook without figures; the library is loaded only where one is wanted."""
    from plainfigures.publish.excel_skeleton import workbook

    return workbook(words)


def _as_open_document(words: Words) -> bytes:
    """Return a workbook without figures, as `_for_excel` does."""
    from plainfigures.publish.open_document_skeleton import workbook

    return workbook(words)


def write_workbooks(wanted: Iterable[Workbook], site: Path, cache: Path, settings: Settings) -> Mapping[str, int]:
    """Write each workbook that a sheet has room for in each format, and return their sizes in bytes by address."""
    sizes, books = {}, cache / "workbooks"
    forms = {dated: forms_of(words_of(settings, dated=dated), books) for dated in (False, True)}
    for each in wanted:
        fitting = [form for form in forms[each.day is not None] if each.table.rows <= form.most_rows]
        about = each.title, *((str(each.day), in_words(each.day)) if each.day else ()), each.table.sum
        kept = [books / f"{form.made_from(*about)}{form.suffix}" for form in fitting]
        lacking = [(form, path) for form, path in zip(fitting, kept, strict=True) if not path.exists()]
        if lacking:
            _write(each, site / each.table.address, lacking)
        for path in kept:
            address = workbook_of(each.table.address, path.suffix)
            shutil.copyfile(path, site / address)
            sizes[address] = path.stat().st_size
    return sizes


@cache
def _program() -> str:
    """Return the SHA-256 of the modules that workbooks are made by, and of what their columns are."""
    formats = [f"{form}{part}" for form in ("excel", "open_document") for part in ("", "_skeleton")]
    names = ("workbooks", "workbook_words", "skeleton", "csv_line", *formats)
    modules = (Path(__file__).with_name(f"{name}.py").read_bytes() for name in names)
    return sha256(b"".join((*modules, repr(COLUMNS).encode()))).hexdigest()


def _write(wanted: Workbook, table: Path, targets: Sequence[tuple[Form, Path]]) -> None:
    """Write one workbook in several formats, its table read once, so that nobody can ever read half of one."""
    with ExitStack() as stack:
        sheets = []
        for form, target in targets:
            unfinished = stack.enter_context(whole_file(target))
            filling = form.skeleton.filling(unfinished, wanted.title, wanted.table.rows, wanted.day)
            sheets.append((form.rows, stack.enter_context(filling)))
        for columns in _batches(table):
            for rows, take in sheets:
                take(rows(columns).encode())


def _batches(table: Path) -> Iterator[Columns]:
    """Yield the columns that workbooks show of many rows of a CSV file at once."""
    shown = [column.name for column in COLUMNS]
    rows = pl.read_csv(table, columns=shown, infer_schema=False).select(pl.col(shown).fill_null(""))
    for batch in rows.iter_slices(_BATCH):
        yield [column.to_list() for column in batch]
