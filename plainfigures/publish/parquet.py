"""The file of all figures once more as Parquet, with types: made from the CSV file in a stream, batch by batch."""

from pathlib import Path

import polars as pl

from plainfigures.model.table import Type
from plainfigures.publish.csv_line import any_guarded, unguarded_columns
from plainfigures.publish.tables import FIGURES

NUMBER = "number"
"""The one column that only Parquet has: the value, submitted or computed, as a floating-point number to work with."""

_BATCH = 50_000
_TYPES: dict[Type, pl.DataType] = {"day": pl.Date(), "whole": pl.Int32(), "moment": pl.Datetime("ms", "UTC")}


def write_parquet(table: Path, target: Path) -> None:
    """Write the Parquet file of a CSV file of figures. Numbers stay the submitted text; blank cells are null."""
    rows = pl.scan_csv(table, infer_schema=False)
    if any_guarded(table):
        rows = rows.with_columns(unguarded_columns(pl.all()))
    typed = [_cast(column.name, _TYPES[column.type]) for column in FIGURES.columns if column.type in _TYPES]
    number = pl.coalesce("value", "computed_value").cast(pl.Float64).alias(NUMBER)
    rows.with_columns(*typed, number).sink_parquet(target, compression="zstd", row_group_size=_BATCH)


def _cast(name: str, to: pl.DataType) -> pl.Expr:
    text = pl.col(name)
    if to == _TYPES["moment"]:
        return text.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="ms", time_zone="UTC")
    return text.str.to_date() if to == _TYPES["day"] else text.cast(to)
