"""What feeds tell: what each commit published, revised or withdrew of an organisation's figures of one metric."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from operator import attrgetter, itemgetter

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext, ngettext
from plainfigures.model.ledger import Kind, Ledger, Publishing
from plainfigures.model.period import Period
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.feeds import Entry, Feed, lasting_id

MOST_ENTRIES = 50
Shown = Mapping[tuple[str, str], Set[str]]
"""The services about which pages show figures (blank for the whole), by organisation and metric."""

DONE: Mapping[Kind, Callable[[int], str]] = {
    "first": lambda number: ngettext("%(num)s figure new", "%(num)s figures new", number),
    "revised": lambda number: ngettext("%(num)s figure revised", "%(num)s figures revised", number),
    "redefined": lambda number: ngettext(
        "%(num)s figure worked out anew by another definition",
        "%(num)s figures worked out anew by another definition",
        number,
    ),
    "withdrawn": lambda number: ngettext("%(num)s figure withdrawn", "%(num)s figures withdrawn", number),
    "restored": lambda number: ngettext("%(num)s figure published again", "%(num)s figures published again", number),
}
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class News:
    """What one commit did to an organisation's figures of a metric: of each the kind, the service and the period.

    Most of it nobody ever reads, so it is counted when it is read.
    """

    commit: Publishing
    organisation: str
    metric: str
    figures: tuple[tuple[Kind, str, Period], ...]

    @cached_property
    def kinds(self) -> Mapping[Kind, int]:
        """Of each kind how many."""
        return Counter(kind for kind, _, _ in self.figures)

    @cached_property
    def services(self) -> frozenset[str]:
        """The services that the figures are about; blank for the organisation as a whole."""
        return frozenset(service for _, service, _ in self.figures)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the figures cover, oldest first."""
        return tuple(sorted({period for _, _, period in self.figures}))


def news_of(ledger: Ledger) -> Iterator[News]:
    """Yield everything that happened, newest first; within a commit by organisation and metric."""
    found: dict[Publishing, dict[tuple[str, str], list[tuple[Kind, str, Period]]]] = defaultdict(dict)
    for key, record in ledger.records.items():
        for vintage in record.vintages:
            group = found[vintage.commit].setdefault((key.organisation, key.metric), [])
            group.append((vintage.kind, key.service, key.period))
    for commit in sorted(found, key=attrgetter("moment", "hash"), reverse=True):
        for (organisation, metric), figures in sorted(found[commit].items(), key=itemgetter(0)):
            yield News(commit, organisation, metric, tuple(figures))


def feeds_of(
    catalogue: Catalogue, ledger: Ledger, commit: Commit | None, site_name: str, news: Sequence[News] | None = None
) -> tuple[Feed, ...]:
    """Return the feed of the whole site, and of each organisation and metric of which there is news.

    The feed of the whole site is there even where there is none, since every page names it. `news` is that of the
    ledger, where it is known already.
    """
    news = tuple(news_of(ledger)) if news is None else news
    of_organisation = _newest(news, attrgetter("organisation"))
    of_metric = _newest(news, attrgetter("metric"))
    day = datetime.combine(commit.day, time(), UTC) if commit else BEFORE_ALL
    shown = shown_in(catalogue)

    def entries(news: Sequence[News]) -> _Entries:
        return _Entries(news, catalogue, shown)

    subtitle, newest = _whole() if ledger.whole else _not_known(), news[0].commit.moment if news else day
    feeds = [_feed(addresses.HOME, site_name, entries(news[:MOST_ENTRIES]), subtitle, newest)]
    for organisation in catalogue.organisations.values():
        mine = entries(of_organisation[organisation.id])
        feeds += _of(addresses.of_organisation(organisation.id), organisation.name, mine)
    for metric in catalogue.metrics.values():
        mine = entries(of_metric[metric.id])
        feeds += _of(addresses.of_metric(metric.id), metric.title, mine)
    return tuple(feeds)


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of a feed, made when they are read: a feed that is taken over from the old site is not."""

    news: Sequence[News]
    catalogue: Catalogue
    shown: Shown

    def __iter__(self) -> Iterator[Entry]:
        return (_entry(each, self.catalogue, self.shown) for each in self.news)


def _of(page: str, title: str, entries: _Entries) -> list[Feed]:
    return [_feed(page, title, entries, _whole(), entries.news[0].commit.moment)] if entries.news else []


def _whole() -> str:
    return ngettext(
        "The newest %(num)s entry; %(file)s has every revision.",
        "The newest %(num)s entries; %(file)s has every revision.",
        MOST_ENTRIES,
        file=addresses.ALL_REVISIONS,
    )


def _not_known() -> str:
    return gettext("The history of the files is not known here, nor when figures were published: so nothing is told.")


def _feed(page: str, title: str, entries: _Entries, subtitle: str, updated: datetime) -> Feed:
    name = gettext("%(title)s: figures and revisions", title=title)
    return Feed(addresses.feed_beside(page), page, name, subtitle, updated, entries)


def _newest(news: Iterable[News], whose: Callable[[News], str]) -> Mapping[str, list[News]]:
    """Return of each organisation, or of each metric, as many of the newest as a feed has room for."""
    newest: dict[str, list[News]] = defaultdict(list)
    for each in news:
        mine = newest[whose(each)]
        if len(mine) < MOST_ENTRIES:
            mine.append(each)
    return newest


def _entry(news: News, catalogue: Catalogue, shown: Shown) -> Entry:
    organisation, metric = catalogue.organisations.get(news.organisation), catalogue.metrics.get(news.metric)
    name = organisation.name if organisation else news.organisation
    return Entry(
        id=lasting_id(news.commit.hash, news.organisation, news.metric),
        title=gettext("%(title)s: %(subject)s", title=metric.title if metric else news.metric, subject=name),
        summary=_summary(news),
        address=address_of(news, catalogue, shown),
        updated=news.commit.moment,
        author=name,
    )


def _summary(news: News) -> str:
    said = {"done": done(news.kinds), "when": when(news.periods), "commit": news.commit.short}
    if news.services == {""}:
        return gettext("%(done)s, %(when)s. Commit %(commit)s.", **said)
    services = ngettext("%(num)s service", "%(num)s services", len(news.services))
    return gettext("%(done)s about %(services)s, %(when)s. Commit %(commit)s.", services=services, **said)


def done(kinds: Mapping[Kind, int]) -> str:
    """Return how many figures became of each kind: `3 figures new, 1 figure revised`."""
    return commas(said(kinds[kind]) for kind, said in DONE.items() if kind in kinds)


def when(periods: tuple[Period, ...]) -> str:
    """Return for which periods, in a few words."""
    newest = periods[-1].label
    if len(periods) == 1:
        return gettext("for %(period)s", period=newest)
    return ngettext(
        "for %(num)s period, the newest %(newest)s",
        "for %(num)s periods, the newest %(newest)s",
        len(periods),
        newest=newest,
    )


def address_of(news: News, catalogue: Catalogue, shown: Shown) -> str:
    """Return the page that shows what the news is about, or the nearest one that is still there."""
    there = shown.get((news.organisation, news.metric), frozenset())
    services = {service for service in news.services if service in there}
    if there:
        service = min(services) if len(services) == 1 and len(news.services) == 1 else ""
        return addresses.of_figures(news.organisation, service, news.metric)
    return (
        addresses.of_organisation(news.organisation) if news.organisation in catalogue.organisations else addresses.HOME
    )


def shown_in(catalogue: Catalogue) -> Shown:
    """Return the services about which pages show figures, by organisation and metric."""
    shown: dict[tuple[str, str], set[str]] = {}
    for series in catalogue.series:
        shown.setdefault((series.organisation, series.metric.id), set()).add(series.service)
    return shown
