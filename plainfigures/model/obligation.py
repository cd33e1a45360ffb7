"""What organisations owe: which kinds of them must publish which metric since when, and what comes of that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pydantic import Field

from plainfigures.model.document import Document, Identifier, PeriodText, parse_day
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.organisation import Kind, Organisation, Service
from plainfigures.model.period import Period

NOT_YET = ("discovery", "alpha")


class Obligation(Document):
    """An item of `schemas/obligations.yml`: these kinds of organisation owe this metric from a period on."""

    metric: Identifier = Field(description="Id of a definition in schemas/metrics.")
    kinds: tuple[Kind, ...] = Field(description="The kinds of organisation that owe the metric.")
    from_: PeriodText = Field(alias="from", description="The first period owed, like 2026-Q3.")
    until: PeriodText | None = Field(default=None, description="The last period owed; left out while the duty goes on.")


@dataclass(frozen=True, slots=True)
class Owed:
    """A figure that is owed: of a service, or of the organisation where `service` is blank; `due` is the last day."""

    organisation: str
    service: str
    metric: str
    period: Period
    due: date


@dataclass(frozen=True, slots=True)
class Asked:
    """An obligation, and the day on which the main line first held it just so."""

    day: date
    obligation: Obligation

    def covers(self, owed: Owed, kind: Kind) -> bool:
        """Tell whether it asks an organisation of this kind for the figure."""
        asks, period = self.obligation, owed.period
        begun = asks.metric == owed.metric and kind in asks.kinds and asks.from_.start <= period.start
        return begun and (asks.until is None or period.end <= asks.until.end)


@dataclass(frozen=True, slots=True)
class Duty:
    """What an obligation asks of one organisation or service: periods every `step` months, from a first to a last.

    `first` and `last` are the months in which those two begin, counted from the year nought.
    """

    organisation: str
    service: str
    metric: Metric
    first: int
    last: int

    @property
    def step(self) -> int:
        """How many months lie between the beginnings of one period and the next."""
        return MONTHS[self.metric.frequency]

    @property
    def periods(self) -> Iterator[Period]:
        """Every period for which a figure is owed, in order."""
        months = range(self.first, self.last + 1, self.step)
        return (Period(date(month // 12, month % 12 + 1, 1), self.metric.months) for month in months)


def owed(
    organisations: Iterable[Organisation],
    services: Iterable[Service],
    metrics: Mapping[str, Metric],
    obligations: Iterable[Obligation],
    last_day: date,
) -> Iterator[Owed]:
    """Yield every figure that is owed for a period over by the last day, each once.

    A period is owed where it begins on the first day of `from` or later, ends on the last of `until` or earlier, and
    the organisation, and the service where figures are of services, were there for some of it.
    """
    found = duties(organisations, services, metrics, obligations, last_day)
    yield from dict.fromkeys(
        Owed(duty.organisation, duty.service, duty.metric.id, period, due_day(duty.metric, period))
        for duty in found
        for period in duty.periods
    )


def due_day(metric: Metric, period: Period) -> date:
    """Return the last day on which a figure for the period comes on time."""
    return period.end + timedelta(days=metric.due)


def asked_day(owed: Owed, kind: Kind, asked: Sequence[Asked] | None, today: date) -> date | None:
    """Return the day on which it was first written down that an organisation of this kind owes the figure.

    What is not committed yet is asked for today. None where nobody knows what was written down when.
    """
    if asked is None:
        return None
    return min((each.day for each in asked if each.covers(owed, kind)), default=today)


def as_asked(owed: Owed, metric: Metric, day: date | None) -> Owed:
    """Return what is owed with the day on which it is due, where it was first asked for on a day.

    After the period's end there is as much time from that day on as there always is from the end.
    """
    return replace(owed, due=day + timedelta(days=metric.due)) if day and day > owed.period.end else owed


def counts_for(metric: Metric, service: str) -> str:
    """Return of which service a figure is owed that one of this service gives: blank for the organisation as a whole.

    Where a metric is of either, the organisation owes a figure, and one of any of its services is as good.
    """
    return service if metric.level == "service" else ""


def duties(
    organisations: Iterable[Organisation],
    services: Iterable[Service],
    metrics: Mapping[str, Metric],
    obligations: Iterable[Obligation],
    last_day: date,
) -> Iterator[Duty]:
    """Yield the same by stretches of time, as `owed` says it by figures; two that overlap owe a period once."""
    running: dict[str, list[Service]] = {}
    for service in services:
        if _runs(service):
            running.setdefault(service.organisation, []).append(service)
    organisations = list(organisations)
    for obligation in obligations:
        metric = metrics.get(obligation.metric)
        for organisation in organisations if metric else ():
            if metric and organisation.kind in obligation.kinds:
                yield from _of(organisation, running.get(organisation.id, ()), metric, obligation, last_day)


def _runs(service: Service) -> bool:
    """Tell whether a service is open to people, or was until a known day."""
    return service.phase not in NOT_YET and (service.phase != "retired" or bool(service.until))


def _of(
    organisation: Organisation, services: Iterable[Service], metric: Metric, obligation: Obligation, last_day: date
) -> Iterator[Duty]:
    spans: dict[str, list[tuple[date | None, date | None]]] = {"": []}
    if metric.level == "service":
        spans = {each.id: [(parse_day(each.since), parse_day(each.until))] for each in services}
    first, last = _first_month(metric, obligation), _last_month(metric, obligation, last_day)
    for service, span in spans.items():
        start, end = first, last
        for since, until in [(organisation.since, organisation.until), *span]:
            start = max(start, _month(since) - metric.months + 1) if since else start
            end = min(end, _month(until)) if until else end
        step = MONTHS[metric.frequency]
        start, end = first - (first - start) // step * step, first + (end - first) // step * step
        if start <= end:
            yield Duty(organisation.id, service, metric, start, end)


def _first_month(metric: Metric, obligation: Obligation) -> int:
    """Return the month in which the first period owed begins: a quarter begins where quarters of the year do."""
    month = _month(obligation.from_.start)
    return month if metric.frequency != "quarter" else -(-month // 3) * 3


def _last_month(metric: Metric, obligation: Obligation, last_day: date) -> int:
    """Return the latest month in which a period may begin that is over by the last day."""
    after = [last_day + timedelta(days=1), *([obligation.until.next.start] if obligation.until else [])]
    return min(map(_month, after)) - metric.months


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
