"""What an organisation or a service owed and has not given, as pages show it: by metric and period."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plainfigures.model.language import gettext, ngettext
from plainfigures.model.obligation import Owed
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.period import in_words
from plainfigures.model.words import listed
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import Link

NEWEST = 4
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Debt:
    """Figures of a metric that have not come: for which period, since when they are late, and of whom."""

    metric: Link
    period: str
    due: str
    whose: str


@dataclass(frozen=True, slots=True)
class Debts:
    """How it stands in one sentence, and what is missing; all is blank where nobody knows the day of the edition."""

    sentence: str
    missing: tuple[Debt, ...]


def debts_of(edition: Edition, organisation: Organisation, service: Service | None = None) -> Debts:
    """Return what was owed by the day of the edition's commit and has not come: of the organisation, or one service."""
    day = edition.owing.day
    if day is None:
        return Debts("", ())
    if not edition.catalogue.obligations:
        return Debts(gettext("Nobody owes figures to this site, so none is late."), ())
    mine = [each for each in edition.owing.missing if each.organisation == organisation.id]
    mine = [each for each in mine if service is None or each.service == service.id]
    if mine:
        return Debts(_not_come(len(mine), in_words(day)), tuple(_debts(mine, edition)))
    if organisation.id in edition.owing.debtors:
        return Debts(gettext("Everything that was due by %(day)s has come.", day=in_words(day)), ())
    return Debts(gettext("Nothing was due by %(day)s.", day=in_words(day)), ())


def _not_come(figures: int, day: str) -> str:
    return ngettext(
        "%(num)s figure that was due by %(day)s has not come.",
        "%(num)s figures that were due by %(day)s have not come.",
        figures,
        day=day,
    )


def _debts(missing: list[Owed], edition: Edition) -> Iterator[Debt]:
    """Yield the newest periods of each metric by themselves, and the earlier ones in one."""
    for metric, owed in groupby(missing, key=lambda each: each.metric):
        link = Link(edition.catalogue.metrics[metric].title, addresses.of_metric(metric))
        periods = [list(group) for _, group in groupby(owed, key=lambda each: each.period)]
        newest_first = periods[::-1]
        alone = NEWEST if len(newest_first) > NEWEST + 1 else len(newest_first)
        for group in newest_first[:alone]:
            yield Debt(link, group[0].period.label, in_words(group[0].due), _whose(group, edition))
        if earlier := newest_first[alone:]:
            yield _earlier(link, earlier)


def _earlier(metric: Link, periods: list[list[Owed]]) -> Debt:
    """Return several periods in one, newest first."""
    span = ngettext(
        "%(num)s earlier period, the first %(first)s",
        "%(num)s earlier periods, the first %(first)s",
        len(periods),
        first=periods[-1][0].period.label,
    )
    figures = ngettext("%(num)s figure", "%(num)s figures", sum(map(len, periods)))
    return Debt(metric, span, gettext("by %(day)s", day=in_words(periods[0][0].due)), figures)


def _whose(owed: list[Owed], edition: Edition) -> str:
    if not owed[0].service:
        return gettext("the organisation as a whole")
    names = sorted(edition.catalogue.services[each.service].name for each in owed)
    more = len(names) - MOST_NAMED
    if more > 1:
        names[MOST_NAMED:] = [ngettext("%(num)s more service", "%(num)s more services", more)]
    return listed(names, "and")
