"""The figures as they stood at the end of a day, as CSV."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from plainfigures.model.ledger import Ledger, Record
from plainfigures.publish.csv_line import csv_line
from plainfigures.publish.revision_rows import moment, pairs, plain

AS_OF_COLUMNS: Mapping[str, str] = {
    "organisation": "Id of the organisation that the figure is about",
    "service": "Id of the service; blank where the figure is about the organisation as a whole",
    "metric": "Id of the metric",
    "dimensions": "What splits the metric, as name=code pairs; blank for the total",
    "period": "The period that the figure covers, as in submissions",
    "period_start": "First day of the period",
    "period_end": "Last day of the period",
    "period_label": "The period in plain words",
    "value": "The figure as submitted; blank where none was",
    "computed_value": "What the definition of then made of the parts where no value was submitted, to six decimals",
    "numerator": "As submitted",
    "denominator": "As submitted",
    "inputs": "Further counts that the calculation read, as name=number pairs",
    "lower": "Lower end of the 95 % interval, as submitted",
    "upper": "Upper end of the 95 % interval, as submitted",
    "marker": "Shorthand letters that qualified the figure when it last changed",
    "note": "What the organisation said about it when it last changed",
    "kind": "first, revised, redefined or restored: how the figure came to be what it was",
    "published": "When that was published (UTC)",
    "commit": "The commit that published it",
    "first_published": "When the figure was first published (UTC)",
    "source_file": "The file in which it was submitted",
}
"""The columns of the figures as of a day, in order, and what each holds."""


HEADER = csv_line(AS_OF_COLUMNS)
"""The first line of the file."""


def figures_as_of(ledger: Ledger, day: date) -> str:
    """Return the figures as they stood at the end of a day (UTC), sorted, without those withdrawn by then."""
    return b"".join([HEADER, *(line_as_of(record, day) for record in ledger.records.values())]).decode()


def write_as_of(text: str, out: Path) -> None:
    """Write the figures to a file, in place of what was there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(text.encode())


def line_as_of(record: Record, day: date) -> bytes:
    """Return a figure's line as it stood at the end of a day (UTC); nothing where it was not there."""
    held, key = record.as_of(day), record.key
    if held is None or held.kind == "withdrawn":
        return b""
    return csv_line(
        (
            *(key.organisation, key.service, key.metric, pairs(key.codes), str(key.period)),
            *(key.period.start.isoformat(), key.period.end.isoformat(), key.period.label),
            *(held.value, "" if held.value else plain(held.number)),
            *(held.numerator, held.denominator, pairs(held.inputs), held.lower, held.upper),
            *(" ".join(held.markers), held.note, held.kind),
            *(moment(held.commit.moment), held.commit.hash, moment(record.first.commit.moment), held.path),
        )
    )
