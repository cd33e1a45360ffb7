"""The calendar of releases: its page, its file for people's own calendars, and its feed."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import icalendar
import pytest

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.release import Release
from plainfigures.publish.calendar_files import calendar_feed, render_calendar
from plainfigures.publish.feeds import render_feed
from plainfigures.publish.pages import render_pages
from tests.publish.invented import FIGURES, catalogue

TEMPLATES = Path(__file__).parents[2] / "site" / "templates"
SITE = "https://figures.example/"
KITES = {
    "release": "kites-2026-q3",
    "title": "Kites, strings & <tails>; July to September",
    "organisation": "ministry-of-kites",
    "metrics": ("completion-rate",),
    "at": "2026-07-16 09:30 Europe/London",
    "announced": "2026-05-01",
}
MOVED = {"was": "2026-07-09 09:30 Europe/London", "changed": "2026-06-20", "why": "The wind was late."}


def known(*releases: dict[str, object]) -> Catalogue:
    found = tuple(Release.model_validate(KITES | more) for more in releases)
    return replace(catalogue(*FIGURES), calendar=found)


def events(*releases: dict[str, object]) -> list[icalendar.Event]:
    written = render_calendar(known(*releases), site_url=SITE, site_name="Plain Figures")
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


def page(*releases: dict[str, object], day: date | None = None) -> str:
    commit = Commit("0" * 40, day) if day else None
    pages = render_pages(known(*releases), TEMPLATES, charts={}, sizes={}, commit=commit)
    (body,) = [each.body for each in pages if each.address == "calendar/"]
    return body


def test_an_event_is_at_the_moment_of_the_release() -> None:
    """Summer time is counted, the event says what comes of whom, and leads to its place on the page."""
    (event,) = events({})
    told = (event.decoded("dtstart"), str(event["summary"]), str(event["status"]), str(event["url"]))
    assert told == (
        datetime(2026, 7, 16, 8, 30, tzinfo=UTC),
        "Kites, strings & <tails>; July to September (Ministry of Kites & Strings)",
        "CONFIRMED",
        f"{SITE}calendar/#kites-2026-q3",
    )


def test_a_release_that_moves_stays_the_same_event() -> None:
    """Calendars that have the event move it: the id stays and the sequence rises, and the reason is told."""
    (before,), (after,) = events({"at": MOVED["was"]}), events({"changes": (MOVED,)})
    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], 0, 1)
    assert "as announced on 20 June 2026: The wind was late." in str(after["description"])


def test_a_cancelled_release_is_a_cancelled_event() -> None:
    """People's calendars are told that it will not come, and why."""
    (event,) = events({"cancelled": "No kites flew"})
    assert (str(event["status"]), str(event["description"])[:29]) == ("CANCELLED", "Will not come: No kites flew.")


def test_the_file_holds_to_its_form() -> None:
    """Lines end as the standard says and are at most 75 bytes long, with no release as with a long one."""
    for releases in ([], [{"title": "Ŵ" * 300}]):
        lines = render_calendar(known(*releases), site_url="", site_name="Plain Figures").split(b"\r\n")
        assert (lines[0], lines[-2], max(map(len, lines)) <= 75) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR", True)


def test_the_feed_tells_the_newest_announcement_first() -> None:
    """A release that moved is news of that day, one that was announced of its own."""
    other = {"release": "tails", "title": "Tails", "announced": "2026-06-01"}
    feed = calendar_feed(known({"changes": (MOVED,)}, other))
    read = feedparser.parse(render_feed(feed, site_url=SITE, site_name="Plain Figures"))
    assert (read.bozo, [(each.title, each.updated) for each in read.entries]) == (
        False,
        [
            ("New date: Kites, strings & <tails>; July to September", "2026-06-20T00:00:00Z"),
            ("Announced: Tails", "2026-06-01T00:00:00Z"),
        ],
    )


@pytest.mark.parametrize(
    ("day", "headings"), [(date(2026, 7, 16), ["To come"]), (date(2026, 7, 17), ["To come", "Dates that have passed"])]
)
def test_the_page_parts_what_is_to_come_from_what_has_passed(day: date, headings: list[str]) -> None:
    """On its own day a release is to come, and from the next day on its date has passed."""
    assert re.findall(r"<h2>(.*?)</h2>", page({}, day=day)) == headings


def test_the_page_says_why_a_date_moved_and_escapes_what_was_submitted() -> None:
    """Date, earlier date and reason stand there, and a title is text whatever it looks like."""
    body = page({"changes": (MOVED,)})
    wanted = ("9.30am on 16 July 2026 (UK time)", "Moved from 9.30am on 9 July 2026 (UK time)", "&lt;tails&gt;")
    assert [each for each in wanted if each not in body] == []


def test_a_calendar_without_releases_says_so() -> None:
    """The page is there whether or not anything is announced."""
    assert "No release is announced for 4 May 2026 or later." in page(day=date(2026, 5, 4))
