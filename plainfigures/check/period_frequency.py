"""A figure covers as much time as its metric's definition says.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-05.csv
    metric,service,value
    transactions,example-permits,120
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, Row, once_a_file
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem
from plainfigures.model.words import counted, quoted

ID = "period-frequency"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period is longer or shorter than its metric's, or begins in the midst of a quarter.

    Where the period is that of the file's name, the first row of each metric stands for all.
    """
    metrics = evidence.documents.metrics
    months = pl.col("metric").replace_strict({id_: metric.months for id_, metric in metrics.items()}, default=None)
    quarterly = pl.col("metric").is_in([id_ for id_, metric in metrics.items() if metric.frequency == "quarter"])
    wrong = (pl.col("months") != months) | (quarterly & (pl.col("start").dt.month() % 3 != 1))
    figures = evidence.figures.filter(pl.col("metric").is_in(list(metrics)) & wrong)
    for row in once_a_file(figures, ["path", "metric"]):
        metric, period = metrics[row["metric"]], Period(row["start"], row["months"])
        found = f"{quoted(row['period_text'])} is {period.label}"
        message = f"{found}, but {quoted(metric.id)} covers {time_covered(metric)}"
        yield Problem(evidence.place(row, "period"), ID, "error", message, _cure(metric, row, evidence.today))


def time_covered(metric: Metric) -> str:
    """Return in words how much time a figure of the metric covers."""
    if metric.covers:
        return f"{counted(metric.covers, 'month')} and is due every {metric.frequency}"
    return {"month": "a month", "quarter": "a quarter of the year", "year": "a year"}[metric.frequency]


def _cure(metric: Metric, row: Row, today: date) -> str:
    like = like_period(metric, Period(row["start"], row["months"]), today)
    if row["period"] is None:
        return f"move it to a file of such a period, named like {str(like).replace('/', '_')}.csv ({like.label})"
    return f"give it for a period like {like} ({like.label})"


def like_period(metric: Metric, period: Period, today: date) -> Period:
    """Return a period of the metric's that is over, in or before the one given."""
    like = _like(metric, period)
    while like.end >= today:
        like = like.shifted(-like.months)
    return like


def _like(metric: Metric, period: Period) -> Period:
    if metric.overlapping:
        return Period(period.start, metric.months).shifted(period.months - metric.months)
    month = period.start.month if metric.frequency != "quarter" else (period.start.month - 1) // 3 * 3 + 1
    return Period(period.start.replace(month=month), metric.months)
