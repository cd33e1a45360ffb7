"""A suppressed figure cannot be worked out from the figures published beside it.

Where one part of a total is confidential (`c`) and the total and all other parts are published, anybody can subtract.
The same holds for a suppressed total whose parts are all published.

PASS FY2025-26.csv
    metric,saving,value,marker,note
    efficiency-savings,,120000,,
    efficiency-savings,cash-releasing,,c,One contract could be recognised
    efficiency-savings,non-cash-releasing,,c,The other part would give it away

FAIL FY2025-26.csv
    metric,saving,value,marker,note
    efficiency-savings,,120000,,
    efficiency-savings,cash-releasing,100000,,
    efficiency-savings,non-cash-releasing,,c,One contract could be recognised
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.parts_and_total import tables_with_parts
from plainfigures.model.problem import Problem
from plainfigures.model.words import quoted

ID = "disclosure"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each suppressed figure that the total and the other parts of its period give back."""
    key = ["organisation", "service", "start"]
    suppressed = pl.col("markers").str.split(" ").list.contains("c").fill_null(value=False)
    for metric, cells in tables_with_parts(evidence):
        ((dimension, codes),) = metric.dimensions.items()
        counts = cells.group_by(key).agg(hidden=suppressed.sum(), given=pl.col("#number").count())
        bare = counts.filter((pl.col("hidden") == 1) & (pl.col("given") == len(codes))).select(key)
        for row in cells.filter(suppressed).join(bare, on=key, nulls_equal=True).iter_rows(named=True):
            part = row[dimension]
            what = f"{dimension} {quoted(part)} is" if part else "the total is"
            how = "the total and the other parts" if part else "the parts"
            message = f"{what} confidential, but {how} are published, so that it can be worked out"
            cure = "suppress a second part, too" if part else "suppress one part, too"
            yield Problem(evidence.place(row, "marker"), ID, "warning", message, cure)
