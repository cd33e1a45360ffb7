"""Set aside the figures that other rules refuse, and lay the rest out as series, so that no fault is told twice.

Each row of the table has its number as `#number` (submitted, else computed; null where a marker stands in its place),
its series as `series`, as `newest` whether it is the last of that, and as `version` which version of its metric's
definition holds.
"""

from collections.abc import Iterable, Sequence

import polars as pl

from plainfigures.model.metric import MONTHS, Metric

RELATIVE_ERROR = 1e-9
ADDED = (("#number", pl.Float64), ("version", pl.Int32), ("frequency", pl.Int32), ("place", pl.Int32))


def half_a_last_digit(column: str) -> pl.Expr:
    """Return half a unit of the last digit of a column of submitted numbers."""
    digits = pl.col(column).str.extract(r"\.([0-9]+)$").str.len_chars().fill_null(0)
    return 0.5 * pl.lit(10.0).pow(-digits.cast(pl.Float64))


def differs_from(computed: pl.Expr) -> pl.Expr:
    """Return whether a submitted value is another than the computed one, by more than rounding."""
    return (pl.col("#value") - computed).abs() > half_a_last_digit("value") + computed.abs() * RELATIVE_ERROR


def upside_down(metric: Metric) -> pl.Expr:
    """Return whether a row's numerator is more than its denominator, for a metric where it is a part of that."""
    share = metric.calculation is not None and "".join(metric.calculation.text.split()) == "numerator/denominator*100"
    if metric.unit != "percent" or metric.maximum is None or float(metric.maximum) != 100 or not share:
        return pl.lit(value=False)
    return ((pl.col("#denominator") > 0) & (pl.col("#numerator") > pl.col("#denominator"))).fill_null(value=False)


def out_of_bounds(metric: Metric) -> pl.Expr:
    """Return whether a row's number, computed or submitted, lies outside its definition's minimum and maximum."""
    low = float(metric.minimum) if metric.minimum else float("-inf")
    high = float(metric.maximum) if metric.maximum else float("inf")
    return ~pl.coalesce("#computed", "#value", pl.lit(low)).is_between(low, high)


def sound_figures(
    by_definition: Iterable[tuple[Metric, pl.DataFrame]],
    services: Sequence[str],
    dimensions: Sequence[str],
    none: pl.DataFrame,
) -> pl.DataFrame:
    """Return the figures that stand at their place, each once, by series and period.

    `services` are the known ids, and `none` is the table of figures without its rows.

    A row that another rule refuses for its numbers or its marker keeps its place in the series, but has no number.
    """
    parts = [_sound(metric, rows, version, services) for version, (metric, rows) in enumerate(by_definition)]
    table = pl.concat(parts) if parts else none.with_columns(pl.lit(None, kind).alias(name) for name, kind in ADDED)
    key = ["metric", "organisation", "service", *(name for name in dimensions if table[name].null_count() < len(table))]
    table = table.sort([*key, "start"], maintain_order=True)
    table = table.with_columns(series=pl.struct(key).rle_id(), part=_part(dimensions))
    table = table.filter(
        pl.col("series").ne_missing(pl.col("series").shift()) | (pl.col("start") != pl.col("start").shift())
    )
    return table.with_columns(newest=(pl.col("series") != pl.col("series").shift(-1)).fill_null(value=True))


def _sound(metric: Metric, rows: pl.DataFrame, version: int, services: Sequence[str]) -> pl.DataFrame:
    at_its_place = (pl.col("months") == metric.months) & ~pl.col("contradicts_name")
    if metric.level == "organisation":
        at_its_place = at_its_place & pl.col("service").is_null()
    else:
        known = pl.col("service").is_in(services)
        at_its_place = at_its_place & (known | pl.col("service").is_null() if metric.level == "either" else known)
    for dimension, codes in metric.dimensions.items():
        at_its_place = at_its_place & (pl.col(dimension).is_null() | pl.col(dimension).is_in(list(codes)))
    refused = out_of_bounds(metric) | upside_down(metric) | differs_from(pl.col("#computed")).fill_null(value=False)
    unread = (pl.col("value").is_not_null() & pl.col("#value").is_null()) | (
        pl.col("marker").is_not_null() & pl.col("markers").is_null()
    )
    number = pl.when(~(refused | unread | pl.col("explains_absence"))).then(pl.coalesce("#value", "#computed"))
    return rows.filter(at_its_place).with_columns(
        number.alias("#number"),
        version=pl.lit(version, pl.Int32),
        frequency=pl.lit(MONTHS[metric.frequency], pl.Int32),
        place=pl.col("start").dt.year().cast(pl.Int32) * 12 + pl.col("start").dt.month().cast(pl.Int32),
    )


def _part(dimensions: Sequence[str]) -> pl.Expr:
    """Return whether a row is a part, and not a total."""
    return pl.any_horizontal(pl.lit(value=False), *(pl.col(name).is_not_null() for name in dimensions))
