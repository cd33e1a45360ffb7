"""Make the ledger of a history: for all its commits at once, the comparison that `check --against` makes for one.

The rows of each file that a commit changed are taken before and after it and bear the commit's number as one more
code. So is a row whose definition changed.
"""

from dataclasses import dataclass

import polars as pl

from plainfigures.check.comparison import compared
from plainfigures.check.evidence import NUMBERS
from plainfigures.check.metric_changes import last_changes_of_metrics, metric_changes_in
from plainfigures.check.past import Eras, dimensions_of, inputs_of
from plainfigures.check.published_days import texts_of_days
from plainfigures.check.standing import SINCE, UNTIL, standing
from plainfigures.check.table import with_computed
from plainfigures.check.vintages import records_of, told_by
from plainfigures.model.history import History
from plainfigures.model.ledger import Ledger
from plainfigures.model.obligation import Asked

COMMIT, AT = "commit", "at"


@dataclass(frozen=True, slots=True)
class Told:
    """What a history tells: every figure that any commit added, revised or withdrew; and when metrics' rows changed.

    The latter are those of `metric_changes_in`. Both are sorted by organisation before all else.
    """

    events: pl.DataFrame
    metric_changes: pl.DataFrame


def told_in(history: History, eras: Eras, rows: pl.DataFrame) -> Told:
    """Return what a history tells; `rows` are those of `rows_in`."""
    codes, numbers = dimensions_of(eras), (*NUMBERS, *inputs_of(eras))
    held, ends = standing(history, rows, codes, numbers), len(history.commits)
    around = _over_definitions(held, eras)
    before = pl.concat([_at(held.filter(pl.col(UNTIL) < ends), UNTIL, -1), _at(around, COMMIT, -1)])
    now = pl.concat([_at(held, SINCE, 0), _at(around, COMMIT, 0)])
    sides = (_computed(side, eras) for side in (before, now))
    events = told_by(compared(*sides, codes=[*codes, COMMIT], numbers=list(numbers)), eras)
    return Told(events, metric_changes_in(held, ends))


def ledger_of(history: History, eras: Eras, told: Told, asked: tuple[Asked, ...]) -> Ledger:
    """Return the ledger of a history of which `told_in` returned what it tells, and `asked_in` what was asked when."""
    if history.state != "whole":
        return Ledger(history.state)
    events, last = told.events, last_changes_of_metrics(told.metric_changes, history)
    began = events.filter(pl.col("kind") == "first").sort(COMMIT).head(1)
    since = history.publishing(began[COMMIT][0], began["path"][0]) if began.height else None
    records = records_of(events, history, dimensions_of(eras), inputs_of(eras))
    days = texts_of_days(events, history)
    return Ledger("whole", records, since, asked, history.last_changes, last, days)


def _at(rows: pl.DataFrame, commit: str, step: int) -> pl.DataFrame:
    """Return the rows as one side of the comparison at the commit in that column, under the definitions of then."""
    number = pl.col(commit)
    return rows.with_columns(number.alias(COMMIT), (number + step).alias(AT)).drop(SINCE, UNTIL)


def _over_definitions(held: pl.DataFrame, eras: Eras) -> pl.DataFrame:
    """Return the rows without a value of their own at every commit in which their definition changed around them."""
    changes = [(id_, era.since) for id_, each in sorted(eras.items()) for era in each[1:]]
    frame = pl.DataFrame(changes, schema={"metric": pl.String, COMMIT: pl.Int64}, orient="row")
    around = held.filter(pl.col("value").is_null()).join(frame, on="metric")
    return around.filter(pl.col(COMMIT).is_between(SINCE, UNTIL, closed="none")).select(*held.columns, COMMIT)


def _computed(rows: pl.DataFrame, eras: Eras) -> pl.DataFrame:
    """Return the rows with the number that the definition of their time makes of their parts."""
    definitions = {f"{id_}@{number}": era.metric for id_, each in eras.items() for number, era in enumerate(each)}
    later = [((pl.col("metric") == id_) & (pl.col(AT) >= era.since)) for id_, each in eras.items() for era in each[1:]]
    era = pl.sum_horizontal(*later) if later else pl.lit(0)
    then = rows.with_columns(pl.col("metric").alias("id"), pl.format("{}@{}", "metric", era).alias("metric"))
    return with_computed(then, definitions).with_columns(pl.col("id").alias("metric")).drop("id")
