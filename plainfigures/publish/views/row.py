"""A sheet in one row of a table: the latest figure, its period, the trend, the change, the outcome, what is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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


@dataclass(frozen=True)
class Row:
    """What the tables of a site say of a sheet; each cell is worked out when a page first reads it.

    `taken_from` gives the publications of each file, `owing` what is due when.
    """

    sheet: Sheet
    taken_from: Mapping[str, list[Publication]]
    owing: Owing
    metric: str
    metric_title: str
    subject: str
    organisation: str
    service: str
    domain: str

    @property
    def address(self) -> str:
        """Where the sheet's figure page lies."""
        return self.sheet.address

    @cached_property
    def latest(self) -> Figure:
        """The newest figure that has a number, else the newest row."""
        return self.sheet.main.latest or self.sheet.main.figures[-1]

    @cached_property
    def amount(self) -> Amount | None:
        """The latest figure."""
        return amount_of(self.latest, self.sheet.metric)

    @property
    def missing(self) -> str:
        """Why there is no figure; nothing where there is one."""
        return why_missing(self.latest)

    @property
    def period(self) -> str:
        """The period of the latest figure, in few letters."""
        return self.latest.period.short

    @property
    def period_in_full(self) -> str:
        """The period of the latest figure, in plain words."""
        return self.latest.period.label

    @property
    def until(self) -> date:
        """The day on which that period ends."""
        return self.latest.period.end

    @cached_property
    def trend(self) -> Trend | None:
        """The line of the last figures."""
        return trend_of(self.sheet.main)

    @property
    def change(self) -> str:
        """The change over a year; nothing where there is none."""
        return self._change[0]

    @property
    def no_change(self) -> str:
        """Why there is no change over a year."""
        return self._change[1]

    @cached_property
    def _change(self) -> tuple[str, str]:
        return change_over_a_year(self.sheet.main)

    @cached_property
    def outcome(self) -> Outcome:
        """What may be said about the newest figures."""
        return outcome_of(self.sheet.judgement, self.sheet.main)

    @cached_property
    def aim(self) -> Aim | None:
        """The target that holds."""
        return aim_of(self.sheet)

    @cached_property
    def due(self) -> str:
        """The day on which the next figure is due, or was; nothing where none is owed."""
        return _due(self.sheet, self.owing)

    @cached_property
    def figures(self) -> int:
        """How many figures the sheet holds."""
        return self.sheet.figures

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """The publications that the figures were taken from."""
        return publications_of(self.sheet.paths, self.taken_from)


def row_of(sheet: Sheet, taken_from: Mapping[str, list[Publication]], owing: Owing) -> Row:
    """Return the sheet's row."""
    return Row(
        sheet,
        taken_from,
        owing,
        metric=sheet.metric.id,
        metric_title=sheet.metric.title,
        subject=sheet.subject,
        organisation=sheet.organisation.id,
        service=sheet.service.id if sheet.service else "",
        domain=sheet.metric.domain,
    )


def _due(sheet: Sheet, owing: Owing) -> str:
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
