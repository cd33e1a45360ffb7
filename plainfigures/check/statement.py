"""A statement in `statements.yml` is about a metric or a figure that the organisation itself has published.

Say what it is `about`: a `metric`, a `figure` of one period, or a `comparison`. One statement at a time stands beside
the same thing: write the new one in place of the old one, which stays in the history of the file.

PASS metrics/example-department/statements.yml
    - about: figure
      metric: transactions
      service: example-permits
      period: 2026-Q2
      date: 2026-09-14
      text: Two offices were closed for a week in June, and fewer people applied.

FAIL metrics/example-department/statements.yml
    - about: figure
      metric: transactions
      service: example-permits
      period: 2025-Q2
      date: 2026-09-14
      text: Two offices were closed for a week in June, and fewer people applied.
"""

from collections.abc import Iterable, Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.items import Item, items_of
from plainfigures.check.mend import perhaps
from plainfigures.check.places import folder_of
from plainfigures.model.metric import Metric
from plainfigures.model.period import in_words
from plainfigures.model.problem import Problem
from plainfigures.model.statement import Statement
from plainfigures.model.words import Known, quoted

ID = "statement"
Words = tuple[str, str]
Said = Item[Statement]


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each statement about nothing that there is, each of a day to come, and each beside another."""
    items = list(items_of(evidence, "statements", Statement))
    metrics = Known([*evidence.documents.metrics, *sorted(evidence.unread_metrics)])
    services: dict[str, list[str]] = {}
    for service in evidence.inventory:
        services.setdefault(service.organisation, []).append(service.id)
    for item in items:
        for key, words in _faults(item, evidence, metrics, Known(services.get(folder_of(item.path), ()))):
            yield Problem(item.place(key), ID, "error", *words)
    yield from _twice(items)


def _faults(item: Said, evidence: Evidence, metrics: Known, services: Known) -> Iterator[tuple[str, Words]]:
    said, folder = item.says, folder_of(item.path)
    if said.date > evidence.today:
        message = f'date "{said.date}" is later than {in_words(evidence.today)}, the day of this check'
        yield "date", (message, "write the day on which the statement was made")
    metric = evidence.documents.metrics.get(said.metric)
    if said.metric not in metrics:
        cure = perhaps(said.metric, metrics, "write the id of a metric of which you publish figures")
        yield "metric", (f"nobody has defined the metric {quoted(said.metric)}", cure)
    elif said.service and said.service not in services:
        if folder not in evidence.unread_inventories:
            message = f"metrics/{folder}/services.csv lists no service {quoted(said.service)}"
            yield "service", (message, perhaps(said.service, services, "write the id of a service of yours"))
    elif metric and metric.comparison == "never" and said.about == "comparison":
        yield "about", (f"nobody is compared on {quoted(metric.id)}", "write about: metric")
    elif metric and (words := _about_nothing(said, metric, folder, evidence)):
        yield "period" if said.period else "metric", words


def _about_nothing(said: Statement, metric: Metric, folder: str, evidence: Evidence) -> Words | None:
    """Return that there is no such figure, or None where there is one."""
    service = pl.col("service") == said.service if said.service else pl.col("service").is_null()
    mine = evidence.figures.filter(pl.col("organisation") == folder, pl.col("metric") == metric.id)
    series = mine.filter(service)
    whose = f"of {quoted(metric.id)} about {quoted(said.service) if said.service else 'the organisation as a whole'}"
    if series.is_empty():
        named = not said.service and not mine.is_empty()
        cure = "add a line service: with the service that it is about" if named else "correct the metric or the service"
        return f"metrics/{folder} has no figure {whose}", cure
    if said.period is None:
        return None
    of_period = (pl.col("start") == said.period.start) & (pl.col("months") == said.period.months)
    if not series.filter(of_period).is_empty():
        return None
    there = series["period_text"].drop_nulls().unique(maintain_order=True)
    cure = f"write a period that has one, like {there[-1]}" if len(there) else "correct the period"
    return f"metrics/{folder} has no figure {whose} for {said.period.label}", cure


def _twice(items: Iterable[Said]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Said] = {}
    for item in items:
        said = item.says
        first = seen.setdefault((item.path, said.about, said.metric, said.service, said.period), item)
        if first is not item:
            message = f"the statement in line {first.node.location.line} is about the same thing"
            yield Problem(item.node.location, ID, "error", message, "keep the newer one of the two")
