"""Tables as they are published: their columns, what each holds, and how tables refer to one another."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "number", "whole number", "day", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `form` is that of its cells, and `required` says that no cell of it is blank."""

    name: str
    description: str
    form: Form = "text"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose cells, where not blank, are ids of another table."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `key` are the columns that no two rows share all of."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
