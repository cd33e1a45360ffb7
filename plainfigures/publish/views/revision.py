"""The pages of revisions: every published figure that changed, newest first, and what that adds up to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plainfigures.model.amounts import change
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.ledger import Sort, Step
from plainfigures.model.uncommitted import gone, uncommitted
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.link import HOME, Link, View
from plainfigures.publish.views.publication import PUBLICATION
from plainfigures.publish.views.revision_tally import Tally, direction_words, tally_of, tally_words
from plainfigures.publish.views.sheet import label_of_codes
from plainfigures.publish.views.vintage import CommitShown, commit_shown, reason_shown, vintage_shown, why_unknown

SORTS: Mapping[Sort, str] = {
    "scheduled": gettext_noop("Scheduled revision"),
    "correction": gettext_noop("Correction"),
    "redefined": gettext_noop("Definition changed"),
    "withdrawn": gettext_noop("Withdrawn"),
    "restored": gettext_noop("Restored"),
}
"""What each sort of change is called."""

A_PAGE, NEWEST = 200, 50
REVISIONS_LINK = Link(gettext_noop("Revisions"), addresses.REVISIONS, message=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, or several of one commit that withdrew figures of one series for one reason.

    `figure` leads to the figure page; its address is blank where there is none any more.
    """

    figure: Link
    period: str
    sort: str
    before: str
    after: str
    size: str
    note: str
    commit: CommitShown


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionsPage(View):
    """What the page of all revisions says: the newest changes, and all organisations that ever changed anything."""

    unknown: str
    uncommitted: tuple[str, ...]
    since: CommitShown | None
    total: Tally
    tallies: tuple[Tally, ...]
    summary: str
    entries: tuple[Entry, ...]
    shown: int
    data: str
    data_size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRevisionsPage(View):
    """What the page of one organisation's revisions says; long ones are cut, and `pages` leads to each of them."""

    organisation: Link
    tally: Tally
    summary: str
    direction: str
    known: bool
    entries: tuple[Entry, ...]
    number: int
    pages: tuple[Link, ...]


def revisions_index(edition: Edition) -> Iterator[RevisionsPage]:
    """Yield the page of all revisions."""
    steps, by_organisation = edition.ledger.steps, _by_organisation(edition)
    total = tally_of(Link(gettext("All together"), ""), len(edition.ledger.records), steps)
    newest = tuple(_entries(steps[: NEWEST * 8], edition))[:NEWEST]
    yield RevisionsPage(
        address=addresses.REVISIONS,
        title=REVISIONS_LINK.text,
        description=gettext(
            "Every published figure that has changed: what it said before, what it says now, when and why."
        ),
        crumbs=(HOME, PUBLICATION),
        unknown=why_unknown(edition.ledger.state),
        uncommitted=tuple(_uncommitted(edition)),
        since=commit_shown(edition.ledger.since, edition) if edition.ledger.since else None,
        total=total,
        summary=tally_words(total),
        tallies=tuple(_tallies(by_organisation, edition)),
        entries=newest,
        shown=len(newest),
        data=addresses.ALL_REVISIONS,
        data_size=edition.size(addresses.ALL_REVISIONS),
    )


def organisation_revisions(edition: Edition) -> Iterator[OrganisationRevisionsPage]:
    """Yield for each organisation that changed a published figure the pages of its changes."""
    by = {id_: steps for id_, steps in _by_organisation(edition).items() if id_ not in edition.unchanged.organisations}
    for tally, steps in zip(_tallies(by, edition), _sorted(by, edition), strict=True):
        entries = list(_entries(steps, edition))
        parts = [tuple(entries[at : at + A_PAGE]) for at in range(0, len(entries), A_PAGE)]
        base = tally.link.address
        places = [base if number == 1 else f"{base}{number}/" for number in range(1, len(parts) + 1)]
        links = tuple(
            Link(gettext("Page %(number)s", number=number), place) for number, place in enumerate(places, start=1)
        )
        for number, part in enumerate(parts, start=1):
            yield OrganisationRevisionsPage(
                address=places[number - 1],
                title=_title(tally.link.text, number),
                description=gettext(
                    "Every published figure of %(name)s that has changed, newest first.", name=tally.link.text
                ),
                crumbs=(HOME, PUBLICATION, REVISIONS_LINK),
                organisation=Link(tally.link.text, addresses.of_organisation(base.split("/")[1])),
                known=base.split("/")[1] in edition.catalogue.organisations,
                tally=tally,
                summary=tally_words(tally),
                direction=direction_words(tally),
                entries=part,
                number=number,
                pages=links if len(links) > 1 else (),
            )


def _title(name: str, page: int) -> str:
    title = gettext("Revisions: %(name)s", name=name)
    return title if page == 1 else gettext("Revisions: %(name)s, page %(number)s", name=name, number=page)


def _uncommitted(edition: Edition) -> Iterator[str]:
    """Yield what the files say that no commit says; nothing where all files are the committed ones."""
    if not edition.ledger.whole or (edition.commit and edition.commit.clean):
        return
    if number := uncommitted(edition.catalogue.observations, edition.ledger):
        yield ngettext(
            "%(num)s figure of this site is not committed yet. So it is not published, and not listed here.",
            "%(num)s figures of this site are not committed yet. So they are not published, and not listed here.",
            number,
        )
    if number := gone(edition.catalogue.observations, edition.ledger):
        yield ngettext(
            "%(num)s published figure is gone from the files of this site. Its withdrawal is not committed yet.",
            "%(num)s published figures are gone from the files of this site. Their withdrawal is not committed yet.",
            number,
        )


def _by_organisation(edition: Edition) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for step in edition.ledger.steps:
        found.setdefault(step.key.organisation, []).append(step)
    return found


def _sorted(by_organisation: Mapping[str, list[Step]], edition: Edition) -> Iterator[list[Step]]:
    yield from (by_organisation[id_] for id_ in sorted(by_organisation, key=lambda id_: _sort_key(id_, edition)))


def _sort_key(organisation: str, edition: Edition) -> tuple[str, str]:
    return alphabetical(_name(organisation, edition)), organisation


def _name(organisation: str, edition: Edition) -> str:
    known = edition.catalogue.organisations.get(organisation)
    return known.name if known else organisation


def _tallies(by_organisation: Mapping[str, list[Step]], edition: Edition) -> Iterator[Tally]:
    published = Counter(key.organisation for key in edition.ledger.records)
    for id_ in sorted(by_organisation, key=lambda id_: _sort_key(id_, edition)):
        link = Link(_name(id_, edition), addresses.revisions_of(id_))
        yield tally_of(link, published[id_], by_organisation[id_])


def _entries(steps: Sequence[Step], edition: Edition) -> Iterator[Entry]:
    """Yield an entry for each change; figures of a series that one commit withdrew for one reason share theirs."""
    for _, group in groupby(steps, key=_together):
        yield _entry(list(group), edition)


def _together(step: Step) -> tuple[object, ...]:
    key, after = step.key, step.after
    series = (key.organisation, key.service, key.metric, key.codes, after.commit, step.sort, after.note)
    return series if step.sort == "withdrawn" else (*series, key.period)


def _entry(steps: list[Step], edition: Edition) -> Entry:
    step, several = steps[0], len(steps) > 1
    metric = edition.catalogue.metrics.get(step.key.metric)
    before, after = step.before.number, step.after.number
    moved = metric is not None and before is not None and after is not None and before != after
    same = not several and before is not None and before == after
    shown = vintage_shown(step.after, metric)
    return Entry(
        figure=_figure(step, edition),
        period=_periods(steps),
        sort=gettext(SORTS[step.sort]),
        before="" if several or same else vintage_shown(step.before, metric),
        after=ngettext("%(num)s figure", "%(num)s figures", len(steps))
        if several
        else (_as_before(shown) if same else shown),
        size=change(before, after, metric) if moved and metric and before is not None and after is not None else "",
        note=reason_shown(step.after),
        commit=commit_shown(step.after.commit, edition),
    )


def _as_before(shown: str) -> str:
    """Return a figure that stayed what it was while a count or an interval beside it became another."""
    return gettext("%(figure)s as before; its counts or its interval changed", figure=shown)


def _periods(steps: list[Step]) -> str:
    periods = sorted(step.key.period for step in steps)
    if len(periods) == 1:
        return periods[0].label
    return gettext("%(first)s … %(last)s", first=periods[0].short, last=periods[-1].short)


def _figure(step: Step, edition: Edition) -> Link:
    key, catalogue = step.key, edition.catalogue
    metric, service = catalogue.metrics.get(key.metric), catalogue.services.get(key.service)
    subject = (service.name if service else key.service) if key.service else _name(key.organisation, edition)
    part = label_of_codes(key.codes, metric) if metric else commas(code for _, code in key.codes)
    words = gettext("%(title)s: %(subject)s", title=metric.title if metric else key.metric, subject=subject)
    words = gettext("%(figures)s (%(part)s)", figures=words, part=part) if part else words
    address = addresses.of_figures(key.organisation, key.service, key.metric)
    elsewhere = service is not None and service.organisation != key.organisation  # it is another's by now
    return Link(words, address if address in edition.addresses and not elsewhere else "")
