"""How the figures of a series usually change, and what is far from that."""

from collections.abc import Iterable

import polars as pl

from plainfigures.model.metric import Metric

LEAST_CHANGES = 8
TIMES_USUAL = 5
TIMES_WIDEST = 1.5
AS_NORMAL = 1.4826  # makes a median absolute deviation of a normal distribution its standard deviation
LEAST_SHARE = 0.01  # changes of less than a hundredth of the usual figure are never far


def changes_within(sound: pl.DataFrame, metrics: Iterable[Metric]) -> pl.DataFrame:
    """Return the figures of each series since its last break that have one right before, with the `change` from that.

    Series whose figures share months with their neighbours, and answers yes or no, are left out. `was` is the figure
    before, and `least` the smallest difference that the metric shows.
    """
    judged = {each.id: 10.0**-each.decimals for each in metrics if not each.overlapping and each.unit != "yes-no"}
    figures = sound.filter(pl.col("metric").is_in(list(judged)))
    same = pl.col("series") == pl.col("series").shift(1)
    consecutive = same & (pl.col("place") - pl.col("place").shift(1) == pl.col("frequency"))
    broken = pl.col("markers").str.split(" ").list.contains("b").fill_null(value=False)
    broken = broken | (same & (pl.col("version") != pl.col("version").shift(1))).fill_null(value=False)
    figures = figures.with_columns(
        was=pl.when(consecutive & ~broken).then(pl.col("#number").shift(1)),
        breaks=broken.cum_sum(),
        least=pl.col("metric").replace_strict(judged, default=1.0, return_dtype=pl.Float64),
    ).with_columns(change=pl.col("#number") - pl.col("was"))
    since = figures.filter(pl.col("newest")).select("series", last="breaks")
    return figures.join(since, on="series").filter(pl.col("breaks") == pl.col("last"), pl.col("change").is_not_null())


def usual(changes: pl.DataFrame) -> pl.DataFrame:
    """Return for each series with enough changes which one is in the middle, how far others lie, and the outermost."""
    distance = (pl.col("change") - pl.col("change").median()).abs()
    floor = pl.max_horizontal(pl.col("#number").median().abs() * LEAST_SHARE, pl.col("least").first())
    return (
        changes.group_by("series")
        .agg(
            number=pl.len(),
            middle=pl.col("change").median(),
            lowest=pl.col("change").min(),
            highest=pl.col("change").max(),
            deviation=pl.max_horizontal(distance.median() * AS_NORMAL, floor),
            widest=distance.max(),
        )
        .filter(pl.col("number") >= LEAST_CHANGES)
    )


def far() -> pl.Expr:
    """Return whether a change, beside what `usual` says of its series, is no usual one."""
    off = (pl.col("change") - pl.col("middle")).abs()
    return (off > TIMES_USUAL * pl.col("deviation")) & (off > TIMES_WIDEST * pl.col("widest"))
