"""A marker is one or more letters of the Government Statistical Service's shorthand, in a column of its own.

`b` break, `c` confidential, `e` estimated, `er` earliest revision, `f` forecast, `low` rounds to zero, `p` provisional,
`r` revised, `u` low reliability, `w` none recorded, `x` not available, `z` not applicable. Several stand side by side:
`r e` or `[r][e]`.

PASS 2026-Q2.csv
    metric,service,value,marker
    transactions,example-permits,120,p

FAIL 2026-Q2.csv
    metric,service,value,marker
    transactions,example-permits,120,provisional
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.mend import plain_marker
from plainfigures.model.marker import MARKERS, NEED_A_NOTE, NotAMarker, parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "marker"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each marker cell that is no shorthand."""
    for row in evidence.rows(pl.col("marker").is_not_null() & pl.col("markers").is_null()):
        wrong = parse_markers(row["marker"])
        if isinstance(wrong, NotAMarker):
            plain = plain_marker(row["marker"])
            cure = _cure(plain, row) if plain else f"write {listed(MARKERS)}; put words into the note column"
            others = [word for word in row["marker"].split() if word in MARKERS]
            message = f"marker {quoted(wrong.found if others else row['marker'])} is not one of the markers"
            yield Problem(evidence.place(row, "marker"), ID, "error", message, cure)


def _cure(plain: str, row: Row) -> str:
    """Return what to write, and what else the marker then asks of the row."""
    codes = plain.split()
    stands_for_value = any(not MARKERS[code].with_value for code in codes)
    if stands_for_value and row["value"]:
        return f"write {plain} and leave value blank, or leave the marker blank"
    needs_note = stands_for_value or any(code in NEED_A_NOTE for code in codes)
    reason = ", and the reason in the note column" if needs_note and not row["note"] else ""
    return f"write {plain}{reason}"
