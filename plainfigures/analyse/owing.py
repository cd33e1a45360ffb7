"""What is owed seen from a day: what was due by then and has no row, and what is due next of each series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.obligation import Asked, Owed, as_asked, asked_day, counts_for, owed

A_YEAR = timedelta(days=366)
Key = tuple[str, str, str]
"""Organisation, service (or blank) and metric."""


@dataclass(frozen=True, slots=True)
class Owing:
    """Which figures have not come that were due before `day`, in order, and which is due next of each series.

    `debtors` are the organisations of which anything was due by then. Without a day nothing is missing.
    """

    day: date | None
    debtors: frozenset[str]
    missing: tuple[Owed, ...]
    next: Mapping[Key, Owed]


def owing_of(catalogue: Catalogue, day: date | None, asked: Sequence[Asked] | None = None) -> Owing:
    """Return what is owed as it stands on a day. Any row answers, one that says why there is no figure, too.

    `asked` says what was asked for since when; without it everything was from the beginning.
    """
    last = horizon(catalogue, day)
    metrics = catalogue.metrics
    sides = catalogue.organisations.values(), catalogue.services.values()
    debts = sorted(owed(*sides, metrics, catalogue.obligations, last + A_YEAR), key=_order)
    given = _given(catalogue) if debts else {}
    late = (_as_asked(debt, catalogue, asked, day) for debt in debts if day and debt.due < day)
    due = [debt for debt in late if day and debt.due < day]
    return Owing(
        day=day,
        debtors=frozenset(debt.organisation for debt in due),
        missing=tuple(debt for debt in due if debt.period.start not in given.get(_key(debt), ())),
        next=_next(debts, given),
    )


def horizon(catalogue: Catalogue, day: date | None) -> date:
    """Return the day, or the end of the last period that anybody reported, where that is later."""
    return max([*([day] if day else []), *(period.end for period in catalogue.periods)], default=date.min)


def _given(catalogue: Catalogue) -> dict[Key, set[date]]:
    """Return the days on which begin the periods that there are rows for, by the series that they are owed of."""
    given: dict[Key, set[date]] = {}
    for (organisation, service, metric), observations in catalogue.by_key.items():
        key = organisation, counts_for(catalogue.metrics[metric], service), metric
        given.setdefault(key, set()).update(each.period.start for each in observations)
    return given


def _as_asked(debt: Owed, catalogue: Catalogue, asked: Sequence[Asked] | None, day: date) -> Owed:
    known = asked_day(debt, catalogue.organisations[debt.organisation].kind, asked, day)
    return as_asked(debt, catalogue.metrics[debt.metric], known)


def _next(debts: Iterable[Owed], given: Mapping[Key, set[date]]) -> dict[Key, Owed]:
    """Return of each series that there are rows of the first period owed after its newest row."""
    found: dict[Key, Owed] = {}
    for debt in debts:
        key = _key(debt)
        if key in given and debt.period.start > max(given[key]):
            found.setdefault(key, debt)
    return found


def _key(debt: Owed) -> Key:
    return debt.organisation, debt.service, debt.metric


def _order(debt: Owed) -> tuple[str, str, date, str]:
    return debt.organisation, debt.metric, debt.period.start, debt.service
