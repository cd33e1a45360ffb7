"""Every figure names its period: in the column `period`, or by the name of its file.

Write `2026-Q2` for April to June 2026, `2026-04` for a month, `2026` for a calendar year, `FY2026-27` for a financial
year, `FY2026-27-Q1` for a quarter of one, and `2025-09/P12M` for any other first month and number of months. Where the
file's name is a period and there is a column too, the two agree.

PASS figures.csv
    metric,service,period,value
    transactions,example-permits,2026-Q2,120

FAIL figures.csv
    metric,service,period,value
    transactions,example-permits,Q2 2026,120
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.places import stem_of
from plainfigures.model.period import NotAPeriod, Period, parse_period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import quoted

ID = "period"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period is missing, cannot be read, or contradicts the file's name."""
    yield from _without_any(evidence)
    for row in evidence.rows(pl.col("period_text").is_not_null()):
        period = parse_period(row["period_text"])
        if isinstance(period, NotAPeriod):
            message = f"period {quoted(row['period_text'])} {period.message}"
            yield Problem(evidence.place(row, "period"), ID, "error", message, period.cure)
        else:
            yield from _contradiction(evidence, row, period)


def _without_any(evidence: Evidence) -> Iterator[Problem]:
    nameless = evidence.figures.filter(pl.col("period_text").is_null())
    for (path,), rows in nameless.partition_by("path", as_dict=True, maintain_order=True).items():
        row = rows.row(0, named=True)
        if "period" in evidence.headers[str(path)]:
            for blank in rows.iter_rows(named=True):
                cure = "fill the cell, for example with 2026-Q2"
                yield Problem(evidence.place(blank, "period"), ID, "error", "period is blank", cure)
        else:
            ambiguous = parse_period(stem_of(str(path)))
            detail = f": its name {ambiguous.message}" if isinstance(ambiguous, NotAPeriod) else ""
            detail = "" if detail.endswith("is not a period") else detail
            message = f"neither the file's name nor a column says which period the figures are for{detail}"
            cure = "name the file for its period, like 2026-Q2.csv, or add a column period"
            yield Problem(Location(row["path"]), ID, "error", message, cure)


def _contradiction(evidence: Evidence, row: Row, period: Period) -> Iterator[Problem]:
    named = parse_period(stem_of(row["path"]))
    if row["period"] is not None and isinstance(named, Period) and named != period:
        message = f"period {quoted(row['period'])} is {period.label}, but the file's name says {named.label}"
        cure = "correct one of the two, or put the row into a file of its own period"
        yield Problem(evidence.place(row, "period"), ID, "error", message, cure)
