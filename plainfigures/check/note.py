"""A revision, a break and a missing figure each come with a note that gives the reason.

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,r,Late paper forms for June were counted

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,r,
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.marker import MARKERS, NEED_A_NOTE
from plainfigures.model.problem import Problem

ID = "note"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose marker asks for a note and that has none."""
    codes = pl.col("markers").str.split(" ")
    asks = pl.any_horizontal(codes.list.contains(code) for code in NEED_A_NOTE) | pl.col("explains_absence")
    for row in evidence.rows(pl.col("note").is_null() & asks):
        code = next(code for code in row["markers"].split() if code in NEED_A_NOTE or not MARKERS[code].with_value)
        message = (
            f"the marker {code} ({MARKERS[code].meaning.split(':')[0]}) stands without a note, which gives the reason"
        )
        yield Problem(evidence.place(row, "note"), ID, "error", message, "write the reason in the note column")
