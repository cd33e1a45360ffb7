"""Draft a submission: a row for every figure that an organisation should give for a period, with the values blank."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.mend import perhaps, plain_period
from plainfigures.check.places import stem_of
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.obligation import counts_for, owed
from plainfigures.model.observation import Codes
from plainfigures.model.period import NotAPeriod, Period, parse_period
from plainfigures.model.submission import Draft
from plainfigures.model.words import quoted

REMEMBERED_MONTHS = 24


class _Key(NamedTuple):
    """What a figure is of: a metric, a service (blank: the organisation as a whole) and codes (blank: the total)."""

    metric: str
    service: str
    codes: Codes


def draft(evidence: Evidence, organisation: str, text: str, path: str | None) -> Draft:
    """Return the draft of an organisation's submission for the period that the text names.

    A figure is asked for where its series had one in the two years before, or an obligation says that it is owed; not
    where it is there already. Raises CouldNotRun where nobody knows the organisation or the period, or nothing is due.
    """
    refuse_unknown(evidence, organisation)
    period = _period(text)
    keys = _due(evidence, organisation, period)
    if not keys:
        raise CouldNotRun(
            f"{organisation} owes no figure for {period.label} that is not there already: "
            "nothing is asked of it, and it gave none of that length in the two years before"
        )
    path = path or f"metrics/{organisation}/{text.replace('/', '_')}.csv"
    metrics = {key.metric: evidence.documents.metrics[key.metric] for key in keys}
    with_interval = _gave_intervals(evidence, organisation, list(metrics))
    header = _header(path, period, keys, metrics, with_interval=with_interval)
    return Draft(path, _text(header, keys, period), len(keys), tuple(metric.title for metric in metrics.values()))


def refuse_unknown(evidence: Evidence, organisation: str) -> None:
    """Raise CouldNotRun where nobody knows the organisation for which a submission is to be written."""
    known = evidence.documents.organisations
    if organisation not in known:
        cure = perhaps(organisation, known, f"add metrics/{organisation}/organisation.yml first")
        raise CouldNotRun(f"there is no organisation {quoted(organisation)}: {cure}")


def _period(text: str) -> Period:
    period = parse_period(text)
    if isinstance(period, NotAPeriod):
        plain = plain_period(text)
        raise CouldNotRun(f"period {quoted(text)} {period.message}: {f'write {plain}' if plain else period.cure}")
    return period


def _due(evidence: Evidence, organisation: str, period: Period) -> list[_Key]:
    metrics = evidence.documents.metrics
    mine = [service for service in evidence.inventory if service.organisation == organisation]
    running = {service.id for service in mine if service.was_there_in(period)}
    given = _given(evidence, organisation, period)
    before = {
        key
        for key, starts in given.items()
        if key.service in {"", *running} and any(_follows(metrics[key.metric], period, start) for start in starts)
    }
    there = {key for key, starts in given.items() if period in starts}
    spoken_for = {(key.metric, counts_for(metrics[key.metric], key.service)) for key in before | there}
    asked = {key for key in _asked(evidence, organisation, period) if key[:2] not in spoken_for}
    return sorted((before | asked) - there)


def _given(evidence: Evidence, organisation: str, period: Period) -> dict[_Key, set[Period]]:
    """Return the periods of the same length for which the organisation has given each of its figures."""
    rows = evidence.rows((pl.col("organisation") == organisation) & (pl.col("months") == period.months))
    given: dict[_Key, set[Period]] = {}
    for row in rows:
        metric = evidence.documents.metrics.get(row["metric"])
        if metric and metric.months == period.months:
            codes = tuple((name, row[name] or "") for name in metric.dimensions)
            key = _Key(metric.id, row["service"] or "", codes)
            given.setdefault(key, set()).add(Period(row["start"], row["months"]))
    return given


def _follows(metric: Metric, period: Period, earlier: Period) -> bool:
    """Tell whether a figure is due for the period, given one for an earlier period not too long before."""
    months = (period.start.year - earlier.start.year) * 12 + period.start.month - earlier.start.month
    return 0 < months <= REMEMBERED_MONTHS and months % MONTHS[metric.frequency] == 0


def _asked(evidence: Evidence, organisation: str, period: Period) -> Iterator[_Key]:
    """Yield the totals that the obligations of organisations of this kind ask for."""
    known, metrics = evidence.documents, evidence.documents.metrics
    mine = [service for service in evidence.inventory if service.organisation == organisation]
    for each in owed([known.organisations[organisation]], mine, metrics, known.obligations, period.end):
        if each.period == period:
            yield _Key(each.metric, each.service, tuple((name, "") for name in metrics[each.metric].dimensions))


def _gave_intervals(evidence: Evidence, organisation: str, metrics: Sequence[str]) -> bool:
    of_these = (pl.col("organisation") == organisation) & pl.col("metric").is_in(metrics)
    return any(True for _ in evidence.rows(of_these & pl.col("lower").is_not_null()))


def _header(
    path: str, period: Period, keys: Sequence[_Key], metrics: dict[str, Metric], *, with_interval: bool
) -> list[str]:
    """Return the columns that the figures need."""
    split = {name for key in keys for name, code in key.codes if code}
    wanted = {"service": any(key.service for key in keys), "period": parse_period(stem_of(path)) != period}
    parts = {name for metric in metrics.values() for name in _parts(metric.as_of(period))}
    inputs = [name for metric in metrics.values() for name in metric.inputs]
    return [
        "metric",
        *(name for name, needed in wanted.items() if needed),
        *sorted(split),
        "value",
        *(name for name in ("numerator", "denominator") if name in parts),
        *dict.fromkeys(inputs),
        *(("lower", "upper") if with_interval else ()),
        "marker",
        "note",
    ]


def _parts(metric: Metric) -> tuple[str, ...]:
    return tuple(metric.calculation.names) if metric.calculation else ()


def _text(header: Sequence[str], keys: Sequence[_Key], period: Period) -> str:
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, header, restval="", extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for key in keys:
        table.writerow({"metric": key.metric, "service": key.service, "period": str(period), **dict(key.codes)})
    return out.getvalue()
