"""A sheet in one row of a table: the latest figure, its period, the trend, the change, the outcome, what is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plainfigures.analyse.owing import Owing
from plainfigures.model.language import gettext
from plainfigures.model.marker import MARKERS
from plainfigures.model.observation import Figure
from plainfigures.model.period import in_words
from plainfigures.model.publication import Publication, publications_of
from plainfigures.publish.views.aim import Aim, aim_of
from plainfigures.publish.views.amount import Amount, amount_of
from plainfigures.publish.views.change import change_over_a_year
from plainfigures.publish.views.outcome import Outcome, outcome_of
from plainfigures.publish.views.sheet import Sheet
from plainfigures.publish.views.trend import Trend, trend_of


@dataclass(frozen=True, slots=True)
class Row:
    """What the tables of a site say of a sheet."""

    address: str
    metric: str
    metric_title: str
    subject: str
    organisation: str
    service: str
    domain: str
    amount: Amount | None
    missing: str
    period: str
    period_in_full: str
    until: date
    trend: Trend | None
    change: str
    no_change: str
    outcome: Outcome
    aim: Aim | None
    due: str
    figures: int
    publications: tuple[Publication, ...]


def row_of(sheet: Sheet, taken_from: Mapping[str, list[Publication]], owing: Owing) -> Row:
    """Return the sheet's row; `taken_from` gives the publications of each file, `owing` what is due when."""
    latest = sheet.main.latest or sheet.main.figures[-1]
    change, no_change = change_over_a_year(sheet.main)
    return Row(
        address=sheet.address,
        metric=sheet.metric.id,
        metric_title=sheet.metric.title,
        subject=sheet.subject,
        organisation=sheet.organisation.id,
        service=sheet.service.id if sheet.service else "",
        domain=sheet.metric.domain,
        amount=amount_of(latest, sheet.metric),
        missing=why_missing(latest),
        period=latest.period.short,
        period_in_full=latest.period.label,
        until=latest.period.end,
        trend=trend_of(sheet.main),
        change=change,
        no_change=no_change,
        outcome=outcome_of(sheet.judgement, sheet.main),
        aim=aim_of(sheet),
        due=_due(sheet, owing),
        figures=sheet.figures,
        publications=publications_of(sheet.paths, taken_from),
    )


def _due(sheet: Sheet, owing: Owing) -> str:
    """Return the day on which the next figure is due, or was; nothing where none is owed."""
    service = sheet.service.id if sheet.service else ""
    debt = owing.next.get((sheet.organisation.id, service, sheet.metric.id))
    if debt is None:
        return ""
    day = in_words(debt.due)
    return gettext("was due %(day)s", day=day) if owing.day and debt.due < owing.day else day


def published_in(rows: Iterable[Row]) -> tuple[Publication, ...]:
    """Return the publications that the rows' figures were taken from, each once."""
    return tuple({each.title: each for row in rows for each in row.publications}.values())


def why_missing(figure: Figure) -> str:
    """Return why a figure has no number, in the words of its markers; nothing where it has one."""
    if figure.number is not None:
        return ""
    reasons = [MARKERS[code].in_words for code in figure.observation.markers if not MARKERS[code].with_value]
    return "; ".join(reasons) or gettext("no number given")
