"""The figures as CSV files: everything in one, and beside each page what that page is about."""

import csv
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Unit
from plainfigures.model.observation import Codes, Figure, Series
from plainfigures.model.period import Period
from plainfigures.publish import addresses
from plainfigures.publish.revision_rows import REVISION_COLUMNS, revision_rows

COLUMNS: Mapping[str, str] = {
    "organisation": "Id of the organisation that the figure is about",
    "organisation_name": "Name of the organisation",
    "service": "Id of the service; blank where the figure is about the organisation as a whole",
    "service_name": "Name of the service",
    "metric": "Id of the metric",
    "metric_title": "Title of the metric",
    "dimensions": "What splits the metric, as name=code pairs; blank for the total",
    "period": "The period that the figure covers, as in submissions",
    "period_start": "First day of the period",
    "period_end": "Last day of the period",
    "period_label": "The period in plain words",
    "unit": "Unit of the value",
    "value": "The figure, character for character as submitted; blank where none was",
    "computed_value": "What the calculation makes of the parts where no value was submitted, to six decimals",
    "numerator": "As submitted",
    "denominator": "As submitted",
    "inputs": "Further counts that the calculation reads, as name=number pairs, as submitted",
    "lower": "Lower end of the 95 % interval, as submitted",
    "upper": "Upper end of the 95 % interval, as submitted",
    "marker": "Shorthand letters that qualify the figure",
    "marker_meaning": "What the letters mean",
    "note": "What the organisation says about the figure",
    "definition_version": "Which version of the metric's definition holds for the period, counted from 1",
    "source_file": "The file in which the figure was submitted",
    "source_line": "Its line in that file",
}
"""The columns of every download, in order, and what each holds."""

Download = list[bytes]
"""The lines of a file."""


def render_downloads(catalogue: Catalogue, ledger: Ledger = UNKNOWN) -> Mapping[str, Download]:
    """Return every download by its address, each a header and the rows in the order of the catalogue's series.

    The files share their lines: each figure is written out once.
    """
    lines = _encoder()
    as_a_whole = {(each.organisation, each.metric.id) for each in catalogue.series if not each.service}
    header = lines(COLUMNS)
    pages = [*map(addresses.of_organisation, catalogue.organisations), *map(addresses.of_metric, catalogue.metrics)]
    downloads = {address: [header] for address in (addresses.ALL_DATA, *map(addresses.data_beside, pages))}
    for series in catalogue.series:
        fixed, unit = _named(catalogue, series), _unit(series.metric.unit)
        rows = [lines((*fixed, *_row(figure, unit))) for figure in series.figures]
        for address in _homes(series, as_a_whole):
            downloads.setdefault(address, [header]).extend(rows)
    downloads[addresses.ALL_REVISIONS] = list(map(lines, (REVISION_COLUMNS, *revision_rows(catalogue, ledger))))
    return downloads


def sizes_of(downloads: Mapping[str, Download]) -> Mapping[str, int]:
    """Return the size in bytes of each download."""
    return {address: sum(map(len, lines)) for address, lines in downloads.items()}


def sums_of(downloads: Mapping[str, Download]) -> Mapping[str, str]:
    """Return the SHA-256 of each download."""
    return {address: sha256(b"".join(lines)).hexdigest() for address, lines in downloads.items()}


def write_downloads(downloads: Mapping[str, Download], site: Path) -> None:
    """Write every download below the site's folder."""
    for address, lines in downloads.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(lines))


class _Sink:
    """Keeps the one line that a CSV writer has written."""

    line = b""

    def write(self, text: str) -> None:
        self.line = text.encode()


def _encoder() -> Callable[[Iterable[str]], bytes]:
    sink = _Sink()
    writer = csv.writer(sink, lineterminator="\r\n")

    def encoded(row: Iterable[str]) -> bytes:
        writer.writerow(row)
        return sink.line

    return encoded


def _homes(series: Series, as_a_whole: Container[tuple[str, str]]) -> Iterator[str]:
    """Yield the address of every file that holds the series.

    `as_a_whole` holds the organisation and metric of the series that are about no single service.
    """
    yield addresses.ALL_DATA
    yield addresses.data_beside(addresses.of_organisation(series.organisation))
    yield addresses.data_beside(addresses.of_metric(series.metric.id))
    yield addresses.data_beside(addresses.of_figures(series.organisation, series.service, series.metric.id))
    if series.service:
        yield addresses.data_beside(addresses.of_service(series.service))
        if (series.organisation, series.metric.id) not in as_a_whole:
            yield addresses.data_beside(addresses.of_figures(series.organisation, "", series.metric.id))


def _named(catalogue: Catalogue, series: Series) -> tuple[str, ...]:
    """Return what all rows of a series begin with."""
    service = catalogue.services[series.service].name if series.service else ""
    return (
        *(series.organisation, catalogue.organisations[series.organisation].name, series.service, service),
        *(series.metric.id, series.metric.title, _pairs(series.codes)),
    )


def _row(figure: Figure, unit: str) -> tuple[str, ...]:
    each = figure.observation
    return (
        *_period(each.period),
        unit,
        each.value,
        _six_decimals(figure.number) if figure.computed and figure.number is not None else "",
        each.numerator,
        each.denominator,
        _pairs(each.inputs),
        each.lower,
        each.upper,
        *_markers(each.markers),
        each.note,
        str(figure.version),
        each.location.path,
        str(each.location.line),
    )


@cache
def _period(period: Period) -> tuple[str, str, str, str]:
    return str(period), period.start.isoformat(), period.end.isoformat(), period.label


@cache
def _markers(codes: tuple[str, ...]) -> tuple[str, str]:
    return " ".join(codes), "; ".join(MARKERS[code].meaning for code in codes)


def _pairs(codes: Codes) -> str:
    return "; ".join(f"{name}={value}" for name, value in codes if value)


def _six_decimals(number: Decimal) -> str:
    text = f"{number:.6f}"
    return text.rstrip("0").rstrip(".")


def _unit(unit: str | Unit) -> str:
    return unit.many if isinstance(unit, Unit) else unit
