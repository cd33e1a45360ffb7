"""The invitation to submit the next quarter: GitHub's editor, opened with the file's name and its rows in it."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from plainfigures.model.metric import Metric
from plainfigures.model.observation import Series
from plainfigures.model.period import Period
from plainfigures.publish.views.sheet import Sheet

QUARTER = 3
A_YEAR_OF_QUARTERS = 4
FIRST = ("metric", "service")
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True, slots=True)
class Submit:
    """The period to submit figures for, in words, and the editor's address; without one the guide is the place."""

    period: str
    url: str


def submit_of(sheets: Iterable[Sheet], repository: str) -> Submit | None:
    """Return the invitation for the quarter after an organisation's newest; None where it publishes no quarters.

    `sheets` are the organisation's; the rows are those of the series that it has published within a year of its newest.
    """
    quarters = [(sheet, series) for sheet in sheets if _by_quarter(sheet.metric) for series in sheet.series]
    if not quarters or not repository:
        return None
    newest = max(_last(series) for _, series in quarters)
    alive = [(sheet, series) for sheet, series in quarters if _is_alive(sheet, series, newest)]
    organisation = quarters[0][0].organisation.id
    return Submit(newest.next.label, _editor(repository, organisation, newest.next, _template(alive)))


def _by_quarter(metric: Metric) -> bool:
    return metric.frequency == "quarter" and metric.months == QUARTER


def _last(series: Series) -> Period:
    return max(figure.period for figure in series.figures)


def _is_alive(sheet: Sheet, series: Series, newest: Period) -> bool:
    retired = sheet.service is not None and sheet.service.phase == "retired"
    return not retired and _last(series) > newest.shifted(-QUARTER * A_YEAR_OF_QUARTERS)


def _template(alive: list[tuple[Sheet, Series]]) -> str:
    """Return the file with a row for each series: what names it is filled in, and the rest is blank."""
    rows = [dict(_names(sheet, series)) for sheet, series in alive]
    columns = sorted({name for row in rows for name in row}, key=lambda name: (name not in FIRST, name))
    blank = [
        *dict.fromkeys(["value", *(part for sheet, _ in alive for part in _parts(sheet.metric)), "marker", "note"])
    ]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([*columns, *blank])
    table.writerows([*(row.get(column, "") for column in columns), *("" for _ in blank)] for row in rows)
    return text.getvalue()


def _names(sheet: Sheet, series: Series) -> Iterator[tuple[str, str]]:
    yield "metric", sheet.metric.id
    if sheet.service:
        yield "service", sheet.service.id
    yield from ((name, code) for name, code in series.codes if code)


def _parts(metric: Metric) -> tuple[str, ...]:
    named = metric.calculation.names if metric.calculation else ()
    return tuple(part for part in ("numerator", "denominator", *metric.inputs) if part in named)


def _editor(repository: str, organisation: str, period: Period, text: str) -> str:
    """Return the address of GitHub's editor for the new file; nothing where there is none, or it would be too long."""
    host = urlsplit(repository).hostname or ""
    given = urlencode({"filename": f"{str(period).replace('/', '_')}.csv", "value": text}, safe=",", quote_via=quote)
    address = f"{repository}/new/main/metrics/{quote(organisation)}?{given}"
    return address if host.startswith("github.") and len(address) < LONGEST_ADDRESS else ""
