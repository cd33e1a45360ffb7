"""A value that stays the same for five published figures in a row is looked at: perhaps it was copied forward.

Only the newest figure of a series is judged, and only a submitted value with three digits or more that tell something
(`84.2`, `1340`; not `90` or `1000`), since small and round numbers recur by nature. Nothing is said of the maximum of a
metric, of figures whose parts differ, nor of a figure that a note explains.

PASS metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2026-01,112
    downtime,example-appointments,2026-02,112
    downtime,example-appointments,2026-03,112
    downtime,example-appointments,2026-04,112
    downtime,example-appointments,2026-05,113

FAIL metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2026-01,112
    downtime,example-appointments,2026-02,112
    downtime,example-appointments,2026-03,112
    downtime,example-appointments,2026-04,112
    downtime,example-appointments,2026-05,112
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem

ID = "unchanged"
IN_A_ROW = 5
TELLING_DIGITS = 3


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the newest figure of each series that equals at least the four before it."""
    same = pl.struct("series", "#number", *(f"#{name}" for name in ("numerator", "denominator", *evidence.inputs)))
    runs = evidence.sound.with_columns(run=same.rle_id())
    maxima = {id_: float(each.maximum) for id_, each in evidence.documents.metrics.items() if each.maximum}
    most = pl.col("metric").replace_strict(maxima, default=None, return_dtype=pl.Float64)
    digits = pl.col("value").str.replace(".", "", literal=True).str.strip_chars("-0").str.len_chars()
    telling = (digits >= TELLING_DIGITS) & (most.is_null() | (pl.col("#number") != most))
    candidates = runs.filter(pl.col("newest") & telling & pl.col("note").is_null() & pl.col("#number").is_not_null())
    length = runs.group_by("run").agg(times=pl.len(), since=pl.col("start").first())
    for row in candidates.join(length.filter(pl.col("times") >= IN_A_ROW), on="run").iter_rows(named=True):
        message = (
            f"value {row['value']} has stood here {row['times']} times in a row, "
            f"since {Period(row['since'], row['months']).label}"
        )
        cure = "look whether it was copied forward; if it is right, say so in the note"
        yield Problem(evidence.place(row, "value"), ID, "warning", message, cure)
