"""Markers that stand together can be true together.

A missing value has one reason: of `c` confidential, `low` rounds to zero, `w` none recorded, `x` not available and `z`
not applicable only one can hold. What is not applicable (`z`) is not estimated (`e`), forecast (`f`), provisional (`p`)
or of low reliability (`u`) either.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,,x,The counting system failed in May

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,,x z,The counting system failed in May
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.marker import MARKERS
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed

ID = "marker-contradiction"
NOT_WITH_Z = ("e", "f", "p", "u")


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose markers exclude each other; a row with a value beside them is left to `missing-value`."""
    several = pl.col("markers").str.contains(" ", literal=True) & pl.col("explains_absence")
    for row in evidence.rows(several & pl.col("#value").is_null() & pl.col("#computed").is_null()):
        codes = row["markers"].split()
        reasons = [code for code in codes if not MARKERS[code].with_value]
        clash = reasons if len(reasons) > 1 else ["z", *(code for code in codes if code in NOT_WITH_Z)]
        if len(reasons) > 1 or ("z" in reasons and len(clash) > 1):
            meanings = [f"{code} ({MARKERS[code].meaning.split(':')[0]})" for code in clash]
            message = f"the markers {listed(meanings, 'and')} exclude each other"
            keep = f"keep {listed(clash)}" if len(reasons) > 1 else f"delete z or {listed(clash[1:], 'and')}"
            yield Problem(evidence.place(row, "marker"), ID, "error", message, keep)
