"""The comparison of all commits of a history as the records of the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from plainfigures.check.comparison import KEY, REDEFINED, WAS, Comparison
from plainfigures.check.past import Era, Eras
from plainfigures.model.change import Key
from plainfigures.model.history import History
from plainfigures.model.ledger import Publishing, Record, Vintage
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation, computed_number
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

Cells = tuple[Any, ...]
EXPECTED = frozenset(("p", "er"))
EXPLAINED = "explained"
_AT_ONCE = 10_000
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
    figures = events.select(*KEY, *codes).iter_rows(buffer_size=_AT_ONCE)
    said = events.select(*_SAID, *inputs).iter_rows(buffer_size=_AT_ONCE)
    teller, records = _Teller(history, tuple(inputs)), {}
    for figure, group in groupby(zip(figures, said, strict=True), key=itemgetter(0)):
        if vintages := teller.vintages(cells for _, cells in group):
            key = _key(figure, codes)
            records[key] = Record(key, vintages)
    return records


@dataclass(frozen=True)
class _Teller:
    """Makes vintages of events; what many of them share is made once."""

    history: History
    inputs: tuple[str, ...]
    _publishings: dict[tuple[int, str], Publishing] = field(default_factory=dict)

    def vintages(self, events: Iterable[Cells]) -> tuple[Vintage, ...]:
        """Return the vintages of a figure; none where it never was published."""
        made: list[Vintage] = []
        for event in events:
            if event[1] != EXPLAINED:
                made.append(self._vintage(event, again=bool(made)))
            elif made and made[-1].kind == "withdrawn" and not made[-1].note:
                made[-1] = self._explained(made[-1], event)
        return tuple(made)

    def _vintage(self, event: Cells, *, again: bool) -> Vintage:
        commit, kind, number, markers, note, path, expected, value, numerator, denominator, lower, upper, *inputs = (
            event
        )
        return Vintage(
            commit=self._publishing(commit, path or ""),
            kind="restored" if again and kind == "first" else kind,
            value=value or "",
            numerator=numerator or "",
            denominator=denominator or "",
            lower=lower or "",
            upper=upper or "",
            inputs=tuple(pair for pair in zip(self.inputs, inputs, strict=True) if pair[1]) if any(inputs) else (),
            markers=_markers(markers),
            note=note or "",
            path=path or "",
            number=Decimal(number) if number else None,
            scheduled=not EXPECTED.isdisjoint(_markers(expected)),
        )

    def _explained(self, withdrawn: Vintage, event: Cells) -> Vintage:
        """Return the withdrawal with the reason that was given for it afterwards."""
        commit, _, _, markers, note, path, *_ = event
        given = self._publishing(commit, path)
        return replace(withdrawn, markers=_markers(markers), note=note, path=path, explained=given)

    def _publishing(self, commit: int, path: str) -> Publishing:
        if (found := self._publishings.get((commit, path))) is None:
            found = self._publishings[commit, path] = self.history.publishing(commit, path)
        return found


def _key(figure: Cells, codes: Sequence[str]) -> Key:
    organisation, metric, start, months, service, *given = figure
    named = tuple((name, code) for name, code in zip(codes, given, strict=True) if code) if any(given) else ()
    return Key(organisation, service or "", metric, _period(start, months), named)


@cache
def _period(start: date, months: int) -> Period:
    return Period(start, months)


@cache
def _markers(text: str | None) -> tuple[str, ...]:
    return tuple(text.split()) if text else ()


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
