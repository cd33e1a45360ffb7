"""What has changed lately: the newest commits that published, revised or withdrew figures, metric by metric."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from plainfigures.model.ledger import Kind
from plainfigures.model.period import in_words
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.news import News, Shown, address_of, done, shown_in, when
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import Link

MOST_CHANGES, MOST_NAMED = 6, 3


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to the figures of a metric: whose, each with the page that shows them, and how many more."""

    day: str
    metric: Link
    what: str
    who: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DayOfChange:
    """The changes of a day."""

    day: str
    changes: tuple[Change, ...]


def lately(edition: Edition) -> tuple[DayOfChange, ...]:
    """Return the newest changes by day, newest first; none where it is not known when anything was published."""
    news = (each for each in edition.news if each.metric in edition.catalogue.metrics)
    together = groupby(news, key=lambda each: each.commit)
    groups = (group for _, each in together for group in _by_metric(list(each)))
    newest, shown = islice(groups, MOST_CHANGES), shown_in(edition.catalogue)
    days = groupby((_change(group, edition, shown) for group in newest), key=lambda change: change.day)
    return tuple(DayOfChange(day, tuple(changes)) for day, changes in days)


def _by_metric(news: list[News]) -> Iterator[list[News]]:
    """Yield the news of a commit metric by metric, first those with the most figures."""
    groups: dict[str, list[News]] = {}
    for each in news:
        groups.setdefault(each.metric, []).append(each)
    yield from sorted(groups.values(), key=lambda group: (-sum(map(_size, group)), group[0].metric))


def _change(news: Sequence[News], edition: Edition, shown: Shown) -> Change:
    metric = edition.catalogue.metrics[news[0].metric]
    kinds: Counter[Kind] = sum((Counter(each.kinds) for each in news), Counter())
    periods = tuple(sorted({period for each in news for period in each.periods}))
    largest = sorted(news, key=lambda each: (-_size(each), each.organisation))
    named = largest[:MOST_NAMED] if len(largest) > MOST_NAMED + 1 else largest
    who = (Link(_name(each, edition), address_of(each, edition.catalogue, shown)) for each in named)
    link = Link(metric.title, addresses.of_metric(metric.id))
    return Change(
        in_words(news[0].commit.day), link, commas([done(kinds), when(periods)]), tuple(who), len(largest) - len(named)
    )


def _name(news: News, edition: Edition) -> str:
    organisation = edition.catalogue.organisations.get(news.organisation)
    return organisation.name if organisation else news.organisation


def _size(news: News) -> int:
    return len(news.figures)
