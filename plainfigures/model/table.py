"""The tables that a site offers for download: their columns, what each holds, and how rows of one lead to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Type = Literal["text", "number", "whole", "day", "moment"]
"""What the texts of a column are: `number` has decimals, `whole` none, `moment` is a day and a time in UTC."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, what its texts are; `codes` are those allowed, with their meaning."""

    name: str
    description: str
    type: Type = "text"
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """These columns of a table name a row of another, by these of its columns, in the same order."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `key` are the columns that no two rows share; `references` lead to other tables."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
