"""A value lies within the limits that its metric's definition sets.

PASS 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,84.2

FAIL 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,842
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Problem

ID = "bounds"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each number, submitted or computed, that lies outside its definition's minimum and maximum."""
    number = pl.coalesce("#value", "#computed")
    for metric, figures in evidence.by_definition:
        low = float(metric.minimum) if metric.minimum else float("-inf")
        high = float(metric.maximum) if metric.maximum else float("inf")
        for row in figures.filter((number < low) | (number > high)).iter_rows(named=True):
            yield Problem(evidence.place(row, "value"), ID, "error", *_words(metric, row, low))


def _words(metric: Metric, row: dict[str, str | float | None], low: float) -> tuple[str, str]:
    found = row["value"] or f"{row['#computed']:.6g}"
    number = float(found)
    below, above = f"below the least possible, {metric.minimum}", f"above the most possible, {metric.maximum}"
    side = below if number < low else above
    if row["value"]:
        return f"value {found} is {side}", "correct the value; perhaps the decimal point is missing"
    return f"the value worked out from its parts, {found}, is {side}", "correct the numerator or the denominator"
