"""A figure has a value, or a marker and a note that say why it has none. A gap is always explained.

A ratio may leave `value` blank where the parts of its calculation are given. Markers that stand in place of a value:
`c` confidential, `low` rounds to zero, `w` none recorded, `x` not available, `z` not applicable.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,,x,The counting system failed in May

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,,,
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed

ID = "missing-value"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row with neither a value nor a reason, and each with both; numbers and markers must be readable."""
    has_value = pl.col("#value").is_not_null() | pl.col("#computed").is_not_null()
    unreadable = pl.any_horizontal(
        pl.col(column).is_not_null() & pl.col(f"#{column}").is_null() for column in evidence.numbers
    )
    in_doubt = unreadable | (pl.col("marker").is_not_null() & pl.col("markers").is_null())
    silent = pl.col("value").is_null() & ~has_value & ~pl.col("explains_absence")
    for metric, figures in evidence.by_definition_where(silent & ~in_doubt & ~evidence.may_stand_elsewhere("value")):
        for row in figures.iter_rows(named=True):
            yield Problem(evidence.place(row, "value"), ID, "error", *_missing(metric, row))
    for row in evidence.rows(has_value & pl.col("explains_absence")):
        what = "a value" if row["value"] else "the parts of a value"
        code = next(code for code in row["markers"].split() if not MARKERS[code].with_value)
        message = f"the marker {code} says that there is no value, but the row gives {what}"
        cure = f"delete the marker {code}, or leave value and its parts blank"
        yield Problem(evidence.place(row, "marker"), ID, "error", message, cure)


def _missing(metric: Metric, row: Row) -> tuple[str, str]:
    explain = (
        "leave it blank with a marker (x not available, z not applicable, c confidential) and a note that says why"
    )
    names = metric.calculation.names if metric.calculation else ()
    absent = [name for name in names if not row[name]]
    if names and absent and len(absent) < len(names):
        also = "is" if len(absent) == 1 else "are"
        message = f"value is blank and cannot be worked out: {listed(absent, 'and')} {also} blank, too"
        return message, f"fill the gap, or {explain.replace('it', 'value', 1)}"
    if names and not absent:
        return "value is blank and cannot be worked out: the calculation divides by zero", explain
    return "value is blank and nothing says why", f"write the figure, or {explain}"
