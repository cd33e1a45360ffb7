"""What the pages say of figures that changed after they were published."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from plainfigures.model.ledger import Ledger, Publishing, Record, Vintage, key_of
from plainfigures.publish.pages import render_pages
from plainfigures.publish.views.link import Link
from plainfigures.publish.views.revision_tally import Tally, direction_words, tally_words
from tests.publish.invented import catalogue, observation
from tests.publish.test_pages import FIGURE_PAGE, TEMPLATES, text_of

NOW = observation("2025-Q1", 2, value="84.20", markers=("r",), note="Counted again")
LATER = observation("2025-Q2", 2, value="85")
FIRST, SECOND = (
    Publishing(str(day) * 40, datetime(2026, 5, day, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)) for day in (3, 4)
)
REVISED = Record(
    key_of(NOW),
    (
        Vintage(commit=FIRST, kind="first", value="80.10", number=Decimal("80.10"), markers=("p",)),
        Vintage(
            commit=SECOND,
            kind="revised",
            value="84.20",
            number=Decimal("84.20"),
            markers=("r",),
            note="Counted again",
            scheduled=True,
        ),
    ),
)
KEPT = Record(key_of(LATER), (Vintage(commit=FIRST, kind="first", value="85", number=Decimal(85)),))
LEDGER = Ledger("whole", {each.key: each for each in (REVISED, KEPT)}, FIRST)


def page(address: str, ledger: Ledger = LEDGER) -> str:
    known = catalogue(NOW, LATER)
    repository = "https://example.org/figures"
    made = render_pages(known, Path(TEMPLATES), charts={}, sizes={}, commit=None, repository=repository, ledger=ledger)
    return next(each.body for each in made if each.address == address)


def test_an_earlier_value_stays_in_the_table() -> None:
    """The figure says what it said before, with its own digits, and until when."""
    assert "84.20% was 80.10% until 4 May 2026" in text_of(page(FIGURE_PAGE))


def test_a_figure_page_names_its_commits() -> None:
    """First publishing and last change are links to their commits where the repository is known."""
    links = [f'href="https://example.org/figures/commit/{each.hash}"' for each in (FIRST, SECOND)]
    assert [link in page(FIGURE_PAGE) for link in links] == [True, True]


def test_all_revisions_are_listed() -> None:
    """Old, new, size, sort, reason and day of every change stand on one page."""
    assert (
        "Completion rate: Get a kite licence January to March 2025 Scheduled revision : 80.10% → 84.20% "
        "(up 4.1 percentage points) Counted again 4 May 2026" in text_of(page("revisions/"))
    )


def test_an_unknown_history_is_never_called_unrevised() -> None:
    """Of a shallow clone both pages say that they do not know, and that this does not mean none."""
    texts = [text_of(page(address, Ledger("shallow"))) for address in ("revisions/", FIGURE_PAGE)]
    assert ["does not mean that none was" in text for text in texts] == [True, True]


def test_few_revisions_lean_no_way() -> None:
    """Five of one way are too few; six are told, and never called a bias."""
    words = [direction_words(Tally(Link("", ""), 9, 0, up, up, 0, 0, 0, 0)) for up in (5, 6)]
    assert ["too few" in words[0], "does not show that first figures are biased" in words[1]] == [True, True]


def test_what_is_not_committed_is_counted_and_not_listed() -> None:
    """A figure that no commit holds is not published; the page of revisions says how many there are."""
    known = Ledger("whole", {REVISED.key: REVISED}, FIRST)
    assert "1 figure of this site is not committed yet. So it is not published" in text_of(page("revisions/", known))


def test_a_withdrawal_that_is_not_committed_is_counted() -> None:
    """A published figure that is in no file any more is told, since no commit withdrew it."""
    more = observation("2025-Q3", 2, value="86")
    record = Record(key_of(more), KEPT.vintages)
    known = Ledger("whole", {each.key: each for each in (REVISED, KEPT, record)}, FIRST)
    assert "1 published figure is gone from the files of this site." in text_of(page("revisions/", known))


def test_where_everything_is_committed_nothing_is_said_of_it() -> None:
    """The words about commits stand where there is something to tell."""
    assert "not committed" not in text_of(page("revisions/"))


def test_a_reason_that_came_later_has_its_day() -> None:
    """A withdrawal whose reason came in a later commit shows both days."""
    gone = Vintage(commit=FIRST, kind="withdrawn", note="The list was lost", markers=("x",), explained=SECOND)
    record = Record(key_of(NOW), (REVISED.first, gone))
    text = text_of(page("revisions/", Ledger("whole", {record.key: record, KEPT.key: KEPT}, FIRST)))
    assert "The list was lost (given on 4 May 2026) 3 May 2026" in text


def test_changes_are_told_in_a_sentence() -> None:
    """Only the sorts that there are any of are named, in the singular and the plural."""
    assert tally_words(Tally(Link("", ""), 1_200, 0, 1, 0, 0, 0, 8, 2)) == (
        "Among 1,200 figures ever published: 1 correction, 8 withdrawals and 2 figures that came back."
    )


def test_figures_of_a_service_that_is_anothers_by_now_lead_nowhere() -> None:
    """What was published of a service that was given away since does not lead to the figures of the new owner."""
    key = REVISED.key._replace(organisation="ministry-of-balloons")
    theirs = Record(key, REVISED.vintages)
    body = page("revisions/ministry-of-balloons/", Ledger("whole", {key: theirs}, FIRST))
    assert ("Get a kite licence" in text_of(body), "services/kite-licence" in body) == (True, False)
