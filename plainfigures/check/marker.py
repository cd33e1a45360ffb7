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
from plainfigures.model.marker import MARKERS, NotAMarker, parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "marker"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each marker cell that is no shorthand."""
    by_meaning = {word: code for code, each in MARKERS.items() for word in [each.meaning.split(":")[0].split(" ")[0]]}
    for row in evidence.rows(pl.col("marker").is_not_null() & pl.col("markers").is_null()):
        wrong = parse_markers(row["marker"])
        if isinstance(wrong, NotAMarker):
            near = by_meaning.get(wrong.found.lower()) or wrong.near
            cure = f"write {near}" if near else f"write {listed(MARKERS)}; put words into the note column"
            message = f"marker {quoted(wrong.found)} is no shorthand letter"
            yield Problem(evidence.place(row, "marker"), ID, "error", message, cure)
