"""Each figure stands once in an organisation's folder: one row for a metric, service, period and set of codes.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120
    transactions,example-licences,75

FAIL 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120
    transactions,example-permits,125
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.period import Period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import counted, quoted

ID = "duplicate"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose figure an earlier row gives already, with the place of that row.

    Rows of unknown metrics or doubtful periods, and of files with strange columns, may differ in what cannot be seen.
    """
    key = ["organisation", "service", "metric", "start", "months", *evidence.dimensions]
    known = pl.col("metric").is_in(list(evidence.documents.metrics))
    known = known & pl.col("start").is_not_null() & ~pl.col("contradicts_name")
    numbered = evidence.figures.with_row_index("row").filter(known)
    if not numbered.select(key).is_duplicated().any():
        return
    numbered = numbered.with_columns(pl.col("row", "path", "line").first().over(key).name.prefix("first_"))
    numbered = numbered.filter(pl.col("first_row") != pl.col("row"))
    numbered = numbered.filter(~pl.col("path").is_in(list(evidence.with_strange_columns)))
    copies = dict(_copies(evidence, numbered))
    for path, (original, rows) in copies.items():
        message = f"all {counted(rows, 'figure')} of this file are given already in {original}"
        yield Problem(Location(path), ID, "error", message, "delete one of the two files, or correct its periods")
    for row in numbered.filter(~pl.col("path").is_in(list(copies))).iter_rows(named=True):
        codes = [row[dimension] for dimension in evidence.dimensions if row[dimension]]
        of = "".join(f" for {quoted(word)}" for word in [row["service"], *codes] if word)
        message = (
            f"{quoted(row['metric'])}{of} in {Period(row['start'], row['months']).label} "
            f"is given already in {Location(row['first_path'], row['first_line'])}"
        )
        yield Problem(evidence.place(row), ID, "error", message, "delete one of the two rows, or correct what differs")


def _copies(evidence: Evidence, duplicates: pl.DataFrame) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each file that gives several figures and none that another file does not give, with that file's path."""
    whole = dict(evidence.figures.group_by("path").len().iter_rows())
    for (path,), rows in duplicates.partition_by("path", as_dict=True, maintain_order=True).items():
        originals = {*rows["first_path"]} - {path}
        if len(rows) == whole[path] > 1 and len(originals) == 1:
            yield str(path), (originals.pop(), len(rows))
