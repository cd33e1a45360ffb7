"""Where the parts of a total are published beside it, they add up to it, within rounding.

This holds for metrics in numbers or pounds with one dimension. Numbers are exact unless all end in 0 or 5. Where parts
are missing, the others are not more than the total, unless parts can be negative.

PASS 2026-Q2.csv
    metric,cause,value
    major-incidents,,5
    major-incidents,change,2
    major-incidents,failure,1
    major-incidents,supplier,1
    major-incidents,demand,0
    major-incidents,attack,0
    major-incidents,unknown,1

FAIL 2026-Q2.csv
    metric,cause,value
    major-incidents,,5
    major-incidents,change,2
    major-incidents,failure,1
    major-incidents,supplier,1
    major-incidents,demand,0
    major-incidents,attack,0
    major-incidents,unknown,0
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.soundness import half_a_last_digit
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Problem

ID = "parts-and-total"
ADDED_UP = ("count", "gbp")
ROUND = (5, 10, 100, 1000)
LEAST_DIFFERENCE = 1e-6


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each total that differs from the sum of its parts."""
    for metric, cells in tables_with_parts(evidence):
        (dimension,) = metric.dimensions
        sums = cells.group_by("organisation", "service", "start").agg(
            total=pl.col("#number").filter(~pl.col("part")).first(),
            sum=pl.col("#number").filter(pl.col("part")).sum(),
            given=pl.col("#number").filter(pl.col("part")).count(),
            slack=_slack(metric),
        )
        above, whole = pl.col("sum") - pl.col("total"), pl.col("given") == len(metric.dimensions[dimension])
        partly = (pl.col("given") > 0) & (above > pl.col("slack")) if _never_negative(metric) else pl.lit(value=False)
        wrong = sums.filter((whole & (above.abs() > pl.col("slack"))) | partly)
        totals = cells.filter(~pl.col("part"))
        for row in totals.join(wrong, on=["organisation", "service", "start"], nulls_equal=True).iter_rows(named=True):
            shown = f"{row['sum']:.4f}".rstrip("0").rstrip(".")
            less = "not" if row["given"] == len(metric.dimensions[dimension]) else "less than"
            message = f"the total {row['value']} is {less} {shown}, the sum of its parts by {dimension}"
            yield Problem(evidence.place(row, "value"), ID, "warning", message, "correct the total or the parts")


def tables_with_parts(evidence: Evidence) -> Iterator[tuple[Metric, pl.DataFrame]]:
    """Yield each metric whose parts add up, with its figures; cells of every period, organisation and service."""
    for metric in evidence.documents.metrics.values():
        if len(metric.dimensions) == 1 and metric.unit in ADDED_UP:
            cells = evidence.sound.filter(pl.col("metric") == metric.id)
            if cells["part"].any():
                yield metric, cells


def _slack(metric: Metric) -> pl.Expr:
    """Return by how much rounding of each cell can part a total from its sum; counts are exact unless all are round."""
    number = pl.col("#number")
    base = pl.lit(0)
    for unit in ROUND:
        base = pl.when((number % unit == 0).all()).then(pl.lit(unit)).otherwise(base)
    digits = half_a_last_digit("value").fill_null(0).sum() if metric.unit == "gbp" else pl.lit(0.0)
    return pl.max_horizontal(digits, base * number.count() / 2) + LEAST_DIFFERENCE


def _never_negative(metric: Metric) -> bool:
    return metric.minimum is not None and float(metric.minimum) >= 0
