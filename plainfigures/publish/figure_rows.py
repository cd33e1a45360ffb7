"""A figure as a row of the downloads: everything that it takes to read the number right, as text."""

from functools import cache

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Record
from plainfigures.model.marker import MARKERS
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period
from plainfigures.publish.revision_rows import moment, pairs, six_decimals
from plainfigures.publish.tables import Cells


def named(catalogue: Catalogue, series: Series) -> Cells:
    """Return what all rows of a series begin with."""
    service = catalogue.services[series.service].name if series.service else ""
    return (
        *(series.organisation, catalogue.organisations[series.organisation].name, series.service, service),
        *(series.metric.id, series.metric.title, pairs(series.codes)),
    )


def row(figure: Figure, unit: str, record: Record | None, comparison: str) -> Cells:
    """Return the rest of a figure's row; `record` is what the ledger knows of it."""
    each = figure.observation
    return (
        *_period(each.period),
        unit,
        each.value,
        six_decimals(figure.number) if figure.computed and figure.number is not None else "",
        each.numerator,
        each.denominator,
        pairs(each.inputs),
        each.lower,
        each.upper,
        *_markers(each.markers),
        each.note,
        str(figure.version),
        each.location.path,
        str(each.location.line),
        comparison,
        *_published(record),
    )


def _published(record: Record | None) -> Cells:
    if record is None:
        return "", "", ""
    return moment(record.first.commit.moment), moment(record.last.commit.moment), record.last.commit.hash


@cache
def _period(period: Period) -> tuple[str, str, str, str]:
    return str(period), period.start.isoformat(), period.end.isoformat(), period.label


@cache
def _markers(codes: tuple[str, ...]) -> tuple[str, str]:
    return " ".join(codes), "; ".join(MARKERS[code].meaning for code in codes)
