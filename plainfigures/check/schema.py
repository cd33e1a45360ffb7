"""Check the joined tables against the shared schemas with pandera. The only module that knows pandera."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import pandera.polars as pa
import polars as pl

from plainfigures.check.evidence import Column, Finding, TableShape
from plainfigures.check.mend import NUMBER
from plainfigures.model.metric import Metric

TableSchema = pa.DataFrameSchema
_REFUSALS = (pa.errors.SchemaDefinitionError, AttributeError, LookupError, TypeError, ValueError, re.error)


@lru_cache(maxsize=8)
def load_schema(text: str) -> pa.DataFrameSchema | None:
    """Return the table schema that the YAML text writes, every column of it text; or None where it is no schema."""
    try:
        schema = pa.DataFrameSchema.from_yaml(io.StringIO(text))  # given as text, it would be tried as a file's name
        return schema.update_columns({column: {"dtype": pl.String} for column in schema.columns})
    except _REFUSALS:
        return None


def with_metric_columns(schema: pa.DataFrameSchema, metrics: Iterable[Metric]) -> pa.DataFrameSchema:
    """Return the schema of figures with a column for each dimension and input that any definition declares."""
    metrics = list(metrics)
    dimensions = {name for metric in metrics for name in metric.dimensions}
    inputs = {name for metric in metrics for name in metric.inputs}
    added = {name: _optional([]) for name in sorted(dimensions)}
    added |= {name: _optional([pa.Check.str_matches(NUMBER)]) for name in sorted(inputs)}
    return schema.add_columns({name: column for name, column in added.items() if name not in schema.columns})


def shape_of(schema: pa.DataFrameSchema) -> TableShape:
    """Return the columns of a schema, the words that some of them allow, and what it says of each."""
    allowed = {
        name: tuple(check.statistics["allowed_values"])
        for name, column in schema.columns.items()
        for check in column.checks
        if check.name == "isin"
    }
    said = {name: column.description for name, column in schema.columns.items() if column.description}
    return TableShape(tuple(schema.columns), allowed, said)


def columns_of(schema: pa.DataFrameSchema) -> tuple[Column, ...]:
    """Return what the schema says of each of its columns."""
    return tuple(_column(name, column) for name, column in schema.columns.items())


def _column(name: str, column: pa.Column) -> Column:
    said = {key: value for check in column.checks for key, value in check.statistics.items()}
    return Column(
        name=name,
        title=column.title or name,
        description=column.description or "",
        required=column.required,
        nullable=column.nullable,
        pattern=str(getattr(said.get("pattern"), "pattern", said.get("pattern") or "")),
        longest=said.get("max_value"),
        allowed=tuple(said.get("allowed_values", ())),
    )


def _optional(checks: list[pa.Check]) -> pa.Column:
    return pa.Column(pl.String, checks, nullable=True, required=False)


def validated(schema: pa.DataFrameSchema, table: pl.DataFrame) -> tuple[Finding, ...]:
    """Return a finding for each cell of the table that the schema refuses.

    `table` must be an eager frame of text, with the `path` and `line` of each row.
    """
    if not isinstance(table, pl.DataFrame):
        raise TypeError("pandera lets every cell of a lazy frame pass: collect it first")
    cells = table.select(list(schema.columns))
    try:
        schema.validate(cells, lazy=True)
    except pa.errors.SchemaErrors as refused:
        return tuple(_findings(schema.name or "", table, refused.failure_cases))
    return ()


def _findings(name: str, table: pl.DataFrame, failures: pl.DataFrame) -> Iterator[Finding]:
    failures = failures.select("index", "column", "check").drop_nulls()
    metric = pl.col("metric").fill_null("") if "metric" in table.columns else pl.lit("")
    for (column, check), rows in failures.partition_by("column", "check", as_dict=True, maintain_order=True).items():
        found = pl.col(str(column)).fill_null("").alias("found")
        cells = table[rows["index"]].select("path", "line", metric.alias("of"), found)
        for path, line, of, cell in cells.iter_rows():
            yield Finding(name, path, line, of, str(column), _check_name(str(check)), cell)


@cache
def _check_name(check: str) -> str:
    return check.split("(", 1)[0]
