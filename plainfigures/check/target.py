"""A target in `targets.csv` is for a metric and a service that there are, and says from which period on it holds.

`from` is the first period for which it holds and `until` the last; leave `until` blank while it goes on. The value lies
within the limits of the metric. One target at a time holds for a metric and service: when you set a new one, give the
old one its last period. Where neither a higher nor a lower figure is better, there is nothing to aim for.

PASS targets.csv
    metric,service,value,from,until
    completion-rate,example-permits,85,2026-Q1,2026-Q4
    completion-rate,example-permits,90,2027-Q1,

FAIL targets.csv
    metric,service,value,from,until
    completion-rate,example-permits,85,2026-Q1,
    completion-rate,example-permits,90,2027-Q1,
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.mend import NUMBER, perhaps, plain_period
from plainfigures.model.document import IDENTIFIER
from plainfigures.model.metric import Metric
from plainfigures.model.period import NotAPeriod, Period, parse_period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.target import Target
from plainfigures.model.words import Known, listed, quoted

ID = "target"
MOST_NAMED = 6
Words = tuple[str, str]
Services = dict[str, Known]


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row that is no target of a known series and time, and each target that holds beside an earlier one.

    Cells that the shared schema refuses are left to the rules that tell of those.
    """
    known = Known([*evidence.documents.metrics, *sorted(evidence.unread_metrics)])
    services: dict[str, list[str]] = {}
    for each in evidence.inventory:
        services.setdefault(each.organisation, []).append(each.id)
    inventories = {organisation: Known(ids) for organisation, ids in services.items()}
    for row in evidence.targets.iter_rows(named=True):
        for column, words in _faults(row, evidence, known, inventories):
            yield Problem(evidence.place(row, column), ID, "error", *words)
        metric = evidence.documents.metrics.get(row["metric"] or "")
        if metric and metric.better == "neither":
            message = (
                f"a figure of {quoted(metric.id)} is no better for being higher or lower, so no page shows this target"
            )
            cure = "delete the row, or have the definition say which way is better"
            yield Problem(evidence.place(row, "metric"), ID, "warning", message, cure)
    yield from _overlaps(evidence)


def targets_in(evidence: Evidence) -> Iterator[Target]:
    """Yield the targets whose time can be read, in the order of their files."""
    for row in evidence.targets.iter_rows(named=True):
        since, until = _period(row["from"]), _period(row["until"])
        if since and (until or row["until"] is None) and not (until and until.end < since.start):
            yield Target(
                organisation=row["organisation"],
                service=row["service"] or "",
                metric=row["metric"] or "",
                value=row["value"] or "",
                since=since,
                until=until,
                location=Location(row["path"], row["line"]),
                source=row["source"] or "",
                note=row["note"] or "",
            )


def _period(text: str | None) -> Period | None:
    period = parse_period(text) if text else None
    return period if isinstance(period, Period) else None


def _faults(row: Row, evidence: Evidence, known: Known, services: Services) -> Iterator[tuple[str, Words]]:
    """Yield what is wrong with the row alone, each with its column."""
    metric = evidence.documents.metrics.get(row["metric"] or "")
    if IDENTIFIER.fullmatch(row["metric"] or "") and row["metric"] not in known:
        cure = perhaps(row["metric"], known, "have the metric defined first, in schemas/metrics")
        yield "metric", (f"nobody has defined the metric {quoted(row['metric'])}", cure)
    yield from (("service", words) for words in _of_the_service(row, metric, evidence, services))
    for column in ("from", "until"):
        period = parse_period(row[column]) if row[column] else None
        if isinstance(period, NotAPeriod):
            yield column, _no_period(column, row[column], period)
    since, until = _period(row["from"]), _period(row["until"])
    if since and until and until.end < since.start:
        message = f"until {quoted(row['until'])} ({until.label}) is over before from {quoted(row['from'])} begins"
        yield "until", (message, "correct one of the two, or leave until blank while the target goes on")
    if metric and since and (side := _out_of_bounds(row["value"], metric.as_of(since))):
        yield "value", (f"value {row['value']} is {side}", "correct the value")


def _no_period(column: str, text: str, wrong: NotAPeriod) -> Words:
    colon = ":" if "begins in" in wrong.message else ""
    plain = plain_period(text)
    return f"{column} {quoted(text)}{colon} {wrong.message}", f"write {plain}" if plain else wrong.cure


def _of_the_service(row: Row, metric: Metric | None, evidence: Evidence, services: Services) -> Iterator[Words]:
    """Yield that the metric is not given for what the row names, or else that there is no such service."""
    organisation, service = row["organisation"], row["service"]
    mine = services.get(organisation, Known(()))
    if metric and metric.level == "service" and not service:
        yield f"{quoted(metric.id)} is given for a service, but none is named", _name_one(mine)
    elif metric and metric.level == "organisation" and service:
        message = f"{quoted(metric.id)} is given for an organisation as a whole, not for {quoted(service)}"
        yield message, "leave the service cell blank"
    elif IDENTIFIER.fullmatch(service or "") and not (service in mine or organisation in evidence.unread_inventories):
        yield _unknown(service, organisation, services)


def _unknown(service: str, organisation: str, services: Services) -> Words:
    owner = next((folder for folder, ids in services.items() if service in ids), None)
    if owner:
        message = f"{quoted(service)} is a service of {owner}, not of {organisation}"
        return message, f"correct the id, or put the target into metrics/{owner}/targets.csv"
    file = f"metrics/{organisation}/services.csv"
    return f"{file} lists no service {quoted(service)}", perhaps(
        service, services.get(organisation, Known(())), f"add the service to {file}"
    )


def _name_one(services: list[str]) -> str:
    if not services or len(services) > MOST_NAMED:
        return "write the id of the service, from your services.csv, into the column service"
    return f"write {listed(services)} into the column service"


def _out_of_bounds(value: str | None, metric: Metric) -> str:
    """Return on which side of the possible a plain number lies; nothing where it is possible, or no plain number."""
    if not re.search(NUMBER, value or ""):
        return ""
    number = Decimal(value or 0)
    if metric.minimum and number < Decimal(metric.minimum):
        return f"below the least possible, {metric.minimum}"
    if metric.maximum and number > Decimal(metric.maximum):
        return f"above the most possible, {metric.maximum}"
    return ""


def _overlaps(evidence: Evidence) -> Iterator[Problem]:
    """Yield each target that begins while an earlier one of its series still holds."""
    series: dict[tuple[str, str, str], list[Target]] = {}
    for target in targets_in(evidence):
        series.setdefault((target.organisation, target.service, target.metric), []).append(target)
    for targets in series.values():
        in_order = sorted(targets, key=lambda each: (each.since.start, each.location))
        for number, later in enumerate(in_order):
            earlier = _holding(in_order[:number], later)
            if earlier:
                yield Problem(_place(evidence, later, "from"), ID, "error", *_beside(earlier, later, evidence))


def _holding(before: Iterable[Target], later: Target) -> Target | None:
    return next((each for each in before if each.overlaps(later)), None)


def _place(evidence: Evidence, target: Target, column: str) -> Location:
    return evidence.place({"path": target.location.path, "line": target.location.line}, column)


def _beside(earlier: Target, later: Target, evidence: Evidence) -> Words:
    """Return that two targets of a series hold at once, and the last period that would part them."""
    line = f"line {earlier.location.line}"
    if earlier.since.start == later.since.start:
        message = f"a target for the same metric and service begins in {later.since.label} in {line} already"
        return message, "delete one of the two rows"
    message = f"the target in {line} for the same metric and service still holds in {later.since.label}"
    last = later.since.shifted(-later.since.months)
    if "until" not in evidence.headers[earlier.location.path]:
        return message, f"add a column until, and write {last} ({last.label}) into it in {line}"
    return message, f"write {last} ({last.label}) into the column until of {line}"
