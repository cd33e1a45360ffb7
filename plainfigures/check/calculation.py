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


def _words(metric: Metric, calculation: Calculation, row: Row) -> tuple[str, str]:
    digits = max(metric.decimals, len(row["value"].partition(".")[2]))
    computed = f"{row['#computed']:.{digits}f}"
    return (
        f"value {row['value']} is not {computed}, which its parts give: {calculation.text}",
        f"write {computed}, or correct the parts, or leave value blank and it is worked out",
    )
