"""A service has figures only for the time when there was one: from its `since` to its `until` in `services.csv`.

A period in which the service began or ended still has its figure.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-licences,120

FAIL 2021-Q2.csv
    metric,service,value
    transactions,example-licences,120
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, once_a_file
from plainfigures.model.period import Period, in_words
from plainfigures.model.problem import Problem
from plainfigures.model.words import quoted

ID = "ended"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period begins after its service ended or is over before it began.

    Where the period is that of the file's name, the first row of each service stands for all.
    """
    days = evidence.services.select(
        "organisation",
        pl.col("id").alias("service"),
        *(pl.col(name).str.to_date("%Y-%m-%d", strict=False).alias(f"#{name}") for name in ("since", "until")),
    ).unique(["organisation", "service"], keep="first", maintain_order=True)
    days = days.filter(pl.col("#since").is_not_null() | pl.col("#until").is_not_null())
    if days.is_empty():
        return
    ends = pl.col("start").dt.offset_by(pl.format("{}mo", pl.col("months")))
    dated = evidence.figures.filter(~pl.col("contradicts_name")).join(days, on=["organisation", "service"])
    for row in once_a_file(
        dated.filter((pl.col("start") > pl.col("#until")) | (ends <= pl.col("#since"))), ["path", "service"]
    ):
        period = Period(row["start"], row["months"])
        ended = bool(row["#until"]) and period.start > row["#until"]
        day: date = row["#until"] if ended else row["#since"]
        what = "ended" if ended else "began"
        message = f"{quoted(row['service'])} {what} on {in_words(day)}, but the figure is for {period.label}"
        cure = f"correct the period, or {'until' if ended else 'since'} in metrics/{row['organisation']}/services.csv"
        yield Problem(evidence.place(row, "period"), ID, "error", message, cure)
