"""What feeds tell: what each commit published, revised or withdrew of an organisation's figures of one metric."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Set
from datetime import UTC, datetime, time
from functools import cached_property
from itertools import islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.change import Key
from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext, ngettext
from plainfigures.model.ledger import Kind, Ledger, Publishing, Record, Vintage
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


class News(NamedTuple):
    """What one commit did to an organisation's figures of a metric: of each the kind, the service and the period.

    There is as much of it as there are figures and nobody ever reads most, so it is counted when it is read.
    """

    commit: Publishing
    organisation: str
    metric: str
    figures: tuple[tuple[Kind, str, Period], ...]

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """Of each kind how many."""
        return Counter(kind for kind, _, _ in self.figures)

    @property
    def services(self) -> frozenset[str]:
        """The services that the figures are about; blank for the organisation as a whole."""
        return frozenset(service for _, service, _ in self.figures)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the figures cover, oldest first."""
        return tuple(sorted({period for _, _, period in self.figures}))


_Told = dict[Publishing, list[tuple[Key, Vintage]]]


class Newsroom:
    """The news of a ledger, put together when somebody asks for it: all of it, an organisation's or a metric's."""

    def __init__(self, ledger: Ledger) -> None:
        self._records = ledger.records.values()
        self._of_organisation: dict[str, list[Record]] = defaultdict(list)
        self._of_metric: dict[str, list[Record]] = defaultdict(list)
        for key, record in ledger.records.items():
            self._of_organisation[key.organisation].append(record)
            self._of_metric[key.metric].append(record)

    @property
    def organisations(self) -> Set[str]:
        """The organisations of which there is news."""
        return self._of_organisation.keys()

    @property
    def metrics(self) -> Set[str]:
        """The metrics of which there is news."""
        return self._of_metric.keys()

    def __iter__(self) -> Iterator[News]:
        """Yield everything that happened, newest first; within a commit by organisation and metric."""
        return _news_of(self._told)

    @cached_property
    def _told(self) -> _Told:
        return _by_commit(self._records)

    def of_organisation(self, organisation: str) -> Iterator[News]:
        """Yield the news of an organisation, newest first."""
        yield from _news_of(_by_commit(self._of_organisation.get(organisation, ())))

    def of_metric(self, metric: str) -> Iterator[News]:
        """Yield the news of a metric, newest first."""
        yield from _news_of(_by_commit(self._of_metric.get(metric, ())))


def _news_of(told: _Told) -> Iterator[News]:
    for commit in sorted(told, key=attrgetter("moment", "hash"), reverse=True):
        groups: dict[tuple[str, str], list[tuple[Kind, str, Period]]] = defaultdict(list)
        for key, vintage in told[commit]:
            groups[key.organisation, key.metric].append((vintage.kind, key.service, key.period))
        for (organisation, metric), figures in sorted(groups.items(), key=itemgetter(0)):
            yield News(commit, organisation, metric, tuple(figures))


def _by_commit(records: Iterable[Record]) -> _Told:
    """Return what became of which figures, by the commit that published it."""
    found: _Told = {}
    same: dict[int, list[tuple[Key, Vintage]]] = {}  # by the number of the object: a commit is told by it at once
    for key, vintages in records:
        for vintage in vintages:
            group = same.get(id(vintage.commit))
            if group is None:
                group = same[id(vintage.commit)] = found.setdefault(vintage.commit, [])
            group.append((key, vintage))
    return found


def feed_addresses(catalogue: Catalogue, news: Newsroom) -> frozenset[str]:
    """Return the addresses of all feeds that `feeds_of` yields."""
    pages = (page for page, *_ in _with_news(catalogue, news))
    return frozenset(addresses.feed_beside(page) for page in (addresses.HOME, *pages))


def feeds_of(
    catalogue: Catalogue,
    ledger: Ledger,
    commit: Commit | None,
    site_name: str,
    news: Newsroom | None = None,
    taken: Container[str] = frozenset(),
) -> Iterator[Feed]:
    """Yield the feed of the whole site, and of each organisation and metric of which there is news.

    The feed of the whole site is there even where there is none, since every page names it. `news` is that of the
    ledger, where it is put together already; feeds that were `taken` over from the old site are not made.
    """
    news, shown = news or Newsroom(ledger), shown_in(catalogue)
    day = datetime.combine(commit.day, time(), UTC) if commit else BEFORE_ALL

    def feed(page: str, title: str, subtitle: str, news: Iterable[News]) -> Feed:
        newest = tuple(islice(news, MOST_ENTRIES))
        name = gettext("%(title)s: figures and revisions", title=title)
        updated = newest[0].commit.moment if newest else day
        entries = tuple(_entry(each, catalogue, shown) for each in newest)
        return Feed(addresses.feed_beside(page), page, name, subtitle, updated, entries)

    yield feed(addresses.HOME, site_name, _whole() if ledger.whole else _not_known(), news)
    for page, title, mine in _with_news(catalogue, news):
        if addresses.feed_beside(page) not in taken:
            yield feed(page, title, _whole(), mine)


def _with_news(catalogue: Catalogue, news: Newsroom) -> Iterator[tuple[str, str, Iterator[News]]]:
    """Yield the page of each organisation and metric of which there is news: its address, its title and the news."""
    for organisation in catalogue.organisations.values():
        if organisation.id in news.organisations:
            yield addresses.of_organisation(organisation.id), organisation.name, news.of_organisation(organisation.id)
    for metric in catalogue.metrics.values():
        if metric.id in news.metrics:
            yield addresses.of_metric(metric.id), metric.title, news.of_metric(metric.id)


def _whole() -> str:
    return ngettext(
        "The newest %(num)s entry; %(file)s has every revision.",
        "The newest %(num)s entries; %(file)s has every revision.",
        MOST_ENTRIES,
        file=addresses.ALL_REVISIONS,
    )


def _not_known() -> str:
    return gettext("The history of the files is not known here, nor when figures were published: so nothing is told.")


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
