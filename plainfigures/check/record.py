"""Make the ledger of a history: for all its commits at once, the comparison that `check --against` makes for one.

The rows of each file that a commit changed are taken before and after it and bear the commit's number as one more
code. So is a row whose definition changed, and one of a figure that more than one file has ever held.
"""

from collections.abc import Sequence

import polars as pl

from plainfigures.check.comparison import KEY, compared
from plainfigures.check.evidence import NUMBERS
from plainfigures.check.past import BLOB, ROW, SOUND, Eras, dimensions_of, inputs_of, sound_versions
from plainfigures.check.places import folder_of, role_of
from plainfigures.check.table import typed, with_computed
from plainfigures.check.vintages import records_of, told_by
from plainfigures.model.history import FileVersion, History
from plainfigures.model.ledger import Ledger

Events = pl.DataFrame
COMMIT, AT, SINCE, UNTIL = "commit", "at", "since", "until"
_SPANS = {"path": pl.String, BLOB: pl.String, SINCE: pl.Int64, UNTIL: pl.Int64}


def events_in(history: History, eras: Eras, rows: pl.DataFrame) -> Events:
    """Return every figure that any commit added, revised or withdrew; `rows` are those of `rows_in`."""
    codes, numbers = dimensions_of(eras), (*NUMBERS, *inputs_of(eras))
    standing = _standing(history, rows, numbers)
    ends = len(history.commits)
    spans = pl.concat([_over_moves(standing, codes, ends), _over_definitions(standing, eras)])
    before = pl.concat([_at(standing.filter(pl.col(UNTIL) < ends), UNTIL, -1), _at(spans, COMMIT, -1)])
    now = pl.concat([_at(standing, SINCE, 0), _at(spans, COMMIT, 0)])
    sides = (_computed(side, eras) for side in (before, now))
    return told_by(compared(*sides, codes=[*codes, COMMIT], numbers=list(numbers)), eras)


def ledger_of(history: History, eras: Eras, events: Events) -> Ledger:
    """Return the ledger of a history of which `events_in` returned the events."""
    if history.state != "whole":
        return Ledger(history.state)
    began = events.sort(COMMIT).head(1)
    since = history.publishing(began[COMMIT][0], began["path"][0]) if began.height else None
    return Ledger("whole", records_of(events, history, dimensions_of(eras), inputs_of(eras)), since)


def _standing(history: History, rows: pl.DataFrame, numbers: Sequence[str]) -> pl.DataFrame:
    """Return every row that ever stood in a submission, typed, with the numbers of the commits since and until when."""
    versions = [each for each in history.versions if role_of(each.path) == "submission"]
    files = _frame(versions).select("path", BLOB).unique(maintain_order=True)
    unsound = rows.filter(pl.col(ROW) == 0, ~pl.col(SOUND))
    cells = files.join(rows.filter(pl.col(ROW) > 0).drop(SOUND), on=BLOB).with_columns(_organisation(files))
    table = typed(cells, {}, numbers)
    unread = table.filter(pl.any_horizontal(pl.col("start", "metric").is_null(), _misread(numbers)))
    missing = files.join(rows.filter(pl.col(ROW) == 0, pl.col(SOUND)), on=BLOB, how="anti")
    wrong = pl.concat([files.join(unsound, on=BLOB, how="semi"), unread.select("path", BLOB), missing])
    kept = _frame(sound_versions(versions, set(wrong.unique().iter_rows())))
    return kept.join(table, on=["path", BLOB]).sort("path", ROW)


def _frame(versions: list[FileVersion]) -> pl.DataFrame:
    spans = [(each.path, each.blob, each.since, each.until) for each in versions]
    return pl.DataFrame(spans, schema=_SPANS, orient="row")


def _organisation(files: pl.DataFrame) -> pl.Expr:
    folders = {path: folder_of(path) for path in files["path"].unique()}
    return pl.col("path").replace_strict(folders, return_dtype=pl.String).alias("organisation")


def _misread(numbers: Sequence[str]) -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_not_null() & pl.col(f"#{name}").is_null() for name in numbers)


def _at(rows: pl.DataFrame, commit: str, step: int) -> pl.DataFrame:
    """Return the rows as one side of the comparison at the commit in that column, under the definitions of then."""
    number = pl.col(commit)
    return rows.with_columns(number.alias(COMMIT), (number + step).alias(AT)).drop(SINCE, UNTIL)


def _over_moves(standing: pl.DataFrame, codes: Sequence[str], ends: int) -> pl.DataFrame:
    """Return the rows of figures that several files have held, at every commit that changed another of these files."""
    key = [*KEY, *codes]
    several = standing.group_by(key).agg(pl.col("path").n_unique().alias("files")).filter(pl.col("files") > 1)
    theirs = standing.join(several.drop("files"), on=key, how="semi", nulls_equal=True)
    edges = pl.concat([theirs.select(*key, pl.col(edge).alias(COMMIT)) for edge in (SINCE, UNTIL)])
    touched = theirs.join(edges.filter(pl.col(COMMIT) < ends).unique(), on=key, nulls_equal=True)
    return touched.filter(pl.col(COMMIT).is_between(SINCE, UNTIL, closed="none")).select(*standing.columns, COMMIT)


def _over_definitions(standing: pl.DataFrame, eras: Eras) -> pl.DataFrame:
    """Return the rows without a value of their own at every commit in which their definition changed around them."""
    changes = [(id_, era.since) for id_, each in sorted(eras.items()) for era in each[1:]]
    frame = pl.DataFrame(changes, schema={"metric": pl.String, COMMIT: pl.Int64}, orient="row")
    around = standing.filter(pl.col("value").is_null()).join(frame, on="metric")
    return around.filter(pl.col(COMMIT).is_between(SINCE, UNTIL, closed="none")).select(*standing.columns, COMMIT)


def _computed(rows: pl.DataFrame, eras: Eras) -> pl.DataFrame:
    """Return the rows with the number that the definition of their time makes of their parts."""
    definitions = {f"{id_}@{number}": era.metric for id_, each in eras.items() for number, era in enumerate(each)}
    later = [((pl.col("metric") == id_) & (pl.col(AT) >= era.since)) for id_, each in eras.items() for era in each[1:]]
    era = pl.sum_horizontal(*later) if later else pl.lit(0)
    then = rows.with_columns(pl.col("metric").alias("id"), pl.format("{}@{}", "metric", era).alias("metric"))
    return with_computed(then, definitions).with_columns(pl.col("id").alias("metric")).drop("id")
