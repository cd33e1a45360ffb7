"""The calendar of releases as its page shows it: what is to come, what has come, and every change of a date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plainfigures.model.language import gettext
from plainfigures.model.moment import in_words
from plainfigures.model.period import in_words as day_in_words
from plainfigures.model.release import DateChange, Release
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import HOME, Link, View


@dataclass(frozen=True, slots=True)
class Moved:
    """A change of a date: what it was, when that was said, and why."""

    was: str
    changed: str
    why: str


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """A release: what comes out, whose it is, of which metrics, and when; `cancelled` says why it will not come."""

    id: str
    title: str
    organisation: Link
    metrics: tuple[Link, ...]
    when: str
    announced: str
    changes: tuple[Moved, ...]
    cancelled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage(View):
    """What the calendar's page says; with no day to judge by, every release is to come."""

    coming: tuple[ReleaseShown, ...]
    past: tuple[ReleaseShown, ...]
    day: str
    file: str
    feed: str


def calendar(edition: Edition) -> Iterator[CalendarPage]:
    """Yield the page of the calendar, whether or not anything is announced."""
    day, releases = edition.owing.day, edition.catalogue.calendar
    coming = [each for each in releases if not each.is_past(day)]
    past = [each for each in reversed(releases) if each.is_past(day)]
    yield CalendarPage(
        address=addresses.CALENDAR,
        title=gettext("Release calendar"),
        description=gettext("When which figures come out, and every change of a date with its reason."),
        crumbs=(HOME,),
        coming=_shown(coming, edition),
        past=_shown(past, edition),
        day=day_in_words(day) if day else "",
        file=addresses.RELEASES.removeprefix(addresses.CALENDAR),
        feed=addresses.CALENDAR_FEED.removeprefix(addresses.CALENDAR),
    )


def _shown(releases: Iterable[Release], edition: Edition) -> tuple[ReleaseShown, ...]:
    organisations, metrics = edition.catalogue.organisations, edition.catalogue.metrics
    return tuple(
        ReleaseShown(
            id=each.release,
            title=each.title,
            organisation=Link(organisations[each.organisation].name, addresses.of_organisation(each.organisation)),
            metrics=tuple(Link(metrics[metric].title, addresses.of_metric(metric)) for metric in each.metrics),
            when=in_words(each.at),
            announced=day_in_words(each.announced),
            changes=tuple(map(_moved, each.changes)),
            cancelled=each.cancelled or "",
        )
        for each in releases
    )


def _moved(change: DateChange) -> Moved:
    return Moved(in_words(change.was), day_in_words(change.changed), change.why)
