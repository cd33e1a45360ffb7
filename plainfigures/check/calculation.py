"""A submitted value equals what its metric's calculation makes of the submitted parts, within rounding.

The calculation is the one that holds for the figure's period. Rounding is half a unit of the value's last digit.

PASS 2026-Q2.csv
    metric,service,value,numerator,denominator
    completion-rate,example-permits,84.2,842,1000

FAIL 2026-Q2.csv
    metric,service,value,numerator,denominator
    completion-rate,example-permits,82.4,842,1000
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.calculation import Calculation
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "calculation"
RELATIVE_ERROR = 1e-9


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose value differs from its own calculation by more than rounding."""
    digits = pl.col("value").str.extract(r"\.([0-9]+)$").str.len_chars().fill_null(0)
    allowed = 0.5 * pl.lit(10.0).pow(-digits.cast(pl.Float64)) + pl.col("#computed").abs() * RELATIVE_ERROR
    off = (pl.col("#value") - pl.col("#computed")).abs() > allowed
    for metric, figures in evidence.by_definition:
        if metric.calculation:
            current = evidence.documents.metrics[metric.id].calculation
            then = "" if metric.calculation == current else ", as it was defined for that period"
            for row in figures.filter(off).iter_rows(named=True):
                message, cure = _words(metric, metric.calculation, row)
                yield Problem(evidence.place(row, "value"), ID, "error", message + then, cure)
        yield from _unused(evidence, metric, figures)


def _unused(evidence: Evidence, metric: Metric, figures: pl.DataFrame) -> Iterator[Problem]:
    """Yield the first row of each file with parts that no calculation reads, so that nothing checks them."""
    names = metric.calculation.names if metric.calculation else ()
    absent = pl.any_horizontal(pl.lit(value=False), *(pl.col(name).is_null() for name in names))
    given = pl.any_horizontal(
        pl.lit(value=False), *(pl.col(name).is_not_null() for name in ("numerator", "denominator"))
    )
    idle = figures.filter(pl.col("#value").is_not_null() & given & (absent if names else pl.lit(value=True)))
    for row in idle.unique("path", keep="first", maintain_order=True).iter_rows(named=True):
        column = "numerator" if row["numerator"] else "denominator"
        if names:
            blank = listed((name for name in names if not row[name]), "and")
            message = f"{column} is given but {blank} is blank, so nothing checks the value by them"
            cure = "fill the blank cell, or leave both blank"
        else:
            message = (
                f"{quoted(metric.id)} is not worked out from a numerator and a denominator, so nothing checks them"
            )
            cure = "leave both blank, or give the metric a calculation in its definition"
        yield Problem(evidence.place(row, column), ID, "warning", message, cure)


def _words(metric: Metric, calculation: Calculation, row: Row) -> tuple[str, str]:
    digits = max(metric.decimals, len(row["value"].partition(".")[2]))
    computed = f"{row['#computed']:.{digits}f}"
    return (
        f"value {row['value']} is not {computed}, which its parts give: {calculation.text}",
        f"write {computed}, or correct the parts, or leave value blank and it is worked out",
    )
