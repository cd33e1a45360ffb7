"""The commits in which what submissions say of a metric changed, file by file; and for each metric the newest of them.

Rows count with every cell and with the line on which they stand, since all of that is in the metric's download.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from plainfigures.check.past import BLOB
from plainfigures.check.places import folder_of, role_of
from plainfigures.check.standing import SINCE, UNTIL
from plainfigures.model.embargo import publish_at
from plainfigures.model.history import DEFINITIONS, History
from plainfigures.model.ledger import LastChange, latest

COMMIT, THERE = "commit", "there"
_PLACE = ("organisation", "path", "metric")
_NAMES = ("profile", "services")  # the roles of the files in which names stand that rows are published with


def metric_changes_in(held: pl.DataFrame, ends: int) -> pl.DataFrame:
    """Return the number of every commit in which the rows of a metric in a file changed, by organisation.

    `held` are the rows of `standing`, `ends` is the number of commits. `there` tells whether the file has any now.
    """
    rows = held.select(*_PLACE, SINCE, UNTIL, held.drop(SINCE, UNTIL, BLOB).hash_rows().alias("row"))
    same = ["path", "row"]
    begun = rows.join(rows, left_on=[*same, SINCE], right_on=[*same, UNTIL], how="anti")
    gone = rows.filter(pl.col(UNTIL) < ends).join(rows, left_on=[*same, UNTIL], right_on=[*same, SINCE], how="anti")
    there = rows.group_by(_PLACE).agg((pl.col(UNTIL) == ends).any().alias(THERE))
    changes = pl.concat(
        [begun.select(*_PLACE, pl.col(SINCE).alias(COMMIT)), gone.select(*_PLACE, pl.col(UNTIL).alias(COMMIT))]
    )
    return changes.unique().join(there, on=_PLACE).sort(*_PLACE, COMMIT)


def last_changes_of_metrics(changes: pl.DataFrame, history: History) -> Mapping[str, LastChange]:
    """Return for each metric the newest commit that changed its download; `changes` are those of `metric_changes_in`.

    A definition changes all of them, and what an organisation and its services are called those that it reports now.
    """
    definitions, names = history.last_changes.get(DEFINITIONS), _of_names(history)
    found: dict[str, list[LastChange]] = {}
    for metric, change in _of_rows(changes, history):
        found.setdefault(metric, [definitions] if definitions else []).append(change)
    reporting = changes.filter(THERE).select("metric", "organisation").unique(maintain_order=True)
    for metric, organisation in reporting.iter_rows():
        found[metric].extend(names.get(organisation, ()))
    return {metric: last for metric, of_metric in sorted(found.items()) if (last := latest(of_metric))}


def _of_rows(changes: pl.DataFrame, history: History) -> Iterator[tuple[str, LastChange]]:
    """Yield what the rows say, each change once: files count apart where an embargo says when they were published."""
    paths = changes.filter(pl.col("organisation").is_in(sorted(history.embargoes or ())))["path"].unique()
    late = [path for path in paths if publish_at(history.embargoes or {}, path)]
    file = pl.when(pl.col("path").is_in(late)).then("path").otherwise(pl.lit(""))
    for metric, number, path in changes.select("metric", COMMIT, file).unique().iter_rows():
        yield metric, LastChange(number, history.publishing(number, path))


def _of_names(history: History) -> Mapping[str, Sequence[LastChange]]:
    """Return every change of the files in which an organisation and its services have their names."""
    found: dict[str, list[LastChange]] = {}
    for version in history.versions:
        if role_of(version.path) in _NAMES:
            found.setdefault(folder_of(version.path), []).extend(history.changes(version))
    return found
