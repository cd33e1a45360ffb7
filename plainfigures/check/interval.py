"""An interval has a lower and an upper limit, and the value lies between them.

PASS 2026-Q2.csv
    metric,service,value,lower,upper
    completion-rate,example-permits,84.2,82.1,86.3

FAIL 2026-Q2.csv
    metric,service,value,lower,upper
    completion-rate,example-permits,84.2,86.3,82.1
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.problem import Problem

ID = "interval"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row with one limit alone, and each whose lower limit, value and upper limit are out of order."""
    for row in evidence.rows(pl.col("lower").is_null() != pl.col("upper").is_null()):
        blank = "lower" if row["lower"] is None else "upper"
        message = f"{blank} is blank, but the other limit of the interval is given"
        yield Problem(evidence.place(row, blank), ID, "error", message, "give both limits or neither")
    number = pl.coalesce("#value", "#computed")
    out_of_order = (pl.col("#lower") > pl.col("#upper")) | (number < pl.col("#lower")) | (number > pl.col("#upper"))
    whole = pl.col("#lower").is_not_null() & pl.col("#upper").is_not_null()
    for row in evidence.rows(whole & out_of_order):
        yield Problem(evidence.place(row, "lower"), ID, "error", *_words(row))


def _words(row: Row) -> tuple[str, str]:
    if row["#lower"] > row["#upper"]:
        message = f"lower {row['lower']} is more than upper {row['upper']}"
        return message, "correct the two; perhaps they are the wrong way round"
    shown = row["value"] or f"{row['#computed']:.6g}"
    message = f"value {shown} does not lie between lower {row['lower']} and upper {row['upper']}"
    return message, "correct whichever of the three is wrong"
