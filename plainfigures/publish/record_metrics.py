"""The metrics of the record of publication, which the site works out and nobody submits: their definitions and figures.

Coverage, on time and revised, of each organisation and of all together: a share of counts that stand beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.analyse.published import Published, together
from plainfigures.analyse.timeliness import Tally, share, tally_of
from plainfigures.model.language import gettext_noop


@dataclass(frozen=True, slots=True)
class RecordMetric:
    """A metric of the record: messages of its title and its definition."""

    title: str
    definition: str


RECORD_METRICS: Mapping[str, RecordMetric] = {
    "publication-coverage": RecordMetric(
        gettext_noop("Coverage"),
        gettext_noop(
            "Figures that have come, or are explained by a row with a marker and a note, of all that were due."
        ),
    ),
    "publication-on-time": RecordMetric(
        gettext_noop("On time"),
        gettext_noop(
            "Figures that came by the day on which they were due, of all that came on time, late or not at all. "
            "What is explained, and what was due before this site began or asked for it, is not counted."
        ),
    ),
    "publication-revised": RecordMetric(
        gettext_noop("Revised"),
        gettext_noop(
            "Figures that have changed since they first came to this site, for whatever reason, of all that are "
            "published."
        ),
    ),
}
"""The metrics by their ids."""

RECORD_METRIC_COLUMNS: Mapping[str, str] = {
    "metric": gettext_noop("Id of a metric that this site works out itself; nobody submits figures of it"),
    "metric_title": gettext_noop("Its title"),
    "organisation": gettext_noop("Id of the organisation; blank for all together"),
    "organisation_name": gettext_noop("Its name"),
    "value": gettext_noop("numerator as a share of denominator, in per cent; blank where nothing can be told"),
    "numerator": gettext_noop("How many figures are as the metric says"),
    "denominator": gettext_noop("Of how many that can be told"),
    "as_at": gettext_noop("The day as at which this was judged"),
}
"""The columns of the file of these metrics, in order, and what each holds."""


def record_metric_rows(record: PublicationRecord) -> Iterator[tuple[str, ...]]:
    """Yield a row for each metric of each organisation that has published or owes anything, then of all together."""
    known, owed = record.catalogue.organisations, record.timeliness.of_organisation
    published: dict[str, list[Published]] = {}
    for each in record.published:
        published.setdefault(each.organisation, []).append(each)
    for id_ in sorted(_told_of(record)):
        name = known[id_].name if id_ in known else ""
        yield from _rows(record, (id_, name), tally_of(owed.get(id_, ())), together(published.get(id_, ())))
    yield from _rows(record, ("", ""), record.timeliness.tally, together(record.published))


def record_metric_count(record: PublicationRecord) -> int:
    """Return how many rows `record_metric_rows` yields."""
    return len(RECORD_METRICS) * (len(_told_of(record)) + 1)


def _told_of(record: PublicationRecord) -> set[str]:
    """Return every organisation that has published or owes anything."""
    return {*record.timeliness.of_organisation, *(each.organisation for each in record.published)}


def _rows(
    record: PublicationRecord, whose: tuple[str, str], tally: Tally, found: Published | None
) -> Iterator[tuple[str, ...]]:
    dated = found is not None and found.came is not None
    counts = {
        "publication-coverage": (tally.answered, tally.due),
        "publication-on-time": (tally.of("on-time"), tally.judged),
        "publication-revised": (found.revised, found.figures) if found and dated else (0, 0),
    }
    day = record.day.isoformat() if record.day else ""
    for metric, (part, whole) in counts.items():
        value = share(part, whole)
        told = ("", "", "") if value is None else (f"{value:.2f}", str(part), str(whole))
        yield metric, RECORD_METRICS[metric].title, *whose, *told, day
