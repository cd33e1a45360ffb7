"""A submission on its way: how its bytes wrote it, and what became of it when it was tidied or imported."""

from dataclasses import dataclass
from enum import Enum

from plainfigures.model.report import Report


class Script(Enum):
    """The codes in which a spreadsheet may have saved text."""

    UTF_8 = "UTF-8"
    MARKED_UTF_8 = "UTF-8 with a byte-order mark"
    UTF_16 = "UTF-16"
    WINDOWS_1252 = "Windows-1252"


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file's text before and after it was tidied, and in a few words each thing that was mended."""

    before: str
    after: str
    mended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A submission to be filled in: where it goes, its text, how many figures it asks for, and of which metrics."""

    path: str
    text: str
    figures: int
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a workbook: the report on it, and the path of the submission, written where it has no errors.

    `sheet` is the sheet that was read, `others` those that were not, `beside` its rows outside of the table; `mended`
    says in a few words each thing that was rewritten.
    """

    workbook: str
    report: Report
    path: str = ""
    sheet: str = ""
    others: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()
    mended: tuple[str, ...] = ()
