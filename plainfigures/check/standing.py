"""Every row that ever stood in a submission, with the numbers of the commits since and until when it held.

What no site was ever built from held never: a file that could not be understood, a figure that stood in two rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

import polars as pl

from plainfigures.check.comparison import KEY
from plainfigures.check.past import BLOB, ROW, SOUND, sound_versions
from plainfigures.check.places import folder_of, role_of
from plainfigures.check.table import typed
from plainfigures.model.history import FileVersion, History

SINCE, UNTIL = "since", "until"
_SPANS = {"path": pl.String, BLOB: pl.String, SINCE: pl.Int64, UNTIL: pl.Int64}
_TURNS = {"row": pl.UInt32, SINCE: pl.Int64, UNTIL: pl.Int64}


def standing(history: History, rows: pl.DataFrame, codes: Sequence[str], numbers: Sequence[str]) -> pl.DataFrame:
    """Return the rows, typed; `rows` are those of `rows_in`, and no figure is in two of them at a time."""
    versions = [each for each in history.versions if role_of(each.path) == "submission"]
    files = _frame(versions).select("path", BLOB).unique(maintain_order=True)
    unsound = rows.filter(pl.col(ROW) == 0, ~pl.col(SOUND))
    cells = files.join(rows.filter(pl.col(ROW) > 0).drop(SOUND), on=BLOB).with_columns(_organisation(files))
    table = typed(cells, {}, numbers)
    unread = table.filter(pl.any_horizontal(pl.col("start", "metric").is_null(), _misread(numbers)))
    missing = files.join(rows.filter(pl.col(ROW) == 0, pl.col(SOUND)), on=BLOB, how="anti")
    wrong = pl.concat([files.join(unsound, on=BLOB, how="semi"), unread.select("path", BLOB), missing])
    kept = _frame(sound_versions(versions, set(wrong.unique().iter_rows())))
    return _one_at_a_time(kept.join(table, on=["path", BLOB]).sort("path", ROW), [*KEY, *codes])


def _frame(versions: list[FileVersion]) -> pl.DataFrame:
    spans = [(each.path, each.blob, each.since, each.until) for each in versions]
    return pl.DataFrame(spans, schema=_SPANS, orient="row")


def _organisation(files: pl.DataFrame) -> pl.Expr:
    folders = {path: folder_of(path) for path in files["path"].unique()}
    return pl.col("path").replace_strict(folders, return_dtype=pl.String).alias("organisation")


def _misread(numbers: Sequence[str]) -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_not_null() & pl.col(f"#{name}").is_null() for name in numbers)


def _one_at_a_time(rows: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Return the rows with spans in which each figure has one row: where it had several, what stood before goes on."""
    clashing = (
        rows.select(*key, SINCE, UNTIL)
        .sort(SINCE)
        .with_columns(pl.col(UNTIL).cum_max().shift(1).over(key).alias("before"))
        .filter(pl.col(SINCE) < pl.col("before"))
    )
    if clashing.is_empty():
        return rows
    theirs = rows.with_row_index("row").join(clashing.select(key).unique(), on=key, how="semi", nulls_equal=True)
    spans = theirs.sort([*key, "row"], nulls_last=False).select(*key, "row", SINCE, UNTIL).iter_rows()
    turns = [turn for _, group in groupby(spans, key=lambda span: span[: len(key)]) for turn in _turns(group)]
    frame = pl.DataFrame(turns, schema=_TURNS, orient="row")
    alone = frame.join(theirs.drop(SINCE, UNTIL), on="row").select(rows.columns)
    return pl.concat([rows.join(theirs.select(key), on=key, how="anti", nulls_equal=True), alone])


def _turns(spans: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int, int]]:
    """Yield which row of a figure holds from when until when."""
    held: list[tuple[int, int, int]] = [span[-3:] for span in spans]
    edges = sorted({edge for _, *span in held for edge in span})
    before: int | None = None
    for at, until in pairwise(edges):
        there = [row for row, since, end in held if since <= at < end]
        before = there[0] if len(there) == 1 else before if there else None
        if before is not None:
            yield before, at, until
