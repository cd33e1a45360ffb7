"""A workbook without its figures, as a library has made it, and how title and rows are put in: a join of strings.

To write each cell through a library takes a hundred times as long as the figures' own work.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from plainfigures.model.period import in_words
from plainfigures.publish.workbook_words import COLUMNS, DAY_IN_WORDS

TITLE = "The title goes here"
DAY = date(1937, 4, 1)
LAST_ROW = 1_537
LAST_COLUMN = chr(ord("A") + len(COLUMNS) - 1)
"""What stands in a skeleton for the title, the day and the last row of the figures; the last column has its name."""

NO_DAY = date(1980, 1, 1)
"""The day on which a workbook says that it was made where that is not known."""

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say: the bytes must not tell when they were made
_LEVEL = 3  # for the rows: a third of the time that zlib's usual 6 takes, for half as many bytes again
_MOST_KNOWN = 100_000
_AS_IT_IS = "mimetype"  # programs want to read it without unpacking


Columns = Sequence[Sequence[str]]
"""Some rows of a table, column by column."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The parts of a workbook by name, in order; the rows go between `before` and `after` in the part `rows_in`."""

    parts: Mapping[str, bytes]
    rows_in: str
    before: bytes
    after: bytes

    @contextmanager
    def filling(
        self, target: Path, title: str, number: int, day: date | None = None
    ) -> Iterator[Callable[[bytes], object]]:
        """Write a workbook with this title; inside the block is what takes its rows, `number` of them in all."""
        said = {TITLE: escape(title), f"{LAST_COLUMN}{LAST_ROW}": f"{LAST_COLUMN}{number + 1}"}
        said |= {DAY_IN_WORDS: escape(in_words(day)), DAY.isoformat(): day.isoformat()} if day else {}
        placeholders = re.compile("|".join(said).encode())  # all at once: a title may hold what looks like another

        def filled(part: bytes) -> bytes:
            return placeholders.sub(lambda found: said[found[0].decode()].encode(), part)

        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, part in self.parts.items():
                archive.writestr(_entry(name), filled(part))
            with archive.open(self.rows_in, "w") as sheet:
                sheet.write(filled(self.before))
                yield sheet.write
                sheet.write(filled(self.after))


def skeleton_of(workbook: bytes, rows_in: str, placeholder: str) -> Skeleton:
    """Return the skeleton of a workbook: what matches the placeholder in the part `rows_in` gives place to the rows."""
    with ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before, after = re.split(placeholder.encode(), parts.pop(rows_in), flags=re.DOTALL)
    return Skeleton(parts, rows_in, before, after)


class Cells(dict[str, str]):
    """How texts are written as cells, each worked out once: most texts of a table stand in many of its rows."""

    def __init__(self, written: Callable[[str], str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[text] = cell = self._written(text)
        return cell


def written(columns: Columns, kinds: Iterable[Cells]) -> Iterator[str]:
    """Yield rows of cells as they are written, column by column: of hundreds of thousands each is a mere look-up."""
    cells = (map(kind.__getitem__, column) for kind, column in zip(kinds, columns, strict=True))
    return map("".join, zip(*cells, strict=True))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = ZIP_STORED if name == _AS_IT_IS else ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
