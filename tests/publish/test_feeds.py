from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from plainfigures.publish.feeds import Entry, Feed, lasting_id, render_feed, write_feeds
from tools.validate.linked import atom

SITE = "https://example.org/figures/"
MOMENT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
NEWS = Entry(
    lasting_id("0123", "ministry-of-kites", "completion-rate"),
    "Ministry of Kites & Strings: 2 figures",
    "Completion rate, April to June 2026 < nothing more",
    "organisations/ministry-of-kites/completion-rate/",
    MOMENT,
    "Ministry of Kites & Strings",
)
FEED = Feed("metrics/completion-rate/feed.atom", "metrics/completion-rate/", "Kites", "All of them", MOMENT, (NEWS,))


def rendered(feed: Feed = FEED, site_url: str = SITE) -> bytes:
    return render_feed(feed, site_url=site_url, site_name="Plain Figures")


@pytest.mark.parametrize("feed", [FEED, replace(FEED, entries=()), replace(FEED, address="feed.atom", page="")])
@pytest.mark.parametrize("site_url", [SITE, ""])
def test_a_feed_is_what_the_standard_asks(feed: Feed, site_url: str) -> None:
    """A feed with and without entries, of a page and of the home page, holds to the schema of Atom."""
    atom().assertValid(etree.fromstring(rendered(feed, site_url)))


def test_a_feed_that_lacks_what_the_standard_asks_is_refused() -> None:
    """The schema of these tests refuses a feed whose entry has no moment."""
    broken = etree.fromstring(rendered())
    entry = broken.find("{*}entry")
    entry.remove(entry.find("{*}updated"))
    assert not atom().validate(broken)


def test_a_reader_of_feeds_understands_it() -> None:
    """A reader that others wrote finds the entry, its full address, and signs that are special in XML."""
    read = feedparser.parse(rendered())
    entry = read.entries[0]
    found = (read.bozo, read.feed.title, entry.id, entry.title, entry.link, entry.summary, entry.author)
    assert found == (False, "Kites", NEWS.id, NEWS.title, f"{SITE}{NEWS.address}", NEWS.summary, NEWS.author)


def test_addresses_are_relative_where_the_site_does_not_know_its_own() -> None:
    """From the feed beside a page two folders down, the way to another page leads up to the root first."""
    assert feedparser.parse(rendered(site_url="")).entries[0].link == f"../../{NEWS.address}"


def test_an_id_depends_on_what_it_stands_for_alone() -> None:
    """The same words give the same id, other words or the same ones cut elsewhere another."""
    assert len({lasting_id("ab", "c"), lasting_id("ab", "c"), lasting_id("a", "bc"), lasting_id("abc")}) == 3


def test_moments_are_told_in_universal_time() -> None:
    """A commit made in summer time in London is told an hour earlier, with a Z."""
    london = datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    assert b"<updated>2026-07-01T09:30:00Z</updated>" in rendered(replace(FEED, updated=london, entries=()))


def test_feeds_are_written_where_they_say(tmp_path: Path) -> None:
    """A feed stands at its address, folders included."""
    write_feeds([FEED], tmp_path, site_url=SITE, site_name="Plain Figures")
    assert (tmp_path / FEED.address).read_bytes() == rendered()
