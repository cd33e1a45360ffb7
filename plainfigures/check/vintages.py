"""The comparison of all commits of a history as the records of the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import repeat
from sys import intern
from typing import Any

import polars as pl

from plainfigures.check.comparison import KEY, REDEFINED, WAS, Comparison
from plainfigures.check.past import Era, Eras
from plainfigures.check.shared import markers_in, period_from
from plainfigures.model.change import Key
from plainfigures.model.history import History
from plainfigures.model.ledger import Record, Vintage
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Codes, Observation, computed_number
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

Cells = tuple[Any, ...]
EXPECTED = frozenset(("p", "er"))
EXPLAINED = "explained"
_TEXTS = ("value", "numerator", "denominator", "lower", "upper")
_SAID = ("commit", "kind", "number", "markers", "note", "path", f"{WAS}markers", *_TEXTS)


def told_by(found: Comparison, eras: Eras) -> pl.DataFrame:
    """Return every figure that was added, revised, withdrawn or explained in any commit, with its number.

    They are sorted by key and commit.
    """
    key = [*KEY, *found.codes]
    redefined = pl.when(REDEFINED).then(pl.lit("redefined")).otherwise(pl.lit("revised"))
    kinds = [(found.revised, redefined), (found.added, pl.lit("first")), (found.withdrawn, pl.lit("withdrawn"))]
    kinds.append((found.explained, pl.lit(EXPLAINED)))
    wanted = [*key, *found.numbers, "markers", "note", "path", f"{WAS}markers"]
    told = pl.concat([rows.select(*wanted, kind.alias("kind")) for rows, kind in kinds]).sort(key, nulls_last=False)
    return told.with_columns(_numbers(told, eras))


def records_of(
    events: pl.DataFrame, history: History, codes: Sequence[str], inputs: Sequence[str]
) -> dict[Key, Record]:
    """Return the record of each figure, sorted by key; `events` are those of `told_by`."""
    key, events = [*KEY, *codes], events.with_columns(pl.col(pl.String).fill_null(""))
    begins = events.select(
        pl.any_horizontal(pl.col(name) != pl.col(name).shift() for name in key).fill_null(value=True)
    )
    starts = begins.to_series().arg_true().to_list()
    made, keys = _vintages(events, history, inputs), _keys(events[starts], codes)
    records = {}
    for of, start, end in zip(keys, starts, [*starts, events.height][1:], strict=True):
        alone = end - start == 1 and made[start].kind != EXPLAINED  # as nearly all are
        if vintages := (made[start],) if alone else _told(made[start:end]):
            records[of] = Record(of, vintages)
    return records


def _told(made: Iterable[Vintage]) -> tuple[Vintage, ...]:
    """Return the vintages of a figure, of which each event has made one; none where it never was published."""
    told: list[Vintage] = []
    for each in made:
        if each.kind != EXPLAINED:
            told.append(each._replace(kind="restored") if told and each.kind == "first" else each)
        elif told and told[-1].kind == "withdrawn" and not told[-1].note:
            told[-1] = told[-1]._replace(markers=each.markers, note=each.note, path=each.path, explained=each.commit)
    return tuple(told)


def _vintages(events: pl.DataFrame, history: History, inputs: Sequence[str]) -> Sequence[Vintage]:
    """Return a vintage of each event, made column by column, since there may be hundreds of thousands."""
    cells = {name: events[name].to_list() for name in (*_SAID, *inputs)}
    kinds, paths = (list(map(intern, cells[name])) for name in ("kind", "path"))
    publishing = cache(history.publishing)
    return list(
        map(
            Vintage,
            map(publishing, cells["commit"], paths),
            kinds,
            *(cells[name] for name in _TEXTS),
            _pairs(inputs, cells, events.height),
            map(markers_in, cells["markers"]),
            cells["note"],
            paths,
            (Decimal(number) if number else None for number in cells["number"]),
            map(_expected, cells[f"{WAS}markers"]),
        )
    )


def _keys(figures: pl.DataFrame, codes: Sequence[str]) -> Iterable[Key]:
    cells = {name: figures[name].to_list() for name in (*KEY, *codes)}
    named = (map(intern, cells[name]) for name in ("organisation", "service", "metric"))
    periods = map(period_from, cells["start"], cells["months"])
    return map(Key, *named, periods, _pairs(codes, cells, figures.height))


def _pairs(names: Sequence[str], cells: Mapping[str, Sequence[str]], rows: int) -> Iterable[Codes]:
    """Return for each row the names of the columns that are filled, each with what stands there."""
    if not names:
        return repeat((), rows)
    texts = zip(*(cells[name] for name in names), strict=True)
    return (tuple(pair for pair in zip(names, row, strict=True) if pair[1]) if any(row) else () for row in texts)


@cache
def _expected(markers: str) -> bool:
    """Tell whether a figure with these markers is one to be revised."""
    return not EXPECTED.isdisjoint(markers.split())


def _numbers(told: pl.DataFrame, eras: Eras) -> pl.Series:
    """Return the submitted number, else what the definition of then makes of the parts; null where there is none."""
    there = ~pl.col("kind").is_in(("withdrawn", EXPLAINED))
    blank = told.select(there & pl.col("value").is_null()).to_series()
    computed = [_computed(cells, eras) for cells in told.filter(blank).iter_rows(named=True)]
    submitted = told.select(pl.when(there).then("value")).to_series().alias("number")
    return submitted.scatter(blank.arg_true(), computed) if computed else submitted


def _computed(cells: dict[str, Any], eras: Eras) -> str | None:
    of_metric = eras.get(cells["metric"], ())
    if not of_metric:
        return None
    definition = _definition(of_metric, cells["commit"])
    row = Observation(
        organisation=cells["organisation"],
        service=cells["service"] or "",
        metric=cells["metric"],
        period=Period(cells["start"], cells["months"]),
        location=Location(""),
        numerator=cells["numerator"] or "",
        denominator=cells["denominator"] or "",
        inputs=tuple((name, cells[name] or "") for name in definition.inputs),
    )
    number = computed_number(row, definition)
    return None if number is None else str(number)


def _definition(eras: tuple[Era, ...], commit: int) -> Metric:
    """Return the definition that held in a commit; before there was any, the first."""
    known = max(bisect_right(eras, commit, key=lambda era: era.since) - 1, 0)
    return eras[known].metric
