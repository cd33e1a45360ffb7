"""The tables that a site offers for download: their columns, what each holds, and how rows of one lead to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plainfigures.model.language import gettext

Type = Literal["text", "number", "whole", "day", "moment"]
"""What the texts of a column are: `number` has decimals, `whole` none, `moment` is a day and a time in UTC."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, a message of what it holds, and what its texts are.

    `codes` are those allowed, each with a message of what it means.
    """

    name: str
    message: str
    type: Type = "text"
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def description(self) -> str:
        """What it holds."""
        return gettext(self.message)

    @property
    def meanings(self) -> Mapping[str, str]:
        """What each code means."""
        return {code: gettext(message) for code, message in self.codes.items()}


@dataclass(frozen=True, slots=True)
class Reference:
    """These columns of a table name a row of another, by these of its columns, in the same order."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, and messages of what it is called and holds.

    `key` are the columns that no two rows share; `references` lead to other tables.
    """

    name: str
    title_message: str
    message: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def title(self) -> str:
        """What it is called."""
        return gettext(self.title_message)

    @property
    def description(self) -> str:
        """What it holds."""
        return gettext(self.message)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
