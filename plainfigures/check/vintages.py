"""The comparison of all commits of a history as the records of the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from sys import intern
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
    starts = begins.to_series().arg_true()
    told, teller, records = _rows(events.select(*_SAID, *inputs)), _Teller(history, tuple(inputs)), {}
    spans = pairwise([*starts, events.height])
    for figure, (start, end) in zip(_rows(events.select(key)[starts]), spans, strict=True):
        if vintages := teller.vintages(told[start:end]):
            of = _key(figure, codes)
            records[of] = Record(of, vintages)
    return records


def _rows(table: pl.DataFrame) -> list[Cells]:
    return list(zip(*(column.to_list() for column in table), strict=True))


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
        commit, kind, number, markers, note, path, expected, value, numerator, denominator, lower, upper, *rest = event
        return Vintage(
            self._publishing(commit, intern(path)),
            "restored" if again and kind == "first" else kind,
            value,
            numerator,
            denominator,
            lower,
            upper,
            tuple(pair for pair in zip(self.inputs, rest, strict=True) if pair[1]) if any(rest) else (),
            _markers(markers),
            note,
            intern(path),
            Decimal(number) if number else None,
            bool(expected) and not EXPECTED.isdisjoint(_markers(expected)),
        )

    def _explained(self, withdrawn: Vintage, event: Cells) -> Vintage:
        """Return the withdrawal with the reason that was given for it afterwards."""
        commit, _, _, markers, note, path, *_ = event
        given = self._publishing(commit, path)
        return withdrawn._replace(markers=_markers(markers), note=note, path=path, explained=given)

    def _publishing(self, commit: int, path: str) -> Publishing:
        if (found := self._publishings.get((commit, path))) is None:
            found = self._publishings[commit, path] = self.history.publishing(commit, path)
        return found


def _key(figure: Cells, codes: Sequence[str]) -> Key:
    organisation, metric, start, months, service, *given = figure
    named = tuple((name, code) for name, code in zip(codes, given, strict=True) if code) if any(given) else ()
    return Key(intern(organisation), intern(service), intern(metric), _period(start, months), named)


@cache
def _period(start: date, months: int) -> Period:
    return Period(start, months)


@cache
def _markers(text: str) -> tuple[str, ...]:
    return tuple(text.split())


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
