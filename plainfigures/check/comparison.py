"""Two tables of figures side by side: which figures are gone, which say another number, which are new.

A figure is the same figure where organisation, service, metric, period and codes are, whatever file it stands in.
Numbers are compared as numbers: `84.2` and `84.20` are one. Those of before stand under `was:` and the column's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

KEY = ("organisation", "metric", "start", "months", "service")
WAS = "was:"
REDEFINED = "redefined"
_KEPT = ("path", "line", "marker", "markers", "note", "explains_absence", "#computed")
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Comparison:
    """Rows of figures withdrawn, revised and added, and how many are written differently and say the same number.

    `silenced` are rows that said why there is no figure and are gone; `explained` give a reason where there was neither
    a figure nor a reason. `codes` and `numbers` name the columns that
    either table has of each kind. A revised row is `redefined` where the definition alone makes another number of it.
    """

    codes: tuple[str, ...]
    numbers: tuple[str, ...]
    withdrawn: pl.DataFrame
    silenced: pl.DataFrame
    explained: pl.DataFrame
    revised: pl.DataFrame
    added: pl.DataFrame
    respelt: int


def compared(before: pl.DataFrame, now: pl.DataFrame, *, codes: Sequence[str], numbers: Sequence[str]) -> Comparison:
    """Return what differs between two tables; a row whose number cannot be read is neither revised nor withdrawn."""
    key = [*KEY, *codes]
    was = _figures(before, key, numbers).select(*key, pl.exclude(key).name.prefix(WAS))
    both = was.join(_figures(now, key, numbers), on=key, how="full", coalesce=True, nulls_equal=True).sort(
        key, nulls_last=False
    )
    had, has = (pl.col(f"{prefix}there").fill_null(value=False) for prefix in (WAS, ""))
    explained_before, explains = (pl.col(f"{side}explains_absence").fill_null(value=False) for side in (WAS, ""))
    kept = both.filter(had & has & _readable(numbers, WAS) & _readable(numbers, ""))
    written = kept.filter(pl.any_horizontal(pl.col(column).ne_missing(pl.col(WAS + column)) for column in numbers))
    changed = pl.any_horizontal(_plain(column).ne_missing(_plain(WAS + column)) for column in numbers)
    revised = kept.with_columns((~changed).alias(REDEFINED)).filter(changed | _worked_out_anew())
    return Comparison(
        codes=tuple(codes),
        numbers=tuple(numbers),
        withdrawn=both.filter(had & ~has & _readable(numbers, WAS)),
        silenced=both.filter(explained_before & pl.col("there").is_null()),
        explained=both.filter(
            ~had & ~has & explains & pl.col("note").is_not_null(), ~explained_before | pl.col(f"{WAS}note").is_null()
        ),
        revised=revised,
        added=both.filter(has & ~had & _readable(numbers, "")),
        respelt=written.filter(~changed).height,
    )


def _figures(table: pl.DataFrame, key: Sequence[str], numbers: Sequence[str]) -> pl.DataFrame:
    """Return the rows with a readable period, each figure once, in the columns that both tables are to have."""
    wanted = [*key, *_KEPT, *numbers, *(f"#{column}" for column in numbers)]
    lacking = [
        pl.lit(None, pl.Float64 if column.startswith("#") else pl.String).alias(column)
        for column in wanted
        if column not in table.columns
    ]
    rows = table.filter(pl.col("start").is_not_null(), pl.col("metric").is_not_null()).with_columns(lacking)
    there = pl.col("value").is_not_null() | pl.col("#computed").is_not_null()
    return rows.select(*wanted, there.alias("there")).unique(key, keep="first", maintain_order=True)


def _readable(numbers: Sequence[str], prefix: str) -> pl.Expr:
    """Return whether no number of that side is text that is none."""
    return ~pl.any_horizontal(
        pl.col(f"{prefix}{column}").is_not_null() & pl.col(f"{prefix}#{column}").is_null() for column in numbers
    )


def _plain(column: str) -> pl.Expr:
    """Return the number in its shortest spelling, which two texts share where they say the same number."""
    text = pl.col(column)
    short = pl.when(text.str.contains(".", literal=True)).then(text.str.replace(r"\.?0+$", "")).otherwise(text)
    return pl.when(short == "-0").then(pl.lit("0")).otherwise(short)


def _worked_out_anew() -> pl.Expr:
    """Return whether the definition alone makes another number of a row that gives only the parts of its value."""
    blank = pl.col("value").is_null() & pl.col(f"{WAS}value").is_null()
    now, was = pl.col("#computed"), pl.col(f"{WAS}#computed")
    return (blank & ((now - was).abs() > _ROUNDING * was.abs())).fill_null(value=False)
