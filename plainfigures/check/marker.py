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

from plainfigures.check.evidence import Evidence
from plainfigures.check.mend import plain_marker
from plainfigures.model.marker import MARKERS, NotAMarker, parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "marker"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each marker cell that is no shorthand."""
    for row in evidence.rows(pl.col("marker").is_not_null() & pl.col("markers").is_null()):
        wrong = parse_markers(row["marker"])
        if isinstance(wrong, NotAMarker):
            plain = plain_marker(row["marker"])
            cure = f"write {plain}" if plain else f"write {listed(MARKERS)}; put words into the note column"
            others = [word for word in row["marker"].split() if word in MARKERS]
            message = f"marker {quoted(wrong.found if others else row['marker'])} is not one of the markers"
            yield Problem(evidence.place(row, "marker"), ID, "error", message, cure)
