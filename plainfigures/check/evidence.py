"""What the rules look at: everything read, joined into two tables of text, with places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from plainfigures.check.comparison import Comparison, compared
from plainfigures.check.documents import Documents
from plainfigures.check.places import folder_of, role_of, stem_of
from plainfigures.check.soundness import sound_figures
from plainfigures.check.usual_changes import changes_within
from plainfigures.model.metric import Metric
from plainfigures.model.organisation import Service
from plainfigures.model.period import Period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import CsvFile, Node, Source

Row = dict[str, Any]
NUMBERS = ("value", "numerator", "denominator", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that the table schema found: the row's path and line, the column, the check's name, the cell.

    `metric` is that of a row of figures, where it has one.
    """

    table: str
    path: str
    line: int
    metric: str
    column: str
    check: str
    found: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a table, for those with a list of allowed words that list, and what the schema says of each."""

    columns: tuple[str, ...]
    allowed: dict[str, tuple[str, ...]]
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """What the table schema says of one column: `pattern`, `longest` and `allowed` are empty where it sets none."""

    name: str
    title: str
    description: str
    required: bool
    nullable: bool
    pattern: str
    longest: int | None
    allowed: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """All that a rule may look at.

    `figure_files`, `service_files` and `target_files` are those whose rows can be checked. `figures`, `services` and
    `targets` have a row for each row of theirs, every cell as text (null where blank), with `path`, `line` and
    `organisation`; `figures` has the typed columns that `check/table.py` adds beside them. `before` is the same of an
    earlier commit, where the check compares with one.
    """

    source: Source
    documents: Documents
    document_problems: tuple[Problem, ...]
    tables: dict[str, TableShape]
    figures: pl.DataFrame
    services: pl.DataFrame
    targets: pl.DataFrame
    figure_files: tuple[CsvFile, ...]
    service_files: tuple[CsvFile, ...]
    target_files: tuple[CsvFile, ...]
    findings: tuple[Finding, ...]
    today: date
    before: "Evidence | None" = None

    def place(self, row: Row, column: str = "") -> Location:
        """Return the place of a cell, or of the row where its file has no such column."""
        return self.place_of(row["path"], row["line"], column)

    def place_of(self, path: str, line: int, column: str) -> Location:
        """Return the place of the cell of a row that begins on this line, or of the row, as `place` does."""
        item = self._items.get((path, line)) if self._items else None
        if item:
            node = item.get(column)
            return node.location if node else Location(path, line)
        return Location(path, line, self._numbers_of_columns.get((path, column), 0))

    @cached_property
    def _numbers_of_columns(self) -> dict[tuple[str, str], int]:
        """The number of each column of each file, counted from 1; of two with one name, that of the first."""
        headers = ((path, enumerate(header, start=1)) for path, header in self.headers.items())
        numbers = [((path, column), number) for path, columns in headers for number, column in columns]
        return dict(reversed(numbers))

    @property
    def files(self) -> tuple[CsvFile, ...]:
        """All files whose rows can be checked."""
        return (*self.figure_files, *self.service_files, *self.target_files)

    @cached_property
    def number_columns(self) -> dict[str, frozenset[str]]:
        """The columns of each table that hold numbers."""
        return {"observations": frozenset(self.numbers), "targets": frozenset(["value"])}

    @cached_property
    def headers(self) -> dict[str, tuple[str, ...]]:
        """The header of each file whose rows can be checked."""
        return {file.path: file.header for file in self.files}

    @cached_property
    def _items(self) -> dict[tuple[str, int], dict[str, Node]]:
        """The figures of submissions in YAML, by path and line."""
        files = [file for file in self.source.yaml_files if role_of(file.path) == "submission"]
        items = [(file.path, item) for file in files if isinstance(file.root.value, tuple) for item in file.root.value]
        return {(path, item.location.line): item.value for path, item in items if isinstance(item.value, dict)}

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

    @property
    def target_columns(self) -> tuple[str, ...]:
        """The columns that a list of targets may have."""
        return self.tables["targets"].columns

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

    @cached_property
    def unread_metrics(self) -> set[str]:
        """The metrics that have a definition which could not be understood; what names them is not blamed for that."""
        paths = [*self.source.paths, *(fault.location.path for fault in self.source.faults)]
        return {stem_of(path) for path in paths if role_of(path) == "definition"} - set(self.documents.metrics)

    @cached_property
    def inventory(self) -> tuple[Service, ...]:
        """The services that have an id, by organisation and id."""
        known = self.services.filter(pl.col("id").is_not_null()).unique(["organisation", "id"], keep="first")
        cells = known.drop("path", "line").fill_null("").sort("organisation", "id")
        return tuple(Service(**row) for row in cells.iter_rows(named=True))

    @cached_property
    def unread_inventories(self) -> set[str]:
        """The organisations whose services are known in part only, since something else in their inventory is amiss."""
        misspelt = [finding.path for finding in self.findings if finding.table == "services" and finding.column == "id"]
        whole = {file.path for file in self.service_files if all(len(row) == len(file.header) for row in file.rows)}
        there = [file.path for file in self.source.csv_files if role_of(file.path) == "services"]
        faulty = [fault.location.path for fault in self.source.faults if role_of(fault.location.path) == "services"]
        amiss = [path for path in there if path not in whole] + faulty
        return {*map(folder_of, (*amiss, *misspelt))}

    @cached_property
    def with_strange_columns(self) -> set[str]:
        """The submissions with a column that nobody knows, which may hold what seems to be missing."""
        return {file.path for file in self.figure_files if not set(file.header) <= set(self.figure_columns)}

    def may_stand_elsewhere(self, column: str) -> pl.Expr:
        """Return whether a row's file lacks the column and has one that nobody knows, which may be that column."""
        return pl.col("path").is_in([path for path in self.with_strange_columns if column not in self.headers[path]])

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        return (*NUMBERS, *self.inputs)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What differs from the evidence before, where there is one."""
        if self.before is None:
            return None
        return compared(
            self.before.figures,
            self.figures,
            codes=sorted({*self.before.dimensions, *self.dimensions}),
            numbers=(*NUMBERS, *sorted({*self.before.inputs, *self.inputs})),
        )

    @cached_property
    def not_understood(self) -> set[str]:
        """The submissions in which some row cannot be read, or cannot be told to be of a metric, service and period."""
        whole = {file.path for file in self.figure_files if all(len(row) == len(file.header) for row in file.rows)}
        strange = self.figures.filter(
            pl.any_horizontal(
                pl.col("start").is_null(),
                pl.col("metric").is_null() | ~pl.col("metric").is_in(list(self.documents.metrics)),
                pl.col("service").is_not_null() & ~pl.col("service").is_in(self.services["id"].to_list()),
            )
        )
        faulty = {fault.location.path for fault in self.source.faults}
        there = {path for path in self.source.paths if role_of(path) == "submission"}
        return {*(there - whole), *faulty, *strange["path"], *self.with_strange_columns}

    @property
    def by_definition(self) -> list[tuple[Metric, pl.DataFrame]]:
        """The figures of each known metric, by the version of the definition that holds.

        Without a readable period that is known of the metrics whose definition never changed, and of no others.

        They are parted anew each time: to keep them would be to keep every figure twice.
        """
        return self.by_definition_where(pl.lit(value=True))

    def by_definition_where(self, condition: pl.Expr) -> list[tuple[Metric, pl.DataFrame]]:
        """The same, of the figures that meet a condition: far less work where few do."""
        parts: list[tuple[Metric, pl.DataFrame]] = []
        known = self.figures.filter(pl.col("metric").is_in(list(self.documents.metrics)) & condition)
        for (id_,), rows in known.partition_by("metric", as_dict=True).items():
            parts += _by_version(self.documents.metrics[str(id_)], rows)
        return parts

    @cached_property
    def sound(self) -> pl.DataFrame:
        """The figures that can be compared with others, as series; see `check/soundness.py`.

        Files with columns that nobody knows are left out: their rows may be others than they seem.
        """
        services = self.services["id"].drop_nulls().unique().to_list()
        understood = pl.col("start").is_not_null() & ~pl.col("path").is_in(list(self.with_strange_columns))
        by_definition = self.by_definition_where(understood)
        return sound_figures(by_definition, services, self.dimensions, self.figures.clear())

    @cached_property
    def series_changes(self) -> pl.DataFrame:
        """The figures that can be compared with the one before, as series since their last break."""
        return changes_within(self.sound, self.documents.metrics.values())


def once_a_file(figures: pl.DataFrame, by: list[str]) -> Iterator[Row]:
    """Yield the rows that say their own period, and where their file's name says it the first of each kind.

    `by` names the columns that make a kind, `path` among them.
    """
    said = figures.filter(pl.col("period").is_not_null())
    yield from said.iter_rows(named=True)
    by_name = figures.filter(pl.col("period").is_null()).unique(by, keep="first", maintain_order=True)
    yield from by_name.iter_rows(named=True)


def _by_version(metric: Metric, rows: pl.DataFrame) -> list[tuple[Metric, pl.DataFrame]]:
    starts = sorted({change.from_.start for change in metric.changes})
    if not starts:
        return [(metric, rows)]
    version = sum((pl.col("start") >= start).cast(pl.Int32) for start in starts)
    parts = (
        rows.filter(pl.col("start").is_not_null())
        .with_columns(version=version)
        .partition_by("version", as_dict=True, include_key=False)
    )
    return [(_definition(metric, rows), rows) for rows in parts.values()]


def _definition(metric: Metric, rows: pl.DataFrame) -> Metric:
    return metric.as_of(Period(rows["start"][0], rows["months"][0]))
