"""What the pages and files of the record of publication say, and the chart that stands on them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from plainfigures.analyse.publication_record import publication_record
from plainfigures.charts.matrix import MARKS
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.ledger import Ledger, Record, key_of
from plainfigures.model.obligation import Obligation
from plainfigures.model.observation import Observation
from plainfigures.publish import addresses
from plainfigures.publish.pages import render_pages
from plainfigures.publish.publication_charts import publication_charts_wanted
from plainfigures.publish.record_metrics import record_metric_rows
from plainfigures.publish.views.chart import ChartShown
from tests.analyse.test_timeliness import ledger, publishing, vintage
from tests.publish.invented import COMPLETION, catalogue, observation
from tests.publish.test_pages import COMMIT, TEMPLATES, rows_of, text_of
from tests.publish.written import downloads_of

PAGE, BY_ORGANISATION, BY_METRIC = "publication/", "publication/by-organisation/", "publication/by-metric/"
OF_SERVICES = COMPLETION.model_copy(update={"level": "service"})
BEGAN = date(2025, 7, 1)
CAME = {
    observation("2025-Q1", 2, value="84.20"): BEGAN,  # due 12 May 2025, before the site began
    observation("2025-Q2", 2, value="85.10"): date(2025, 8, 11),  # due on that day
    observation("2025-Q3", 2, value="85.30"): date(2025, 11, 20),  # due 11 November
}
WHY = observation("2025-Q4", 2, markers=("x",), note="The counter broke")  # and January to March 2026 is not due yet


def owing(*observations: Observation, since: str = "2024-Q4") -> Catalogue:
    """Return a catalogue in which services owe the completion rate; October to December 2024 has not come."""
    known = replace(catalogue(*observations), metrics={COMPLETION.id: OF_SERVICES})
    asked = {"metric": "completion-rate", "kinds": ["ministerial-department"], "from": since}
    return replace(known, obligations=(Obligation.model_validate(asked),))


def bodies(known: Catalogue, of: Ledger, commit: Commit | None = COMMIT) -> Mapping[str, str]:
    charts = {addresses.chart_beside(PAGE): ChartShown("A grid.", 560, 300, ("A dot: figures.",))}
    pages = render_pages(known, TEMPLATES, charts=charts, sizes={}, commit=commit, ledger=of)
    return {page.address: page.body for page in pages}


def file(address: str, known: Catalogue, of: Ledger, day: date | None = COMMIT.day) -> list[dict[str, str]]:
    content = downloads_of(known, of, publication_record(known, of, day))[address]
    return list(csv.DictReader(content.decode().splitlines()))


OWING, KNOWN = owing(*CAME, WHY), ledger(CAME, BEGAN)


def test_the_page_says_first_how_many_came_on_time() -> None:
    """What cannot be judged is told apart, and what is not due yet counts for nothing."""
    assert (
        "1 of the 3 figures that were due by 4 May 2026 and can be judged came on time (33.3%). "
        "Of the others, 1 came late, 1 is missing, 1 is explained and 1 was due before this site began or asked for it."
    ) in text_of(bodies(OWING, KNOWN)[PAGE])


def test_the_record_has_metrics_with_their_definitions() -> None:
    """Coverage, on time, revised and the longest silence are worked out, each beside what it means."""
    text = text_of(bodies(OWING, KNOWN)[PAGE])
    wanted = [
        "Coverage 4 of 5 (80.0%) Figures that have come, or are explained",
        "On time 1 of 3 (33.3%) Figures that came by the day",
        "Revised 0 of 3 Figures that have changed",
        "Longest silence 1 period, Oct–Dec 2024: Completion rate, Get a kite licence The most periods in a row",
    ]
    assert [each for each in wanted if each not in text] == []


def test_each_organisation_metric_and_domain_has_its_line() -> None:
    """Numbers stand with their words, since rows stack on a narrow screen."""
    pages = bodies(OWING, KNOWN)
    line = "5 due 1 on time 1 late 1 missing 1 explained 33.3% on time longest silence: 1 period, Oct–Dec 2024"
    assert [rows_of(pages[BY_ORGANISATION]), rows_of(pages[BY_METRIC]), rows_of(pages[PAGE])[-1:]] == [
        [f"Ministry of Kites & Strings Ministerial department {line}"],
        [f"Completion rate Service performance {line}"],
        [f"Service performance {line}"],
    ]


def test_where_nobody_owes_anything_the_page_tells_what_there_is() -> None:
    """Nobody is late for what was never owed; what has come is shown with its days."""
    pages = bodies(catalogue(*CAME), KNOWN)
    assert "Nobody owed these figures to this site, so nobody is late." in text_of(pages[PAGE])
    assert (
        "1 organisation has published 3 figures, for 2025. The first came to this site on 1 July 2025, the newest on "
        "20 November 2025."
    ) in text_of(pages[PAGE])
    days = "came: 1 July 2025 to 20 November 2025 changed since: 0 of 3"
    assert rows_of(pages[BY_ORGANISATION]) == [
        f"Ministry of Kites & Strings Ministerial department 3 figures 2025 {days}"
    ]


@pytest.mark.parametrize("state", ["shallow", "no-repository"])
def test_where_history_is_not_known_that_is_said(state: str) -> None:
    """Nobody is called late, no change is called none, and what is missing is told all the same."""
    of = Ledger(state)  # type: ignore[arg-type]
    text = text_of(bodies(OWING, of)[PAGE])
    assert "Nobody can say when figures came, because this site was built" in text
    assert "Of 5 figures due by 4 May 2026, 1 is missing." in text
    assert "On time Not known" in text
    assert "Revised not known" in text
    assert rows_of(bodies(OWING, of)[BY_METRIC]) == [
        "Completion rate Service performance 5 due 3 came 1 missing 1 explained longest silence: 1 period, Oct–Dec 2024"
    ]


def test_without_a_day_nothing_is_said_of_what_is_late() -> None:
    """Where nobody knows what day it is the page says that, and shows what there is."""
    page = text_of(bodies(OWING, Ledger.unknown(), None)[PAGE])
    assert "nothing is said of what is late or missing" in page
    assert "3 figures" in page


def test_a_site_without_figures_has_the_pages_too() -> None:
    """Nothing published is said in words."""
    pages = bodies(catalogue(), Ledger.unknown())
    assert "Nobody has published any figures here yet." in text_of(pages[PAGE])
    assert "Nobody has published or owed any figures here yet." in text_of(pages[BY_METRIC])


def test_the_matrix_stands_as_a_table_too() -> None:
    """Each place says in words how what was owed came; the head names the quarters."""
    body = bodies(OWING, KNOWN)[PAGE]
    assert rows_of(body)[0] == (
        "Ministry of Kites & Strings 1 missing 1 came 1 on time 1 late 1 explained 1 not due yet"
    )
    assert all(f">{quarter} 2025</th>" in body for quarter in ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"))


def test_the_file_of_obligations_has_every_figure_owed() -> None:
    """Due day, state, the day it came and the days it was late or is missing stand in a row for each."""
    rows = file(addresses.ALL_OBLIGATIONS, OWING, KNOWN)
    assert [(row["period"], row["due"], row["state"], row["came"], row["days"]) for row in rows] == [
        ("2024-Q4", "2025-02-11", "missing", "", "447"),
        ("2025-Q1", "2025-05-12", "before", "2025-07-01", ""),
        ("2025-Q2", "2025-08-11", "on-time", "2025-08-11", ""),
        ("2025-Q3", "2025-11-11", "late", "2025-11-20", "9"),
        ("2025-Q4", "2026-02-11", "explained", "", ""),
        ("2026-Q1", "2026-05-12", "not-due", "", ""),
    ]


def test_the_file_of_publication_has_shares_beside_their_counts() -> None:
    """Whoever adds rows up can do so by the counts."""
    (row,) = file(addresses.ALL_PUBLICATION, OWING, KNOWN)
    assert (row["figures"], row["first_came"], row["last_came"], row["revised"], row["due"]) == (
        *("3", "2025-07-01", "2025-11-20", "0", "5"),
    )
    assert (row["coverage"], row["on_time_share"], row["not_due"], row["as_at"]) == (
        "80.00",
        "33.33",
        "1",
        "2026-05-04",
    )


def test_what_is_not_known_is_blank_in_the_files() -> None:
    """Without a history no day, no change and no share on time is told."""
    (row,) = file(addresses.ALL_PUBLICATION, OWING, Ledger.unknown())
    assert [row[name] for name in ("first_came", "revised", "revised_share", "on_time_share", "on_time")] == [
        *("", "", "", "", "0"),
    ]
    assert row["undated"] == "3"


def test_a_figure_that_changed_is_in_the_record() -> None:
    """One of three figures has changed since it came."""
    first = next(iter(CAME))
    changed = Record(key_of(first), (vintage(BEGAN), vintage(date(2025, 9, 1))))
    of = Ledger("whole", {**KNOWN.records, changed.key: changed}, publishing(BEGAN))
    assert "Revised 1 of 3 (33.3%)" in text_of(bodies(OWING, of)[PAGE])


def charted(known: Catalogue, of: Ledger) -> Sequence[tuple[str, list[str], str]]:
    found = publication_charts_wanted(publication_record(known, of, COMMIT.day))
    return [
        (each.title, [mark["shape"] for mark in each.parts["datasets"]["marks"]], each.description) for each in found
    ]


def test_the_chart_has_a_mark_for_each_place_and_a_text_alternative() -> None:
    """Its title is the message, and its words count the places of each sort."""
    ((title, shapes, words),) = charted(OWING, KNOWN)
    assert (title, shapes) == (
        "1 of 3 figures due by 4 May 2026 came on time",
        [MARKS[sort].shape for sort in ("missing", "whole", "whole", "late", "explained", "not-due")],
    )
    assert words.startswith("A grid of 1 organisation by 6 stretches of time. Of its 6 places, in 2 all that was due")


def test_without_figures_there_is_no_chart() -> None:
    """Nothing is drawn of nothing; without obligations every place with figures has a dot."""
    assert charted(catalogue(), Ledger.unknown()) == []
    ((title, shapes, _),) = charted(catalogue(*CAME), KNOWN)
    assert (title, shapes) == ("1 organisation has published figures for 2025", ["circle"] * 3)


def test_the_page_of_an_organisation_has_its_record() -> None:
    """How much came on time is a sentence among its facts, and what came late is listed with its days."""
    text = text_of(bodies(OWING, KNOWN)["organisations/ministry-of-kites/"])
    assert "Publication record 1 of the 3 figures that were due by 4 May 2026 and can be judged came on time" in text
    assert (
        "1 figure that came late Completion rate, Get a kite licence , July to September 2025: due 11 November 2025, "
        "came 20 November 2025, 9 days late"
    ) in text


def test_the_page_of_a_service_has_its_record() -> None:
    """A service's page tells the same of its own figures."""
    text = text_of(bodies(OWING, KNOWN)["services/kite-licence/"])
    assert "Publication record 1 of the 3 figures that were due by 4 May 2026 and can be judged came on time" in text
    assert "1 figure that came late Completion rate, Get a kite licence , July to September 2025: due 11" in text


@pytest.mark.parametrize(("known", "of"), [(catalogue(*CAME), KNOWN), (OWING, Ledger("shallow"))])
def test_without_anything_owed_or_known_an_organisation_has_no_record(known: Catalogue, of: Ledger) -> None:
    """Nothing is said of days that nobody asked for, or that nobody knows."""
    assert "Publication record" not in text_of(bodies(known, of)["organisations/ministry-of-kites/"])


def test_the_record_is_published_as_metrics() -> None:
    """Coverage, on time and revised have an id, a share and its counts, of each organisation and of all together."""
    rows = list(record_metric_rows(publication_record(OWING, KNOWN, COMMIT.day)))
    told = [(metric, organisation, value, part, whole) for metric, _, organisation, _, value, part, whole, _ in rows]
    assert told == [
        (metric, organisation, *share)
        for organisation in ("ministry-of-kites", "")
        for metric, share in (
            ("publication-coverage", ("80.00", "4", "5")),
            ("publication-on-time", ("33.33", "1", "3")),
            ("publication-revised", ("0.00", "0", "3")),
        )
    ]


def test_what_cannot_be_told_is_blank_among_the_metrics() -> None:
    """Without a known history nothing is said of days or revisions, and a share of nothing is none."""
    rows = list(record_metric_rows(publication_record(catalogue(*CAME), Ledger("shallow"), COMMIT.day)))
    assert {row[4:7] for row in rows} == {("", "", "")}
