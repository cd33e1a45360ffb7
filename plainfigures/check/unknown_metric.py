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
from plainfigures.check.mend import perhaps
from plainfigures.check.places import role_of
from plainfigures.model.document import IDENTIFIER
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import Known, quoted

ID = "unknown-metric"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row and each obligation whose metric has no definition; one that is no id is left to other rules."""
    known = Known([*evidence.documents.metrics, *sorted(evidence.unread_metrics)])
    for row in evidence.rows(~pl.col("metric").is_in(known)):
        if IDENTIFIER.fullmatch(row["metric"]):
            yield _problem(evidence.place(row, "metric"), row["metric"], known)
    for file in evidence.source.yaml_files:
        items = file.root.value if role_of(file.path) == "obligations" and isinstance(file.root.value, tuple) else ()
        for node in (item.value["metric"] for item in items if isinstance(item.value, dict) and "metric" in item.value):
            if isinstance(node.value, str) and IDENTIFIER.fullmatch(node.value) and node.value not in known:
                yield _problem(node.location, node.value, known)


def _problem(place: Location, metric: str, known: Known) -> Problem:
    cure = perhaps(metric, known, "have the metric defined first, in schemas/metrics")
    return Problem(place, ID, "error", f"nobody has defined the metric {quoted(metric)}", cure)
