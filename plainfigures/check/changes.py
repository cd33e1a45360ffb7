"""The comparison with an earlier commit as the model's nouns: withdrawals, revisions, additions, definitions."""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.comparison import WAS, Comparison
from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.amounts import change, shown
from plainfigures.model.change import (
    Addition,
    Before,
    Changes,
    DefinitionChange,
    Key,
    Part,
    Revision,
    Silence,
    Withdrawal,
)
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Observation, figure_of
from plainfigures.model.period import Period
from plainfigures.model.problem import Location


def changes_of(evidence: Evidence, before: Before) -> Changes:
    """Return all that differs between the evidence and what it holds of the commit before."""
    return Changes(
        commit=before.commit,
        withdrawn=tuple(withdrawals(evidence)),
        revised=tuple(revisions(evidence)),
        added=tuple(_additions(evidence)),
        respelt=evidence.comparison.respelt if evidence.comparison else 0,
        definitions=tuple(_definitions(evidence)),
        paths=before.paths,
    )


def withdrawals(evidence: Evidence) -> Iterator[Withdrawal]:
    """Yield each figure that was published and is gone.

    Where a file holds something that cannot be understood, nobody knows whether the figures that stood in it are gone.
    """
    found, before = evidence.comparison, evidence.before
    if found is None or before is None:
        return
    for row in _of_metrics(_beyond_doubt(found.withdrawn, evidence), before).iter_rows(named=True):
        metric = before.documents.metrics[row["metric"]]
        yield Withdrawal(
            key=_key(found, row),
            location=Location(row[f"{WAS}path"]) if row["path"] is None else evidence.place(row, "value"),
            before=shown(_figure(found, row, metric, WAS), metric),
            markers=_markers(row) if row["explains_absence"] else (),
            note=row["note"] or "",
        )


def silences(evidence: Evidence) -> Iterator[Silence]:
    """Yield each row that said why there is no figure and is gone, where nothing in its file is in doubt."""
    found, before = evidence.comparison, evidence.before
    if found is None or before is None:
        return
    for row in _of_metrics(_beyond_doubt(found.silenced, evidence), before).iter_rows(named=True):
        yield Silence(_key(found, row), Location(row[f"{WAS}path"]), _markers(row, WAS), row[f"{WAS}note"] or "")


def _beyond_doubt(rows: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    return rows.filter(~pl.col(f"{WAS}path").is_in(list(evidence.not_understood)))


def revisions(evidence: Evidence) -> Iterator[Revision]:
    """Yield each published figure that says another number than before."""
    found, before = evidence.comparison, evidence.before
    if found is None or before is None:
        return
    for row in _of_metrics(found.revised, before, evidence).iter_rows(named=True):
        metric_before, metric = before.documents.metrics[row["metric"]], evidence.documents.metrics[row["metric"]]
        earlier, later = _figure(found, row, metric_before, WAS), _figure(found, row, metric, "")
        yield Revision(
            key=_key(found, row),
            location=evidence.place(row, "value"),
            before=shown(earlier, metric_before),
            after=shown(later, metric),
            size=_size(earlier, later, metric),
            parts=tuple(_parts(found, row)),
            markers=_markers(row),
            note=row["note"] or "",
            note_before=(row[f"{WAS}note"] or "") if "r" in _markers(row, WAS) else "",
        )


def _size(earlier: Figure, later: Figure, metric: Metric) -> str:
    if earlier.number is None or later.number is None:
        return "by an unknown amount"
    return change(earlier.number, later.number, metric)


def _of_metrics(rows: pl.DataFrame, *evidences: Evidence) -> pl.DataFrame:
    """Return the rows of metrics whose definition could be understood."""
    return rows.filter(pl.col("metric").is_in(list(each.documents.metrics)) for each in evidences)


def _key(found: Comparison, row: Row) -> Key:
    codes = tuple((name, row[name]) for name in found.codes if row[name])
    return Key(row["organisation"], row["service"] or "", row["metric"], Period(row["start"], row["months"]), codes)


def _markers(row: Row, prefix: str = "") -> tuple[str, ...]:
    return tuple((row[f"{prefix}markers"] or "").split())


def _figure(found: Comparison, row: Row, metric: Metric, prefix: str) -> Figure:
    """Return one side of a row of the comparison as a figure, with the number that its definition makes of it."""
    texts = {column: row[prefix + column] or "" for column in found.numbers}
    observation = Observation(
        organisation=row["organisation"],
        service=row["service"] or "",
        metric=metric.id,
        period=Period(row["start"], row["months"]),
        location=Location(row[f"{prefix}path"]),
        inputs=tuple((name, texts[name]) for name in metric.inputs),
        value=texts["value"],
        numerator=texts["numerator"],
        denominator=texts["denominator"],
    )
    return figure_of(observation, metric)


def _parts(found: Comparison, row: Row) -> Iterator[Part]:
    for column in found.numbers:
        if row[WAS + column] != row[column]:
            yield Part(column, row[WAS + column] or "", row[column] or "")


def _additions(evidence: Evidence) -> Iterator[Addition]:
    if evidence.comparison is None:
        return
    groups = ["organisation", "metric", "start", "months"]
    added = _of_metrics(evidence.comparison.added, evidence).group_by(groups).len().sort(groups)
    for organisation, metric, start, months, figures in added.iter_rows():
        yield Addition(organisation, metric, Period(start, months), figures)


def _definitions(evidence: Evidence) -> Iterator[DefinitionChange]:
    """Yield each definition that is new, gone or says something else, those that touch most figures first."""
    if evidence.before is None:
        return
    before, now = evidence.before.documents.metrics, evidence.documents.metrics
    ids = sorted({*before, *now} - evidence.unread_metrics - evidence.before.unread_metrics)
    found = [
        _definition(evidence if id_ in now else evidence.before, id_, before.get(id_), now.get(id_))
        for id_ in ids
        if before.get(id_) != now.get(id_)
    ]
    yield from sorted(found, key=lambda each: -each.figures)


def _definition(evidence: Evidence, id_: str, before: Metric | None, now: Metric | None) -> DefinitionChange:
    figures = evidence.figures.filter(pl.col("metric") == id_)
    fields = [name for name in Metric.model_fields if before and now and getattr(before, name) != getattr(now, name)]
    what = "changed" if before and now else "added" if now else "withdrawn"
    return DefinitionChange(id_, what, tuple(fields), figures.height, figures["organisation"].n_unique())
