"""What feeds tell of an invented ledger, and where."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import feedparser
import pytest

from plainfigures.model.change import Key
from plainfigures.model.ledger import Kind, Ledger, Publishing, Record, Vintage
from plainfigures.model.period import Period
from plainfigures.publish.feeds import render_feed
from plainfigures.publish.news import MOST_ENTRIES, feeds_of
from tests.publish.announced import COMMIT, pages_of
from tests.publish.invented import FIGURES, catalogue
from tools.validate.linked import atom

KITES = ("ministry-of-kites", "kite-licence", "completion-rate")
QUARTERS = [Period(date(2025, month, 1), 3) for month in (1, 4, 7)]


def publishing(number: int) -> Publishing:
    moment = datetime(2025, 8, 1 + number % 28, 9, 30, number // 28, tzinfo=UTC)
    return Publishing(f"{number:x}" * 4, moment, moment)


FIRST, SECOND = (f"Commit {publishing(number).short}." for number in (1, 2))


def record(key: Key, *kinds: Kind, first: int = 1) -> tuple[Key, Record]:
    commits = [publishing(first + number) for number in range(len(kinds))]
    vintages = [
        Vintage(commit=commit, kind=kind, number=Decimal(1)) for commit, kind in zip(commits, kinds, strict=True)
    ]
    return key, Record(key, tuple(vintages))


LEDGER = Ledger(
    "whole",
    dict(
        [
            record(Key(*KITES, QUARTERS[0]), "first", "revised"),
            record(Key(*KITES, QUARTERS[1]), "first", "withdrawn"),
            record(Key(*KITES, QUARTERS[2]), "first"),
        ]
    ),
)


def entries(ledger: Ledger, address: str = "feed.atom") -> list[feedparser.FeedParserDict]:
    feeds = {feed.address: feed for feed in feeds_of(catalogue(*FIGURES), ledger, COMMIT, "Plain Figures")}
    read = render_feed(feeds[address], site_url="https://figures.example/", site_name="Plain Figures")
    return list(feedparser.parse(read).entries)


def test_an_entry_says_what_a_commit_did_to_a_metric_of_an_organisation() -> None:
    """Three new figures of one commit are one entry; a revision and a withdrawal of the next are another, above it."""
    revised, new = [entry.summary for entry in entries(LEDGER)]
    assert (revised, new) == (
        f"1 figure revised, 1 figure withdrawn about 1 service, for 2 periods, the newest April to June 2025. {SECOND}",
        f"3 figures new about 1 service, for 3 periods, the newest July to September 2025. {FIRST}",
    )


@pytest.mark.parametrize("page", ["", "organisations/ministry-of-kites/", "metrics/completion-rate/"])
def test_each_feed_tells_of_what_concerns_it(page: str) -> None:
    """The site, the organisation and the metric each have both entries, with the moment of the commit."""
    assert [entry.updated for entry in entries(LEDGER, f"{page}feed.atom")] == [
        "2025-08-03T09:30:00Z",
        "2025-08-02T09:30:00Z",
    ]


def test_an_entry_leads_to_the_page_of_its_figures() -> None:
    """News of one service leads to its figure page."""
    link = "https://figures.example/services/kite-licence/completion-rate/"
    assert {entry.link for entry in entries(LEDGER)} == {link}


def test_news_of_what_is_gone_leads_to_what_is_left() -> None:
    """An organisation that is gone is told by its id, and the entry leads to the opening page."""
    gone = Ledger("whole", dict([record(Key("office-of-wind", "", "wind", QUARTERS[0]), "first", "withdrawn")]))
    newest = entries(gone)[0]
    assert (newest.title, newest.link) == ("wind: office-of-wind", "https://figures.example/")


def test_ids_last() -> None:
    """What came later changes no id of what came before, and no two entries share one."""
    later = replace(
        LEDGER, records={**LEDGER.records, **dict([record(Key(*KITES[:2], "wind", QUARTERS[0]), "first", first=9)])}
    )
    before, after = [[entry.id for entry in entries(ledger)] for ledger in (LEDGER, later)]
    assert (after[1:], len(set(after))) == (before, 3)


def test_a_feed_holds_the_newest_alone() -> None:
    """Of sixty commits a feed tells the newest fifty, and its subtitle says so."""
    many = Ledger("whole", dict((record(Key(*KITES, QUARTERS[0]), "first", *["revised"] * 59),)))
    (feed,) = [feed for feed in feeds_of(catalogue(*FIGURES), many, COMMIT, "X") if feed.address == "feed.atom"]
    newest = max(vintage.commit.moment for each in many.records.values() for vintage in each.vintages)
    entries = list(feed.entries)
    told = (len(entries), entries[0].updated, feed.updated, str(MOST_ENTRIES) in feed.subtitle)
    assert told == (50, newest, newest, True)


def test_the_feed_of_an_organisation_is_not_crowded_out_by_others() -> None:
    """Sixty later commits of others take no place in the feed of an organisation that published once."""
    others = record(Key("office-of-wind", "", "completion-rate", QUARTERS[0]), "first", *["revised"] * 59, first=9)
    both = Ledger("whole", dict((record(Key(*KITES, QUARTERS[0]), "first"), others)))
    feeds = {feed.address: feed for feed in feeds_of(catalogue(*FIGURES), both, COMMIT, "X")}
    assert [FIRST in entry.summary for entry in feeds["organisations/ministry-of-kites/feed.atom"].entries] == [True]


def test_nothing_is_pretended_where_history_is_not_known() -> None:
    """In a shallow clone the site's feed is there, says why it is empty, and is as old as the commit of the build."""
    (feed,) = feeds_of(catalogue(*FIGURES), Ledger("shallow"), COMMIT, "Plain Figures")
    told = (tuple(feed.entries), "not known" in feed.subtitle, feed.updated.date())
    assert told == ((), True, COMMIT.day)


def test_every_feed_holds_to_the_standard() -> None:
    """Each feed of the ledger passes the schema."""
    from lxml import etree

    feeds = feeds_of(catalogue(*FIGURES), LEDGER, COMMIT, "Plain Figures")
    rendered = [render_feed(feed, site_url="", site_name="Plain Figures") for feed in feeds]
    assert [atom().validate(etree.fromstring(each)) for each in rendered] == [True] * 3


@pytest.mark.parametrize("page", ["", "organisations/ministry-of-kites/", "metrics/completion-rate/"])
def test_a_page_leads_to_its_feed(page: str) -> None:
    """Where a feed is written, its page has a link to it; where it is not, none."""
    feeds = frozenset(feed.address for feed in feeds_of(catalogue(*FIGURES), LEDGER, COMMIT, "Plain Figures"))
    bodies = [pages_of(catalogue(*FIGURES), feeds=known)[page].body for known in (feeds, frozenset())]
    assert [f'{page}feed.atom"' in body for body in bodies] == [True, False]


def test_the_templates_are_those_of_the_site() -> None:
    """Every page's head names the feed of the whole site, for programs that look for one."""
    theme = Path(__file__).parents[2] / "site" / "theme" / "main.html"
    assert "application/atom+xml" in theme.read_text("utf-8")
