"""No period is left out without a word: a figure that is missing is a row with a marker and a note that say why.

Only a gap right before the newest figure of a series is told, only within one file, and only where that figure's period
ended within the last year. Older gaps are history that nobody can fill with a pull request, and a figure that is
missing from its period's own file may still be due.

PASS metrics/example-agency/downtime.csv
    metric,service,period,value,marker,note
    downtime,example-appointments,2026-06,0,,
    downtime,example-appointments,2026-07,,x,The counter was out of order
    downtime,example-appointments,2026-08,185,,

FAIL metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2026-06,0
    downtime,example-appointments,2026-08,185
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem
from plainfigures.model.words import counted, listed

ID = "period-gap"
MOST_NAMED = 3
MONTHS_OF_A_YEAR = 12


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the newest figure of each series with nothing for the period before it.

    Series of an organisation's metric with periods that are doubtful are left alone.
    """
    missing = (pl.col("place") - pl.col("place").shift(1)) // pl.col("frequency") - 1
    same = (pl.col("series") == pl.col("series").shift(1)) & (pl.col("path") == pl.col("path").shift(1))
    gaps = evidence.sound.with_columns(missing=pl.when(same).then(missing)).filter(
        pl.col("newest") & (pl.col("missing") > 0)
    )
    if gaps.is_empty():
        return
    key = ["organisation", "metric"]
    doubtful = evidence.figures.join(evidence.sound.select("path", "line"), on=["path", "line"], how="anti")
    ends = pl.col("start").dt.offset_by(pl.format("{}mo", pl.col("months") + MONTHS_OF_A_YEAR))
    recent = gaps.filter(ends > evidence.today).join(
        doubtful.select(key).unique(), on=key, how="anti", nulls_equal=True
    )
    for row in recent.iter_rows(named=True):
        yield Problem(evidence.place(row, "period"), ID, "warning", *_words(row))


def _words(row: Row) -> tuple[str, str]:
    start: date = row["start"]
    newest, number = Period(start, row["months"]), row["missing"]
    periods = [newest.shifted(-row["frequency"] * back) for back in range(number, 0, -1)]
    named = [period.label for period in periods[:MOST_NAMED]]
    more = [f"{counted(number - MOST_NAMED, 'more period')}"] if number > MOST_NAMED else []
    what = "a row" if number == 1 else "rows"
    message = f"before {newest.label} there is no figure for {listed([*named, *more], 'and')}"
    cure = f"add {what} with the value, or with a blank value, the marker x and a note that says why"
    return message, cure
