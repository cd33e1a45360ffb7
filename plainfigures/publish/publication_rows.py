"""The record of publication as data: every figure owed, and what each organisation has published of each metric."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.analyse.published import Published
from plainfigures.analyse.timeliness import State, Tally, Timing, tally_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext_noop

STATES: Mapping[State, str] = {
    "on-time": gettext_noop("came by the day on which it was due"),
    "late": gettext_noop("came after that day"),
    "missing": gettext_noop("was due and has not come"),
    "explained": gettext_noop("a row with a marker and a note says why there is no figure"),
    "before": gettext_noop(
        "came, and was due before this site began to publish or it was first asked for; whether it came on time "
        "cannot be told"
    ),
    "undated": gettext_noop("came, on a day that is not known"),
    "not-due": gettext_noop("is owed, and not due yet"),
}
"""What each state of a figure that is owed means."""

OBLIGATION_COLUMNS: Mapping[str, str] = {
    "organisation": gettext_noop("Id of the organisation that owes the figure"),
    "organisation_name": gettext_noop("Its name"),
    "service": gettext_noop("Id of the service; blank where the organisation owes the figure as a whole"),
    "service_name": gettext_noop("Name of the service"),
    "metric": gettext_noop("Id of the metric"),
    "metric_title": gettext_noop("Its title"),
    "period": gettext_noop("The period that the figure is owed for, as in submissions"),
    "period_label": gettext_noop("The period in plain words"),
    "due": gettext_noop(
        "The last day on which it comes on time; counted from the day in asked where the period was over by then"
    ),
    "state": gettext_noop(
        "on-time: came by the day on which it was due; late: came after that day; missing: was due and has "
        "not come; explained: a row with a marker and a note says why there is no figure; before: came, and "
        "was due before this site began to publish or it was first asked for; whether it came on time cannot be "
        "told; undated: came, on a day that is not known; not-due: is owed, and not due yet"
    ),
    "came": gettext_noop(
        "The day (UTC) of the commit in which it was first published here; blank where it has not, or nobody knows"
    ),
    "days": gettext_noop(
        "By how many days it was late, or has been missing as at the day of this file; blank in all other states"
    ),
    "as_at": gettext_noop("The day as at which this was judged"),
    "asked": gettext_noop(
        "The day (UTC) of the commit that first said that the figure is owed; blank where nobody knows"
    ),
}
"""The columns of the file of obligations, in order, and what each holds."""

PUBLICATION_COLUMNS: Mapping[str, str] = {
    "organisation": gettext_noop("Id of the organisation"),
    "organisation_name": gettext_noop("Its name"),
    "metric": gettext_noop("Id of the metric"),
    "metric_title": gettext_noop("Its title"),
    "figures": gettext_noop(
        "How many figures it has published of the metric, those of its services and of parts among them"
    ),
    "first_period": gettext_noop("The period of those that ended first"),
    "last_period": gettext_noop("The period of those that ended last"),
    "first_came": gettext_noop("The day (UTC) on which the first of them came to this site; blank where nobody knows"),
    "last_came": gettext_noop("The day (UTC) on which the latest of them came for the first time"),
    "revised": gettext_noop("How many of them have changed since they first came; blank where nobody knows"),
    "revised_share": gettext_noop("revised as a share of figures, in per cent"),
    "due": gettext_noop("How many figures of the metric it owed that were due"),
    "on_time": gettext_noop("Of those owed: came by the day on which it was due"),
    "late": gettext_noop("Of those owed: came after that day"),
    "missing": gettext_noop("Of those owed: was due and has not come"),
    "explained": gettext_noop("Of those owed: a row with a marker and a note says why there is no figure"),
    "before": gettext_noop(
        "Of those owed: came, and was due before this site began to publish or it was first asked for; whether it came "
        "on time cannot be told"
    ),
    "undated": gettext_noop("Of those owed: came, on a day that is not known"),
    "not_due": gettext_noop("Of those owed: is owed, and not due yet"),
    "coverage": gettext_noop("Those that came or are explained, as a share of those due, in per cent"),
    "on_time_share": gettext_noop(
        "on_time as a share of on_time, late and missing, in per cent; blank where days are not known"
    ),
    "as_at": gettext_noop("The day as at which this was judged"),
}
"""The columns of the file of publication, in order, and what each holds."""


def obligation_rows(record: PublicationRecord) -> Iterator[tuple[str, ...]]:
    """Yield a row for every figure that is owed for a period over by the day."""
    for each in record.timeliness.timings:
        owed = each.owed
        yield (
            *_organisation(record.catalogue, owed.organisation),
            *_service(record.catalogue, owed.service),
            *_metric(record.catalogue, owed.metric),
            *(str(owed.period), owed.period.label, owed.due.isoformat()),
            *(each.state, _day(each.came), str(each.days) if each.days else ""),
            _day(record.day),
            _day(each.asked),
        )


def publication_rows(record: PublicationRecord) -> Iterator[tuple[str, ...]]:
    """Yield a row for every organisation and metric of which anything is published or owed, by their ids."""
    owed: dict[tuple[str, str], list[Timing]] = {}
    for each in record.timeliness.timings:
        owed.setdefault(_whose(each), []).append(each)
    published = {(each.organisation, each.metric): each for each in record.published}
    nothing_owed = _tallied(tally_of(()))
    for organisation, metric in sorted(_told_of(record)):
        mine = owed.get((organisation, metric))
        yield (
            *_organisation(record.catalogue, organisation),
            *_metric(record.catalogue, metric),
            *_published(published.get((organisation, metric))),
            *(_tallied(tally_of(mine)) if mine else nothing_owed),
            _day(record.day),
        )


def publication_count(record: PublicationRecord) -> int:
    """Return how many rows `publication_rows` yields."""
    return len(_told_of(record))


def _told_of(record: PublicationRecord) -> set[tuple[str, str]]:
    """Return every organisation and metric of which anything is published or owed."""
    published = ((each.organisation, each.metric) for each in record.published)
    return {*published, *map(_whose, record.timeliness.timings)}


def _whose(timing: Timing) -> tuple[str, str]:
    return timing.owed.organisation, timing.owed.metric


def _published(found: Published | None) -> tuple[str, ...]:
    if found is None:
        return ("0", *[""] * 6)
    known = found.came is not None
    return (
        *(str(found.figures), str(found.first), str(found.last), _day(found.came), _day(found.newest)),
        *(str(found.revised) if known else "", _percent(found.changed) if known else ""),
    )


def _tallied(tally: Tally) -> tuple[str, ...]:
    counts = (str(tally.of(state)) for state in STATES)
    return str(tally.due), *counts, _percent(tally.coverage), _percent(tally.punctuality)


def _percent(found: Decimal | None) -> str:
    return "" if found is None else f"{found:.2f}"


def _day(found: date | None) -> str:
    return found.isoformat() if found else ""


def _organisation(catalogue: Catalogue, organisation: str) -> tuple[str, str]:
    known = catalogue.organisations.get(organisation)
    return organisation, known.name if known else ""


def _service(catalogue: Catalogue, service: str) -> tuple[str, str]:
    return service, catalogue.services[service].name if service else ""


def _metric(catalogue: Catalogue, metric: str) -> tuple[str, str]:
    return metric, catalogue.metrics[metric].title
