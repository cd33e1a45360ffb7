"""Each figure stands once in an organisation's folder: one row for a metric, service, period and set of codes.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120
    transactions,example-licences,75

FAIL 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120
    transactions,example-permits,125
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.period import Period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import quoted

ID = "duplicate"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose figure an earlier row gives already, with the place of that row."""
    key = ["organisation", "service", "metric", "start", "months", *evidence.dimensions]
    numbered = evidence.figures.with_row_index("row").filter(pl.col("start").is_not_null())
    numbered = numbered.with_columns(first=pl.col("row").min().over(key)).filter(pl.col("first") != pl.col("row"))
    for row in numbered.iter_rows(named=True):
        first = evidence.figures.row(row["first"], named=True)
        of = f" for {quoted(row['service'])}" if row["service"] else ""
        message = (
            f"{quoted(row['metric'])}{of} in {Period(row['start'], row['months']).label} "
            f"is given already in {Location(first['path'], first['line'])}"
        )
        yield Problem(evidence.place(row), ID, "error", message, "delete one of the two rows, or correct its period")
