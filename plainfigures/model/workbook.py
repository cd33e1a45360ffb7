"""One sheet of a workbook as it was read: what each cell holds, how it is shown, and what nobody sees."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "date", "truth", "error", "unsolved"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is stored in a cell, and the format in which the spreadsheet shows it.

    `text` is a number in plain digits, a date or time as ISO 8601 writes it, TRUE or FALSE, an error like #DIV/0!, or
    text as it stands. A formula counts as its last result; `unsolved` is one that has none.
    """

    kind: Kind
    text: str
    shown: str = "General"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A rectangle of cells; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """Return its name in words: `A5 to A9`."""
        return f"{cell_name(self.top, self.left)} to {cell_name(self.bottom, self.right)}"

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a workbook: its filled cells by row and column, and what is hidden or merged.

    `hidden_columns` are spans from a first to a last column. `others` are the names of the sheets behind it.
    """

    name: str
    rows: dict[int, dict[int, Cell]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[Block, ...] = ()
    others: tuple[str, ...] = ()


def column_name(column: int) -> str:
    """Return the letters that a spreadsheet writes above a column: `A` for 1, `AA` for 27."""
    before, letter = divmod(column - 1, 26)
    return (column_name(before) if before else "") + chr(ord("A") + letter)


def cell_name(row: int, column: int) -> str:
    """Return a cell's name in a spreadsheet, like `C5`."""
    return f"{column_name(column)}{row}"
