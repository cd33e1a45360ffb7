"""Comparisons as pages show them: a line for each who is compared, or for each organisation, and who is not and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainfigures.analyse.comparison_words import how_folded, how_ranked, lead, ranks, side, why
from plainfigures.analyse.peers import Trait
from plainfigures.model.amounts import amount
from plainfigures.model.comparison import Absent, Comparison, Entry
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.metric import Metric
from plainfigures.publish import addresses
from plainfigures.publish.views.amount import amount_of
from plainfigures.publish.views.change import change_over_a_year, comparable_year_before
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.compared import Compared
from plainfigures.publish.views.definition import Definition
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.link import HOME, METRICS, Link, View
from plainfigures.publish.views.organisation import link_to
from plainfigures.publish.views.row import Row
from plainfigures.publish.views.statement import Said

TRAITS: dict[Trait, str] = {
    "kind": gettext_noop("By kind of organisation"),
    "council": gettext_noop("By type of council"),
    "place": gettext_noop("By place"),
    "size": gettext_noop("By size"),
}
MOST_LINES = 100
"""Beyond so many services a page lists organisations, and each one's services have a page of their own."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """Somebody who is compared; `newer` is the newest figure with its period, where that is another.

    `change` is the figure's over a year, or `no_change` says why there is none to tell; `moved` is it as a bare number,
    to sort by.
    """

    row: Row
    organisation: str
    figure: str
    ranks: str
    side: str
    change: str
    no_change: str
    moved: str
    newer: str


@dataclass(frozen=True, slots=True)
class AbsentLine:
    """Somebody who is not compared, and why."""

    row: Row
    organisation: str
    why: str


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """How many of an organisation's services lie where; `side_by_side` leads to all of them."""

    organisation: Link
    side_by_side: Link
    above: int
    within: int
    below: int
    absent: int


@dataclass(frozen=True, slots=True)
class PeersLink:
    """A link to a group, and how many are compared in it; the group of the page itself is `here`."""

    link: Link
    count: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonShown:
    """All that a page says of a comparison; either `entries` or `organisations` is empty."""

    what: str
    lead: str
    how_ranked: str
    ranked: str
    period: str
    chart: ChartShown | None
    entries: tuple[EntryLine, ...]
    organisations: tuple[OrganisationLine, ...]
    absent: tuple[AbsentLine, ...]
    absent_counts: str
    has_newer: bool
    peers: tuple[tuple[str, tuple[PeersLink, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeersPage(View):
    """The comparison among one group of those who report a metric."""

    metric: Link
    name: str
    size: str
    comparison: ComparisonShown
    definition: Definition
    data: Link
    data_size: str
    said: tuple[Said, ...]


def peers_pages(edition: Edition) -> Iterator[PeersPage]:
    """Yield a page for each group in which enough report."""
    for metric in edition.metrics_changed:
        yield from (_peers_page(each, edition) for each in edition.compared.get(metric.id, ()) if each.peers)


def comparison_shown(compared: Compared, edition: Edition, own: str = "") -> ComparisonShown:
    """Return what a page says of a comparison: of one organisation's services alone, where `own` names it.

    Where services are many, each organisation has a line in place of its services.
    """
    found, rows = compared.comparison, rows_by_key(compared.metric.id, edition)
    entries = [entry for entry in found.entries if own in ("", entry.candidate.key[0])]
    absent = [each for each in found.absent if own in ("", each.candidate.key[0])]
    of_services = any(entry.candidate.key[1] for entry in found.entries)
    folded = not own and of_services and len(entries) + len(absent) > MOST_LINES
    page = addresses.of_figures(own, "", compared.metric.id) if own else compared.address
    lines = () if folded else tuple(_entry_line(entry, found, rows, edition) for entry in entries)
    return ComparisonShown(
        what=gettext("Service") if of_services else gettext("Organisation"),
        lead=lead(found),
        how_ranked=how_folded(found) if folded else how_ranked(found),
        ranked=gettext("Rank of %(number)s", number=f"{found.ranked:,}") if found.ranked else "",
        period=found.period.label,
        chart=edition.charts.get(addresses.comparison_beside(page)),
        entries=lines,
        organisations=tuple(_organisation_lines(entries, absent, compared, edition)) if folded else (),
        absent=() if folded else _absent_lines(absent, rows, edition),
        absent_counts=_absent_counts(absent),
        has_newer=any(line.newer for line in lines),
        peers=() if own else _peers_links(compared, edition),
    )


def why_not(metric: Metric, edition: Edition) -> str:
    """Return why nobody is compared on a metric; nothing where some are."""
    if metric.comparison == "never":
        return edition.definitions[metric.id].comparison
    if metric.unit == "yes-no":
        return gettext("Answers of yes or no have no middle and no ranks.")
    if metric.id in edition.compared:
        return ""
    return gettext("Fewer than five report it for the same time: too few to compare.")


def rows_by_key(metric: str, edition: Edition) -> dict[tuple[str, str], Row]:
    """Return the rows of a metric by organisation and service."""
    return {(row.organisation, row.service): row for row in edition.of_metric.get(metric, ())}


def _entry_line(entry: Entry, comparison: Comparison, rows: dict[tuple[str, str], Row], edition: Edition) -> EntryLine:
    row, figure = rows[entry.candidate.key], amount_of(entry.figure, comparison.metric)
    newer = row.amount and row.period_in_full != comparison.period.label
    change, no_change = change_over_a_year(entry.candidate.series, entry.figure)
    return EntryLine(
        row=row,
        organisation=_organisation(row, edition),
        figure=amount(entry.number, comparison.metric) if figure is None or entry.figure.computed else figure.text,
        ranks=ranks(entry),
        side=side(entry),
        change=change,
        no_change=no_change,
        moved=_moved(entry) if change else "",
        newer=f"{row.amount.text} {row.period}" if newer and row.amount else "",
    )


def _moved(entry: Entry) -> str:
    """Return how far a figure moved over a year, by the measure in which the change is told; nothing if unknown."""
    series = entry.candidate.series
    before = comparable_year_before(series, entry.figure)
    if before is None or before.number is None:
        return ""
    distance, by_share = entry.number - before.number, series.metric.unit in ("count", "gbp") and before.number > 0
    return f"{distance / before.number if by_share else distance:.6g}"


def _absent_lines(
    absent: Sequence[Absent], rows: dict[tuple[str, str], Row], edition: Edition
) -> tuple[AbsentLine, ...]:
    lines = [(rows[each.candidate.key], why(each)) for each in absent]
    shown = [AbsentLine(row, _organisation(row, edition), reason) for row, reason in lines]
    return tuple(sorted(shown, key=lambda line: (alphabetical(line.row.subject), line.row.address)))


def _absent_counts(absent: Sequence[Absent]) -> str:
    """Return how many are not compared for which reasons: `175: no figure for that time; 44: not applicable`."""
    counts = Counter(why(each) for each in absent)
    said = sorted(counts.items(), key=_most_first)
    return "; ".join(gettext("%(number)s: %(reason)s", number=f"{count:,}", reason=reason) for reason, count in said)


def _most_first(counted_reason: tuple[str, int]) -> tuple[int, str]:
    reason, count = counted_reason
    return -count, reason


def _organisation(row: Row, edition: Edition) -> str:
    return edition.catalogue.organisations[row.organisation].name if row.service else ""


def _organisation_lines(
    entries: Sequence[Entry], absent: Sequence[Absent], compared: Compared, edition: Edition
) -> Iterator[OrganisationLine]:
    sides = Counter((entry.candidate.key[0], entry.side) for entry in entries)
    missing = Counter(each.candidate.key[0] for each in absent)
    everybody = {organisation for organisation, _ in sides} | set(missing)
    bodies = (edition.catalogue.organisations[each] for each in everybody)
    for body in sorted(bodies, key=lambda body: (alphabetical(body.name), body.id)):
        above, within, below = (sides[body.id, side] for side in ("above", "within", "below"))
        services = above + within + below + missing[body.id]
        words = ngettext("%(num)s service", "%(num)s services", services)
        link = Link(words, addresses.of_figures(body.id, "", compared.metric.id))
        yield OrganisationLine(link_to(body), link, above, within, below, missing[body.id])


def _peers_links(compared: Compared, edition: Edition) -> tuple[tuple[str, tuple[PeersLink, ...]], ...]:
    """Return the links to the groups, by the trait that their members share."""
    groups = [each for each in edition.compared[compared.metric.id] if each.peers]
    links = {
        words: tuple(
            PeersLink(Link(each.group, each.address), len(each.comparison.entries), each.address == compared.address)
            for each in groups
            if each.peers and each.peers.trait == trait
        )
        for trait, words in TRAITS.items()
    }
    return tuple((gettext(words), found) for words, found in links.items() if found)


def _peers_page(compared: Compared, edition: Edition) -> PeersPage:
    metric = compared.metric
    page = addresses.of_metric(metric.id)
    return PeersPage(
        address=compared.address,
        title=gettext("%(title)s: %(subject)s", title=metric.title, subject=compared.heading),
        description=lead(compared.comparison),
        crumbs=(HOME, METRICS, Link(metric.title, page)),
        metric=Link(metric.title, page),
        name=compared.heading,
        size=_size(compared),
        comparison=comparison_shown(compared, edition),
        definition=edition.definitions[metric.id],
        data=Link(gettext("data"), addresses.data_beside(page)),
        data_size=edition.size(addresses.data_beside(page)),
        said=_said(compared, edition),
    )


def _said(compared: Compared, edition: Edition) -> tuple[Said, ...]:
    """Return what those who are in a comparison, or are left out of it, say of comparisons."""
    found = compared.comparison
    entries, absent = (each.candidate.key for each in found.entries), (each.candidate.key for each in found.absent)
    there = {*entries, *absent}
    sayings = edition.sayings.on(compared.metric.id, of_comparison=True)
    return tuple(said for said in sayings if said.key[:2] in there)


def _size(compared: Compared) -> str:
    """Return from which size to which the members of a group by size are."""
    group = compared.peers
    if group is None or group.smallest is None or group.largest is None:
        return ""
    return gettext(
        "%(what)s: %(smallest)s to %(largest)s.",
        what=compared.metric.denominator or gettext("Denominator"),
        smallest=f"{group.smallest:,f}",
        largest=f"{group.largest:,f}",
    )
