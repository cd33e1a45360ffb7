"""The calendar of releases for people's own calendars (iCalendar, RFC 5545) and as a feed. It alone knows icalendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext
from plainfigures.model.moment import in_words
from plainfigures.model.period import in_words as day_in_words
from plainfigures.model.release import DateChange, Release
from plainfigures.publish import addresses
from plainfigures.publish.feeds import Entry, Feed, lasting_id
from plainfigures.publish.sitemap import absolute

LENGTH = timedelta(minutes=15)
"""How much of a day a release takes in a calendar: enough to be seen there."""


def write_calendar(catalogue: Catalogue, site: Path, *, site_url: str, site_name: str) -> None:
    """Write the releases of a catalogue as an iCalendar file below the site's folder."""
    path = site / addresses.RELEASES
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_calendar(catalogue, site_url=site_url, site_name=site_name))


def render_calendar(catalogue: Catalogue, *, site_url: str, site_name: str) -> bytes:
    """Return the iCalendar file: an event for each release, which calendars know by its id whatever its date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Plain Figures//Release calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("%(name)s: releases", name=site_name))
    for release in catalogue.calendar:
        calendar.add_component(_event(release, catalogue, site_url))
    written: bytes = calendar.to_ical()
    return written


def _event(release: Release, catalogue: Catalogue, site_url: str) -> Event:
    event, at = Event(), release.at.astimezone(UTC)
    event.add("uid", _id(release))
    event.add("dtstamp", _midnight(release.updated))
    event.add("dtstart", at)
    event.add("dtend", at + LENGTH)
    event.add("summary", _summary(release, catalogue))
    event.add("description", "\n".join(_sentences(release, catalogue)))
    event.add("sequence", len(release.changes) + bool(release.cancelled))
    event.add("status", "CANCELLED" if release.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if site_url:
        event.add("url", absolute(site_url, f"{addresses.CALENDAR}#{release.release}"))
    return event


def calendar_feed(catalogue: Catalogue) -> Feed:
    """Return the feed of the calendar: what was announced, moved or cancelled, the newest first."""
    releases = sorted(catalogue.calendar, key=lambda each: (each.updated, each.at, each.release), reverse=True)
    entries = tuple(_entry(each, catalogue) for each in releases)
    return Feed(
        address=addresses.CALENDAR_FEED,
        page=addresses.CALENDAR,
        title=gettext("Release calendar"),
        subtitle=gettext("When which figures come out, and every change of a date."),
        updated=_newest(releases),
        entries=entries,
    )


def _newest(releases: Sequence[Release]) -> datetime:
    return _midnight(releases[0].updated) if releases else datetime.fromtimestamp(0, UTC)


def _entry(release: Release, catalogue: Catalogue) -> Entry:
    return Entry(
        id=_id(release),
        title=_news(release),
        summary=" ".join(_sentences(release, catalogue)),
        address=f"{addresses.CALENDAR}#{release.release}",
        updated=_midnight(release.updated),
        author=catalogue.organisations[release.organisation].name,
    )


def _news(release: Release) -> str:
    if release.cancelled:
        return gettext("Cancelled: %(title)s", title=release.title)
    if release.changes:
        return gettext("New date: %(title)s", title=release.title)
    return gettext("Announced: %(title)s", title=release.title)


def _summary(release: Release, catalogue: Catalogue) -> str:
    organisation = catalogue.organisations[release.organisation].name
    return gettext("%(title)s (%(organisation)s)", title=release.title, organisation=organisation)


def _sentences(release: Release, catalogue: Catalogue) -> list[str]:
    """Return what calendars and feeds say of a release: when it comes, of what, and what its date was before."""
    metrics = "; ".join(catalogue.metrics[metric].title for metric in release.metrics)
    what = [gettext("Figures of: %(metrics)s.", metrics=metrics)] if metrics else []
    return [_comes(release), *what, *map(_moved, reversed(release.changes))]


def _comes(release: Release) -> str:
    if release.cancelled:
        return gettext("Will not come: %(why)s.", why=release.cancelled.rstrip("."))
    moment = in_words(release.at)
    return f"{moment[0].upper()}{moment[1:]}."


def _moved(change: DateChange) -> str:
    return gettext(
        "Moved from %(moment)s, as announced on %(day)s: %(why)s.",
        moment=in_words(change.was),
        day=day_in_words(change.changed),
        why=change.why.rstrip("."),
    )


def _id(release: Release) -> str:
    return lasting_id("release", release.release)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
