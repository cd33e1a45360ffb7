"""Every change of a published figure as a row of the file of revisions."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext_noop
from plainfigures.model.ledger import Ledger, Step
from plainfigures.model.observation import Codes

REVISION_COLUMNS: Mapping[str, str] = {
    "published": gettext_noop("When the change was published: the time (UTC) of its commit on the main line"),
    "organisation": gettext_noop("Id of the organisation that the figure is about"),
    "organisation_name": gettext_noop("Its name; blank where it is no longer known here"),
    "service": gettext_noop("Id of the service; blank where the figure is about the organisation as a whole"),
    "service_name": gettext_noop("Its name; blank where it is no longer known here"),
    "metric": gettext_noop("Id of the metric"),
    "metric_title": gettext_noop("Its title; blank where it is no longer known here"),
    "dimensions": gettext_noop("What splits the metric, as name=code pairs; blank for the total"),
    "period": gettext_noop("The period that the figure covers, as in submissions"),
    "period_label": gettext_noop("The period in plain words"),
    "sort": gettext_noop("scheduled, correction, redefined, withdrawn or restored"),
    "number_before": gettext_noop(
        "The figure before, submitted or computed (to six decimals); blank where there was none"
    ),
    "number_after": gettext_noop("The figure from then on; blank where it was withdrawn"),
    "difference": gettext_noop("After less before"),
    "direction": gettext_noop(
        "up, down, same (only the parts of the figure changed) or none (no number before or after)"
    ),
    "value_before": gettext_noop("The value before, character for character as submitted; blank where it was computed"),
    "value_after": gettext_noop("The value from then on, as submitted"),
    "marker": gettext_noop("Shorthand letters of the row after the change"),
    "note": gettext_noop("The reason that the organisation gives"),
    "commit": gettext_noop("The commit that published the change"),
    "commit_before": gettext_noop("The commit that published the figure before"),
    "written": gettext_noop("When the author wrote the change (UTC), which may be before it was published"),
    "source_file": gettext_noop("The file in which it was submitted; blank where the row is gone"),
    "reason_published": gettext_noop(
        "When the reason was published (UTC), where that was after the withdrawal; else blank"
    ),
}
"""The columns of the file of revisions, in order, and what each holds."""


def revision_rows(catalogue: Catalogue, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Yield a row for every change of a published figure, newest first."""
    for step in ledger.steps:
        before, after = step.before, step.after
        yield (
            moment(after.commit.moment),
            *_named(catalogue, step),
            pairs(step.key.codes),
            str(step.key.period),
            step.key.period.label,
            step.sort,
            plain(before.number),
            plain(after.number),
            plain(None if before.number is None or after.number is None else after.number - before.number),
            step.way,
            before.value,
            after.value,
            " ".join(after.markers),
            after.note,
            after.commit.hash,
            before.commit.hash,
            moment(after.commit.written),
            after.path,
            moment(after.explained.moment) if after.explained else "",
        )


def moment(time: datetime) -> str:
    """Return a time as data give it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(number: Decimal | None) -> str:
    """Return a number in plain digits, computed ones to six decimals; nothing where there is none."""
    if number is None:
        return ""
    exponent = number.as_tuple().exponent
    return f"{number:f}" if isinstance(exponent, int) and exponent >= -10 else six_decimals(number)


def six_decimals(number: Decimal) -> str:
    """Return a computed number in plain digits."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def pairs(codes: Codes) -> str:
    """Return codes, or inputs, as name=value pairs."""
    return "; ".join(f"{name}={value}" for name, value in codes if value)


def _named(catalogue: Catalogue, step: Step) -> tuple[str, ...]:
    key = step.key
    organisation, service = catalogue.organisations.get(key.organisation), catalogue.services.get(key.service)
    metric = catalogue.metrics.get(key.metric)
    return (
        *(key.organisation, organisation.name if organisation else ""),
        *(key.service, service.name if service else ""),
        *(key.metric, metric.title if metric else ""),
    )
