"""Every figure names a metric that has a definition in `schemas/metrics/`.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value
    transaction,example-permits,120
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem
from plainfigures.model.words import did_you_mean, nearest, quoted

ID = "unknown-metric"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose metric has no definition."""
    known = list(evidence.documents.metrics)
    for row in evidence.rows(~pl.col("metric").is_in(known)):
        metric = row["metric"]
        near = nearest(metric, known)
        cure = f"write {near}" if near else "use an id from the list of metrics, or have the metric defined first"
        message = f"nobody has defined the metric {quoted(metric)}.{did_you_mean(metric, known)}"
        yield Problem(evidence.place(row, "metric"), ID, "error", message, cure)
