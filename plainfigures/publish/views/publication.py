"""The publication page and its lists: who has published what for when, and whether what was owed came on time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plainfigures.analyse.publication_words import cell_words, lead, part, percent, why_unknown, years
from plainfigures.analyse.published import Published, together
from plainfigures.analyse.timeliness import State, Tally, Timing, longest_silence, tally_of
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.period import in_words
from plainfigures.publish import addresses
from plainfigures.publish.publication_charts import MOST
from plainfigures.publish.publication_rows import STATES
from plainfigures.publish.record_metrics import RECORD_METRICS
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.edition import Edition, alphabetical
from plainfigures.publish.views.link import HOME, Link, View

PUBLICATION = Link(gettext_noop("Publication"), addresses.PUBLICATION, message=True)
STATE_NAMES: Mapping[State, str] = {
    "on-time": gettext_noop("on time"),
    "late": gettext_noop("late"),
    "missing": gettext_noop("missing"),
    "explained": gettext_noop("explained"),
    "before": gettext_noop("before"),
    "undated": gettext_noop("undated"),
    "not-due": gettext_noop("not due"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A metric of the record: its name, what it comes to, and what it means."""

    term: str
    amount: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """The record of an organisation, a metric or a domain in a line; `beside` says more of it in a few words."""

    link: Link
    beside: str
    figures: int
    span: str
    came: str
    came_last: str
    revised: str
    tally: Tally
    on_time: str
    silence: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """An organisation in the table of the matrix, a word or number for each stretch of time."""

    organisation: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationPage(View):
    """What the page of the record says; `owed` tells whether anything was ever asked."""

    owed: bool
    dated: bool
    lead: str
    published: str
    unknown: str
    facts: tuple[Fact, ...]
    chart: ChartShown | None
    stretches: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    organisations: int
    domains: tuple[RecordLine, ...]
    states: tuple[tuple[str, str], ...]
    obligations_size: str
    publication_size: str
    metrics_size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationList(View):
    """The record line by line: of every organisation, or of every metric."""

    what: str
    owed: bool
    dated: bool
    lead: str
    lines: tuple[RecordLine, ...]


def publication_page(edition: Edition) -> Iterator[PublicationPage]:
    """Yield the page of the record."""
    record, matrix = edition.record, edition.record.matrix
    yield PublicationPage(
        address=addresses.PUBLICATION,
        title=PUBLICATION.text,
        description=gettext("Who has published which figures for when, and whether what was owed came on time."),
        crumbs=(HOME,),
        owed=bool(record.timeliness.timings),
        dated=record.timeliness.dated,
        lead=lead(record, edition.ledger.state),
        published=_published(edition),
        unknown=why_unknown(edition.ledger.state),
        facts=tuple(_facts(edition)),
        chart=edition.charts.get(addresses.chart_beside(addresses.PUBLICATION)),
        stretches=tuple(stretch.short for stretch in matrix.stretches),
        lines=tuple(_matrix_line(name, edition) for name in matrix.organisations[:MOST]),
        organisations=len(matrix.organisations),
        domains=_domains(edition),
        states=tuple((gettext(STATE_NAMES[state]), gettext(meaning)) for state, meaning in STATES.items()),
        obligations_size=edition.size(addresses.ALL_OBLIGATIONS),
        publication_size=edition.size(addresses.ALL_PUBLICATION),
        metrics_size=edition.size(addresses.ALL_RECORD_METRICS),
    )


def publication_lists(edition: Edition) -> Iterator[PublicationList]:
    """Yield the lists of the record by organisation and by metric."""
    yield PublicationList(
        address=addresses.PUBLICATION_BY_ORGANISATION,
        title=gettext("Publication by organisation"),
        description=gettext("The record of publication by organisation."),
        what=gettext("Organisation"),
        **_of_list(edition, _organisations(edition)),
    )
    yield PublicationList(
        address=addresses.PUBLICATION_BY_METRIC,
        title=gettext("Publication by metric"),
        description=gettext("The record of publication by metric."),
        what=gettext("Metric"),
        **_of_list(edition, _metrics(edition)),
    )


def _of_list(edition: Edition, lines: Iterable[RecordLine]) -> dict[str, Any]:
    """Return what both lists have."""
    timeliness = edition.record.timeliness
    return {
        "crumbs": (HOME, PUBLICATION),
        "owed": bool(timeliness.timings),
        "dated": timeliness.dated,
        "lead": lead(edition.record, edition.ledger.state),
        "lines": tuple(lines),
    }


def record_line(
    link: Link, beside: str, published: Iterable[Published], timings: Iterable[Timing], edition: Edition
) -> RecordLine:
    """Return the record of what the link leads to."""
    found, owed = together(published), tuple(timings)
    tally = tally_of(owed)
    return RecordLine(
        link=link,
        beside=beside,
        figures=found.figures if found else 0,
        span=years(found.first, found.last) if found else "",
        came=_days(found.came, found.newest) if found else "",
        came_last=found.newest.isoformat() if found and found.newest else "",
        revised=_revised(found, edition),
        tally=tally,
        on_time="" if tally.punctuality is None else percent(tally.punctuality),
        silence=silence(owed, edition, named=False),
    )


def silence(timings: Iterable[Timing], edition: Edition, *, named: bool) -> str:
    """Return the longest stretch of figures that have not come, and whose it is where `named`; nothing without one."""
    found = longest_silence(timings)
    if found is None:
        return ""
    first, last = found.missing[0].owed, found.missing[-1].owed
    span = _span(first.period.short, last.period.short)
    length = ngettext("%(num)s period, %(span)s", "%(num)s periods, %(span)s", len(found.missing), span=span)
    if not named:
        return length
    service = edition.catalogue.services.get(first.service)
    whose = service.name if service else edition.catalogue.organisations[first.organisation].name
    title = edition.catalogue.metrics[first.metric].title
    return gettext("%(length)s: %(metric)s, %(whose)s", length=length, metric=title, whose=whose)


def _facts(edition: Edition) -> Iterator[Fact]:
    tally, nobody = edition.record.timeliness.tally, gettext("Nothing was due")
    unjudged = gettext("Not known") if tally.due else nobody
    amounts = {
        "publication-coverage": part(tally.answered, tally.due) if tally.due else nobody,
        "publication-on-time": part(tally.of("on-time"), tally.judged) if tally.judged else unjudged,
        "publication-revised": _revised(together(edition.record.published), edition) or gettext("None are published"),
    }
    for id_, metric in RECORD_METRICS.items():
        yield Fact(gettext(metric.title), amounts[id_], gettext(metric.definition))
    yield Fact(
        gettext("Longest silence"),
        silence(edition.record.timeliness.timings, edition, named=True) or gettext("None"),
        gettext("The most periods in a row for which a figure was due and neither it nor a reason has come."),
    )


def _published(edition: Edition) -> str:
    """Return what has been published by whom for when, and since when it has been here."""
    found = together(edition.record.published)
    if found is None:
        return gettext("Nobody has published any figures here yet.")
    text = ngettext(
        "%(num)s organisation has published %(figures)s, for %(years)s.",
        "%(num)s organisations have published %(figures)s, for %(years)s.",
        len({each.organisation for each in edition.record.published}),
        figures=ngettext("%(num)s figure", "%(num)s figures", found.figures),
        years=years(found.first, found.last),
    )
    return " ".join([text, *_when_came(found)])


def _when_came(found: Published) -> Iterator[str]:
    if found.came is None or found.newest is None:
        return
    first, newest = in_words(found.came), in_words(found.newest)
    if first == newest:
        yield gettext("All of them came to this site on %(day)s.", day=first)
    else:
        yield gettext("The first came to this site on %(first)s, the newest on %(newest)s.", first=first, newest=newest)


def _organisations(edition: Edition) -> Iterator[RecordLine]:
    """Yield a line for everybody who has published or owes anything, by name."""
    published: dict[str, list[Published]] = {}
    for each in edition.record.published:
        published.setdefault(each.organisation, []).append(each)
    names = edition.catalogue.organisations
    for name in sorted(edition.record.matrix.organisations, key=lambda name: alphabetical(names[name].name)):
        organisation, timings = names[name], edition.record.timeliness.of_organisation.get(name, ())
        link = Link(organisation.name, addresses.of_organisation(name))
        yield record_line(link, organisation.kind_name, published.get(name, ()), timings, edition)


def _metrics(edition: Edition) -> Iterator[RecordLine]:
    """Yield a line for every metric of which anything is published or owed, by title."""
    for metric in sorted(edition.catalogue.metrics.values(), key=lambda metric: alphabetical(metric.title)):
        published = [each for each in edition.record.published if each.metric == metric.id]
        timings = edition.record.timeliness.of_metric.get(metric.id, ())
        if published or timings:
            link = Link(metric.title, addresses.of_metric(metric.id))
            yield record_line(link, edition.catalogue.domains[metric.domain].title, published, timings, edition)


def _domains(edition: Edition) -> tuple[RecordLine, ...]:
    """Return a line for every domain, in the order of `domains.yml`."""
    lines = []
    for domain in edition.catalogue.domains.values():
        metrics = {each.id for each in edition.catalogue.metrics.values() if each.domain == domain.id}
        published = (each for each in edition.record.published if each.metric in metrics)
        timings = (each for each in edition.record.timeliness.timings if each.owed.metric in metrics)
        link = Link(domain.title, addresses.of_domain(domain.id))
        lines.append(record_line(link, "", published, timings, edition))
    return tuple(lines)


def _matrix_line(organisation: str, edition: Edition) -> MatrixLine:
    matrix = edition.record.matrix
    link = Link(edition.catalogue.organisations[organisation].name, addresses.of_organisation(organisation))
    return MatrixLine(link, tuple(cell_words(matrix.cell(organisation, stretch)) for stretch in matrix.stretches))


def _revised(found: Published | None, edition: Edition) -> str:
    if found is None or not found.figures:
        return ""
    return part(found.revised, found.figures) if edition.ledger.whole else gettext("not known")


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return gettext("not known")
    return _span(in_words(first), in_words(last))


def _span(first: str, last: str) -> str:
    return first if first == last else gettext("%(first)s to %(last)s", first=first, last=last)
