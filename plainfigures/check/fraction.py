"""A share in per cent is written per cent: `84`, not `0.84`.

A value between 0 and 1 is doubtful where the series otherwise runs at 10 or more. Where a series has no other figures
above 1, those of the same metric from elsewhere are looked at, if nearly all of them run at 10 or more.

PASS 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,84.2

FAIL 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,0.842
"""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem

ID = "fraction"
LEAST = 10
NEARLY_ALL = 0.95


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each submitted value that seems to be a hundredth of what is meant."""
    for row in suspects(evidence).iter_rows(named=True):
        means = f"value {row['value']} means {row['value']} %"
        usual = f"{row['others'] if row['own'] is None else row['own']:.3g}"
        runs = f"figures of other series run at {usual}" if row["own"] is None else f"the series runs at {usual}"
        cure = f"write {percent(row['value'])}, or keep it if it is right and say so in the note"
        yield Problem(evidence.place(row, "value"), ID, "warning", f"{means}, but {runs}", cure)


def percent(fraction: str) -> str:
    """Return the fraction in per cent, in the digits that it has."""
    return f"{Decimal(fraction) * 100:f}"


def suspects(evidence: Evidence) -> pl.DataFrame:
    """Return the rows whose value seems to be a fraction, with the usual figure of their series and of other series.

    `own` is null where the series has no figure from 1 upwards; `others` then says how the other series run.
    """
    percents = [metric.id for metric in evidence.documents.metrics.values() if metric.unit == "percent"]
    shares = evidence.sound.filter(pl.col("metric").is_in(percents) & pl.col("#number").is_not_null())
    small = pl.col("#number").is_between(0, 1, closed="none")
    found = shares.filter(small & pl.col("value").is_not_null() & pl.col("note").is_null())
    own = beside_others(shares, "series").select(
        "series", "start", own="middle", all_small=pl.col("#number").max().over("series") < 1
    )
    medians = shares.group_by("metric", "series").agg(pl.col("#number").median())
    elsewhere = beside_others(medians, "metric").select("series", "low", others="middle")
    judged = found.join(own, on=["series", "start"], how="left").join(elsewhere, on="series", how="left")
    alone = pl.col("all_small").fill_null(value=True)
    judged = judged.with_columns(own=pl.when(~alone).then(pl.col("own")))
    return judged.filter((pl.col("own") >= LEAST) | (alone & (pl.col("low") >= LEAST))).drop("all_small", "low")


def beside_others(rows: pl.DataFrame, group: str) -> pl.DataFrame:
    """Return the rows of each group of several with what holds of the others in it: their `middle`, and their `low`.

    The group lies sorted by number, so that the others are the same list with one place left out: no row is paired.
    """
    number, others = pl.col("#number"), pl.len() - 1

    def other(place: pl.Expr) -> pl.Expr:
        """Return the number at a place of the sorted list of the others."""
        return number.gather(place + (place >= pl.int_range(pl.len()))).over(group)

    several = rows.filter(pl.len().over(group) > 1).sort(group, "#number")
    return several.with_columns(
        middle=(other((others - 1) // 2) + other(others // 2)) / 2,
        low=other(((others - 1) * (1 - NEARLY_ALL)).round().cast(pl.Int64)),
    )
