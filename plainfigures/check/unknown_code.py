"""A cell under a dimension holds one of the codes that the metric's definition lists, or is blank for the total.

PASS 2026-Q2.csv
    metric,service,channel,value
    avoidable-contact,example-permits,phone,34

FAIL 2026-Q2.csv
    metric,service,channel,value
    avoidable-contact,example-permits,telephone,34
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem
from plainfigures.model.words import Known, listed, nearest, quoted

ID = "unknown-code"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each code that its dimension does not have."""
    for metric in evidence.documents.metrics.values():
        for dimension, codes in metric.dimensions.items():
            known, by_label = Known(codes), {label.lower(): code for code, label in reversed(codes.items())}
            strange = pl.col(dimension).is_not_null() & ~pl.col(dimension).is_in(list(codes))
            for row in evidence.rows((pl.col("metric") == metric.id) & strange):
                found = row[dimension]
                near = by_label.get(found.lower()) or nearest(found.lower(), known)
                message = f"{dimension} {quoted(found)} is none of the codes of {quoted(metric.id)}"
                cure = f"write {near}" if near else f"write {listed(codes)}, or leave the cell blank for the total"
                yield Problem(evidence.place(row, dimension), ID, "error", message, cure)
