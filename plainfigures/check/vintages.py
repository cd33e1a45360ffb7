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
from plainfigures.model.observation import Codes, Observation, computed_number
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

Cells = dict[str, Any]
EXPECTED = frozenset(("p", "er"))
_TEXTS = ("value", "numerator", "denominator", "lower", "upper")


def records_of(found: Comparison, history: History, eras: Eras, codes: Sequence[str]) -> dict[Key, Record]:
    """Return the record of each figure, sorted by key; `codes` are the columns that were ever a dimension."""
    periods: dict[tuple[Any, int], Period] = {}
    inputs = [name for name in found.numbers if name not in _TEXTS]
    identity = itemgetter(*KEY, *codes)
    records: dict[Key, Record] = {}
    for _, group in groupby(_events(found, [*KEY, *codes, "commit"]).iter_rows(named=True), key=identity):
        rows = list(group)
        key = _key(rows[0], codes, periods)
        vintages = (_vintage(cells, key, history, eras.get(key.metric, ()), inputs) for cells in rows)
        records[key] = Record(key, tuple(_restored(vintages)))
    return records


def _events(found: Comparison, key: Sequence[str]) -> pl.DataFrame:
    """Return every figure that was added, revised or withdrawn in any commit, by key and commit."""
    redefined = pl.when(REDEFINED).then(pl.lit("redefined")).otherwise(pl.lit("revised"))
    kinds = [(found.revised, redefined), (found.added, pl.lit("first")), (found.withdrawn, pl.lit("withdrawn"))]
    wanted = [*key, *found.numbers, "markers", "note", "path", f"{WAS}markers"]
    told = pl.concat([rows.select(*wanted, kind.alias("kind")) for rows, kind in kinds])
    return told.sort(key, nulls_last=False)


def _key(cells: Cells, codes: Sequence[str], periods: dict[tuple[Any, int], Period]) -> Key:
    span = (cells["start"], cells["months"])
    given = tuple((name, cells[name]) for name in codes if cells[name])
    return Key(
        cells["organisation"], cells["service"] or "", cells["metric"], periods.setdefault(span, Period(*span)), given
    )


def _vintage(cells: Cells, key: Key, history: History, eras: tuple[Era, ...], inputs: Sequence[str]) -> Vintage:
    texts = {name: cells[name] or "" for name in _TEXTS}
    given = tuple((name, cells[name]) for name in inputs if cells[name])
    gone = cells["kind"] == "withdrawn"
    return Vintage(
        commit=history.publishing(cells["commit"], cells["path"] or ""),
        kind=cells["kind"],
        inputs=given,
        markers=_markers(cells["markers"]),
        note=cells["note"] or "",
        path=cells["path"] or "",
        number=None if gone else _number(key, texts, given, _definition(eras, cells["commit"])),
        scheduled=not EXPECTED.isdisjoint(_markers(cells[f"{WAS}markers"])),
        **texts,
    )


def _number(key: Key, texts: dict[str, str], inputs: Codes, definition: Metric | None) -> Decimal | None:
    """Return the submitted number, else the one that the definition makes of the parts."""
    if texts["value"] or definition is None:
        return Decimal(texts["value"]) if texts["value"] else None
    identity = (key.organisation, key.service, key.metric, key.period, Location(""))
    parts = Observation(*identity, numerator=texts["numerator"], denominator=texts["denominator"], inputs=inputs)
    return computed_number(parts, definition)


def _definition(eras: tuple[Era, ...], commit: int) -> Metric | None:
    """Return the definition that held in a commit; before there was any, the first."""
    known = max(bisect_right(eras, commit, key=lambda era: era.since) - 1, 0)
    return eras[known].metric if eras else None


def _restored(vintages: Iterable[Vintage]) -> Iterator[Vintage]:
    """Yield the vintages; a figure that is added for a second time comes back."""
    for number, vintage in enumerate(vintages):
        yield replace(vintage, kind="restored") if number and vintage.kind == "first" else vintage


def _markers(text: str | None) -> tuple[str, ...]:
    return tuple(text.split()) if text else ()
