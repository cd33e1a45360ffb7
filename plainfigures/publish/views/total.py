"""Sums over the bodies or the services of an organisation, as pages show them: what they come to, and of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plainfigures.analyse.total import totals_of
from plainfigures.model.amounts import amount
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.obligation import NOT_YET
from plainfigures.model.organisation import Organisation
from plainfigures.model.period import Period
from plainfigures.model.total import Member, Total
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.link import Link
from plainfigures.publish.views.sheet import Sheet

OF_SERVICES = gettext_noop("%(some)s of %(all)s services")
OF_BODIES = gettext_noop("%(some)s of %(all)s bodies")
OF_THEIR_SERVICES = gettext_noop("%(some)s of %(all)s services of its bodies")


@dataclass(frozen=True, slots=True)
class Sum:
    """A ratio over several: what it comes to, its two counts, the period, who is in it, and by name who is not."""

    metric: Link
    amount: str
    numerator: str
    denominator: str
    period: str
    members: str
    without: tuple[str, ...]


def sums_over_services(organisation: Organisation, sheets: Iterable[Sheet], edition: Edition) -> tuple[Sum, ...]:
    """Return the ratios of an organisation's services, added up; `sheets` are the organisation's."""
    totals = totals_of(sheet.main for sheet in sheets if sheet.metric.level == "service")
    return tuple(_sum(each, _services({organisation.id}, each.period, edition), OF_SERVICES) for each in totals)


def sums_over_bodies(bodies: Iterable[Organisation], sheets: Iterable[Sheet], edition: Edition) -> tuple[Sum, ...]:
    """Return the ratios of several bodies, or of their services, added up; `sheets` are theirs."""
    bodies, sheets = list(bodies), list(sheets)
    of_services = totals_of(sheet.main for sheet in sheets if sheet.metric.level == "service")
    whole = totals_of(sheet.main for sheet in sheets if sheet.service is None)
    ids = {body.id for body in bodies}
    return (
        *(_sum(each, _bodies(bodies, each.period), OF_BODIES) for each in whole),
        *(_sum(each, _services(ids, each.period, edition), OF_THEIR_SERVICES) for each in of_services),
    )


def _bodies(bodies: Iterable[Organisation], period: Period) -> dict[Member, str]:
    """Return the names of the bodies that there were in a period."""
    return {(body.id, ""): body.name for body in bodies if body.was_there_in(period)}


def _services(organisations: set[str], period: Period, edition: Edition) -> dict[Member, str]:
    """Return the names of the services that were open to people in a period."""
    return {
        (each.organisation, each.id): each.name
        for each in edition.catalogue.services.values()
        if each.organisation in organisations and each.phase not in NOT_YET and each.was_there_in(period)
    }


def _sum(total: Total, everybody: Mapping[Member, str], members: str) -> Sum:
    without = [name for member, name in everybody.items() if member not in total.members]
    everyone = len(total.members) + len(without)
    return Sum(
        metric=Link(total.metric.title, addresses.of_metric(total.metric.id)),
        amount=amount(total.number, total.metric),
        numerator=_count(total.numerator),
        denominator=_count(total.denominator),
        period=total.period.short,
        members=gettext(members, some=f"{len(total.members):,}", all=f"{everyone:,}"),
        without=tuple(sorted(without, key=alphabetical)),
    )


def _count(number: Decimal) -> str:
    return f"{number:,f}"
