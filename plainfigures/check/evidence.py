"""What the rules look at: everything read, joined into two tables of text, with places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from plainfigures.check.documents import Documents
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import Source

Row = dict[str, Any]
NUMBERS = ("value", "numerator", "denominator", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that the table schema found: the row of the joined table, the column, the check's name, the cell."""

    table: str
    row: int
    column: str
    check: str
    found: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a table, and for those with a list of allowed words that list."""

    columns: tuple[str, ...]
    allowed: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Evidence:
    """All that a rule may look at.

    `figures` and `services` have a row for each row submitted, every cell as text (null where blank), with `path`,
    `line` and `organisation`; `figures` has the typed columns that `check/table.py` adds beside them.
    """

    source: Source
    documents: Documents
    document_problems: tuple[Problem, ...]
    tables: dict[str, TableShape]
    figures: pl.DataFrame
    services: pl.DataFrame
    headers: dict[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    today: date

    def place(self, row: Row, column: str = "") -> Location:
        """Return the place of a cell, or of the row where its file has no such column."""
        header = self.headers.get(row["path"], ())
        return Location(row["path"], row["line"], header.index(column) + 1 if column in header else 0)

    def rows(self, condition: pl.Expr) -> Iterator[Row]:
        """Yield the figures that meet a condition, each as a mapping."""
        yield from self.figures.filter(condition).iter_rows(named=True)

    def allowed(self, table: str, column: str) -> list[str]:
        """Return the words that a column with a list of allowed words may hold."""
        return list(self.tables[table].allowed.get(column, ()))

    @property
    def figure_columns(self) -> tuple[str, ...]:
        """The columns that a submission may have."""
        return self.tables["observations"].columns

    @property
    def service_columns(self) -> tuple[str, ...]:
        """The columns that an inventory of services may have."""
        return self.tables["services"].columns

    @cached_property
    def dimensions(self) -> list[str]:
        """The columns that any definition declares as a dimension."""
        return sorted({name for metric in self.documents.metrics.values() for name in metric.dimensions})

    @cached_property
    def inputs(self) -> list[str]:
        """The columns that any definition declares as an input."""
        return sorted({name for metric in self.documents.metrics.values() for name in metric.inputs})

    @property
    def metric_columns(self) -> list[str]:
        """The columns that belong to some metrics only."""
        return [*self.dimensions, *self.inputs]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        return (*NUMBERS, *self.inputs)

    @cached_property
    def by_definition(self) -> list[tuple[Metric, pl.DataFrame]]:
        """The figures of each known metric with a readable period, by the version of the definition that holds."""
        parts: list[tuple[Metric, pl.DataFrame]] = []
        readable = self.figures.filter(pl.col("start").is_not_null())
        for (id_,), rows in readable.partition_by("metric", as_dict=True).items():
            metric = self.documents.metrics.get(str(id_))
            if metric:
                parts += _by_version(metric, rows)
        return parts


def _by_version(metric: Metric, rows: pl.DataFrame) -> list[tuple[Metric, pl.DataFrame]]:
    starts = sorted({change.from_.start for change in metric.changes})
    if not starts:
        return [(metric, rows)]
    version = sum((pl.col("start") >= start).cast(pl.Int32) for start in starts)
    parts = rows.with_columns(version=version).partition_by("version", as_dict=True, include_key=False)
    return [(_definition(metric, rows), rows) for rows in parts.values()]


def _definition(metric: Metric, rows: pl.DataFrame) -> Metric:
    return metric.as_of(Period(rows["start"][0], rows["months"][0]))
