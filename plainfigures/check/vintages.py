"""The comparison of all commits of a history as the records of the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from plainfigures.check.comparison import KEY, REDEFINED, WAS, Comparison
from plainfigures.check.past import Era, Eras
from plainfigures.model.change import Key
from plainfigures.model.history import History
from plainfigures.model.ledger import Record, Vintage
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation, computed_number
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

Cells = dict[str, Any]
EXPECTED = frozenset(("p", "er"))
_TEXTS = ("value", "numerator", "denominator", "lower", "upper")


def told_by(found: Comparison, eras: Eras) -> pl.DataFrame:
    """Return every figure that was added, revised or withdrawn in any commit, with its number, by key and commit."""
    key = [*KEY, *found.codes]
    redefined = pl.when(REDEFINED).then(pl.lit("redefined")).otherwise(pl.lit("revised"))
    kinds = [(found.revised, redefined), (found.added, pl.lit("first")), (found.withdrawn, pl.lit("withdrawn"))]
    wanted = [*key, *found.numbers, "markers", "note", "path", f"{WAS}markers"]
    told = pl.concat([rows.select(*wanted, kind.alias("kind")) for rows, kind in kinds]).sort(key, nulls_last=False)
    numbers = [_number(cells, eras) for cells in told.iter_rows(named=True)]
    return told.with_columns(pl.Series("number", numbers, pl.String))


def records_of(
    events: pl.DataFrame, history: History, codes: Sequence[str], inputs: Sequence[str]
) -> dict[Key, Record]:
    """Return the record of each figure, sorted by key; `events` are those of `told_by`."""
    periods: dict[tuple[Any, int], Period] = {}
    identity = itemgetter(*KEY, *codes)
    records: dict[Key, Record] = {}
    for _, group in groupby(events.iter_rows(named=True), key=identity):
        rows = list(group)
        key = _key(rows[0], codes, periods)
        vintages = (_vintage(cells, history, inputs) for cells in rows)
        records[key] = Record(key, tuple(_restored(vintages)))
    return records


def _key(cells: Cells, codes: Sequence[str], periods: dict[tuple[Any, int], Period]) -> Key:
    span = (cells["start"], cells["months"])
    given = tuple((name, cells[name]) for name in codes if cells[name])
    return Key(
        cells["organisation"], cells["service"] or "", cells["metric"], periods.setdefault(span, Period(*span)), given
    )


def _vintage(cells: Cells, history: History, inputs: Sequence[str]) -> Vintage:
    return Vintage(
        commit=history.publishing(cells["commit"], cells["path"] or ""),
        kind=cells["kind"],
        inputs=tuple((name, cells[name]) for name in inputs if cells[name]),
        markers=_markers(cells["markers"]),
        note=cells["note"] or "",
        path=cells["path"] or "",
        number=Decimal(cells["number"]) if cells["number"] else None,
        scheduled=not EXPECTED.isdisjoint(_markers(cells[f"{WAS}markers"])),
        **{name: cells[name] or "" for name in _TEXTS},
    )


def _number(cells: Cells, eras: Eras) -> str | None:
    """Return the submitted number, else what the definition of then makes of the parts; None where it is gone."""
    of_metric = eras.get(cells["metric"], ())
    if cells["kind"] == "withdrawn" or cells["value"] or not of_metric:
        return None if cells["kind"] == "withdrawn" else cells["value"]
    definition, period = _definition(of_metric, cells["commit"]), Period(cells["start"], cells["months"])
    row = Observation(
        organisation=cells["organisation"],
        service=cells["service"] or "",
        metric=cells["metric"],
        period=period,
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


def _restored(vintages: Iterable[Vintage]) -> Iterator[Vintage]:
    """Yield the vintages; a figure that is added for a second time comes back."""
    for number, vintage in enumerate(vintages):
        yield replace(vintage, kind="restored") if number and vintage.kind == "first" else vintage


def _markers(text: str | None) -> tuple[str, ...]:
    return tuple(text.split()) if text else ()
