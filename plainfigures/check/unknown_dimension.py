"""A column for a dimension or an input is filled only for metrics whose definition declares it.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value,very_satisfied
    transactions,example-permits,120,45
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "unknown-dimension"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each cell under a dimension or input that the row's metric does not have."""
    metrics = evidence.documents.metrics
    for column in evidence.metric_columns:
        lacking = [id_ for id_, metric in metrics.items() if column not in {**metric.dimensions, **metric.inputs}]
        for row in evidence.rows(pl.col(column).is_not_null() & pl.col("metric").is_in(lacking)):
            own = [*metrics[row["metric"]].dimensions, *metrics[row["metric"]].inputs]
            message = f"the metric {quoted(row['metric'])} has no column {quoted(column)}"
            cure = f"leave the cell blank, or use its own: {listed(own)}" if own else "leave the cell blank"
            yield Problem(evidence.place(row, column), ID, "error", message, cure)
