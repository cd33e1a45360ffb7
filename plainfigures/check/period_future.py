"""A figure is published for a period that is over; a forecast carries the marker `f`.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2199-Q2.csv
    metric,service,value
    transactions,example-permits,120
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, once_a_file
from plainfigures.model.period import Period, in_words
from plainfigures.model.problem import Problem

ID = "period-future"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period ends on or after the day of the check and that is no forecast.

    Where the period is that of the file's name, its first such row stands for all.
    """
    ends = pl.col("start").dt.offset_by(pl.format("{}mo", pl.col("months")))
    forecast = pl.col("markers").str.split(" ").list.contains("f")
    in_doubt = pl.col("marker").is_not_null() & pl.col("markers").is_null()
    early = evidence.figures.filter((ends > evidence.today) & ~forecast.fill_null(value=False) & ~in_doubt)
    for row in once_a_file(early, ["path"]):
        period = Period(row["start"], row["months"])
        message = f"{period.label} is not over on {in_words(evidence.today)}"
        cure = "correct the period, or mark the figure f if it is a forecast"
        yield Problem(evidence.place(row, "period"), ID, "error", message, cure)
