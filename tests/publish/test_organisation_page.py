"""What the pages of organisations and services say at one glance: targets, what is due, who answers, sums."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.obligation import Obligation
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.problem import Location
from plainfigures.model.publication import Publication
from plainfigures.model.target import Target
from plainfigures.publish.pages import render_pages
from tests.publish.invented import COMPLETION, catalogue, observation
from tests.publish.test_pages import COMMIT, TEMPLATES, rows_of, text_of

KITES = "organisations/ministry-of-kites/"
LICENCE = "services/kite-licence/"
OWED = {"metric": "completion-rate", "kinds": ["ministerial-department"]}
OF_SERVICES = COMPLETION.model_copy(update={"level": "service"})
OF_BODIES = COMPLETION.model_copy(update={"level": "organisation"})


def bodies_of(known: Catalogue, commit: Commit | None = COMMIT) -> Mapping[str, str]:
    """Return the body of each page by its address."""
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=commit)
    return {page.address: page.body for page in pages}


def owing(*observations: Observation, since: str) -> Catalogue:
    """Return a catalogue in which services owe the completion rate; today is 4 May 2026."""
    known = replace(catalogue(*observations), metrics={COMPLETION.id: OF_SERVICES})
    return replace(known, obligations=(Obligation.model_validate({**OWED, "from": since}),))


def described(**given: Any) -> Catalogue:
    """Return a catalogue whose organisation says more of itself."""
    known = catalogue()
    kites = known.organisations["ministry-of-kites"].model_dump() | given
    return replace(known, organisations={kites["id"]: Organisation.model_validate(kites)})


def fact(body: str, term: str) -> str:
    """Return what a page's list of facts says of a term."""
    found = re.search(rf"<dt>{term}</dt>\s*<dd>(.*?)</dd>", body, re.DOTALL)
    return text_of(found[1]) if found else ""


def test_a_table_has_a_column_of_targets_where_there_are_any() -> None:
    """The target stands in its row with what becomes of it in two or three words; without any there is no column."""
    figures = (observation("2025-Q1", 2, value="84.20"),)
    place, since = Location("a.csv", 2), figures[0].period
    target = Target("ministry-of-kites", "kite-licence", "completion-rate", "80", since, None, place)
    without, held = (bodies_of(replace(catalogue(*figures), targets=each)) for each in ((), (target,)))
    assert [(rows_of(page[KITES])[0], rows_of(page[LICENCE])[0]) for page in (without, held)] == [
        ("Completion rate 84.20% Jan–Mar 2025 no figure a year before Too few to tell",) * 2,
        ("Completion rate 84.20% Jan–Mar 2025 no figure a year before Too few to tell target 80.0% met now",) * 2,
    ]


@pytest.mark.parametrize(("newest", "due"), [("2026-Q1", "11 August 2026"), ("2025-Q3", "was due 11 February 2026")])
def test_a_row_says_when_the_next_figure_is_due(newest: str, due: str) -> None:
    """The day is that of the first period owed after the newest row, and it says so where that day is over."""
    page = bodies_of(owing(observation(newest, 2, value="84.20"), since="2025-Q3"))[LICENCE]
    assert rows_of(page)[0].endswith(f"next figure: {due}")


def test_what_was_due_and_has_not_come_is_listed() -> None:
    """Each period has its line with the day on which it was due; the oldest of many are told in one."""
    page = bodies_of(owing(observation("2026-Q1", 2, value="84.20"), since="2024-Q2"))[KITES]
    assert rows_of(page)[1:] == [
        "Completion rate October to December 2025 due 11 February 2026 missing for Get a kite licence",
        "Completion rate July to September 2025 due 11 November 2025 missing for Get a kite licence",
        "Completion rate April to June 2025 due 11 August 2025 missing for Get a kite licence",
        "Completion rate January to March 2025 due 12 May 2025 missing for Get a kite licence",
        "Completion rate 3 earlier periods, the first April to June 2024 due by 11 February 2025 missing for 3 figures",
    ]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2026-Q1", "Nothing was due by 4 May 2026."),
        ("2025-Q4", "1 figure that was due by 4 May 2026 has not come."),
        ("2025-Q3", "2 figures that were due by 4 May 2026 have not come."),
    ],
)
def test_how_it_stands_with_what_is_owed_is_said_in_a_sentence(since: str, said: str) -> None:
    """The day is that of the commit, and the pages of the organisation and of its service agree."""
    pages = bodies_of(owing(since=since))
    assert [fact(pages[address], "Owed and missing") for address in (KITES, LICENCE)] == [said] * 2


def test_whoever_has_given_everything_is_said_to_have() -> None:
    """A debt that is paid is told, too."""
    page = bodies_of(owing(observation("2025-Q4", 2, value="84.20"), since="2025-Q4"))[KITES]
    assert fact(page, "Owed and missing") == "Everything that was due by 4 May 2026 has come."


def test_where_nobody_owes_anything_one_sentence_says_so() -> None:
    """Nobody is late for what was never asked."""
    page = bodies_of(catalogue())[KITES]
    assert (fact(page, "Owed and missing"), "<h2>Owed" in page) == (
        "Nobody owes figures to this site, so none is late.",
        False,
    )


def test_without_a_commit_nobody_is_late() -> None:
    """Where nobody knows the day of the edition nothing is said of what is missing."""
    page = bodies_of(owing(since="2020-Q1"), commit=None)[KITES]
    assert "Owed and missing" not in page


def test_the_posts_that_answer_for_the_figures() -> None:
    """Each post stands with its role, its seat and where that can be read; a profile without any says that too."""
    posts = [
        {"post": "Minister for Kites", "role": "minister"},
        {
            "post": "Director of <Wind>",
            "role": "digital-leader",
            "executive_committee": "yes",
            "evidence": "https://example.org/committee",
        },
        {"post": "Head of Strings", "executive_committee": "no"},
    ]
    named, unnamed = (bodies_of(described(accountable=each)) for each in (posts, []))
    told = (
        "Minister for Kites (minister) Director of <Wind> (digital leader; sits on the executive committee), "
        "as shown on example.org Head of Strings (does not sit on the executive committee)"
    )
    assert [fact(page, "Who answers for the figures") for page in (named[KITES], named[LICENCE], unnamed[KITES])] == [
        *[told] * 2,
        "No post has been named",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"since": "2019-04-01"}, ", since 1 April 2019"),
        ({"until": "2026-03-31"}, ", until 31 March 2026"),
        ({"since": "2019-04-01", "until": "2026-03-31"}, ", from 1 April 2019 to 31 March 2026"),
        ({}, ""),
    ],
)
def test_from_when_until_when_there_was_an_organisation(days: dict[str, str], said: str) -> None:
    """The days on which it began and ended are told where its profile gives them."""
    assert f">Ministerial department{said}.<" in bodies_of(described(**days))[KITES]


def with_services(*names: str) -> Mapping[str, str]:
    """Return the pages of an organisation with these services, each of which completed so many of ten."""
    services = {name: Service(name, "ministry-of-kites", name.capitalize()) for name in names}
    figures = [
        observation("2025-Q1", 2, service=name, numerator=str(number), denominator="10")
        for number, name in enumerate(names[:-1], start=1)
    ]
    known = catalogue(*figures)
    return bodies_of(replace(known, services=services, metrics={COMPLETION.id: OF_SERVICES}))


def test_the_services_of_an_organisation_are_added_up() -> None:
    """The sum says what it comes to, of which counts, for when, over how many; and who is not in it, by name."""
    page = with_services("lines", "tails", "winds")[KITES]
    assert "Completion rate 15.0% Jan–Mar 2025 3 ÷ 20 2 of 3 services" in rows_of(page)
    assert "Completion rate: 1 without counts for Jan–Mar 2025 Winds" in text_of(page)


def test_a_service_alone_has_no_sum() -> None:
    """One is no sum."""
    assert "together" not in with_services("lines", "tails")[KITES]


def test_the_bodies_of_an_organisation_are_listed_and_added_up() -> None:
    """A body that had ended by then is not missed, and the parent's own figure is in no sum."""
    known = catalogue(
        *(observation("2025-Q1", 2, organisation=name, service="", numerator="1", denominator="4") for name in "ab"),
        observation("2025-Q1", 2, service="", numerator="9", denominator="9"),
    )
    kites = known.organisations["ministry-of-kites"]
    bodies = {
        name: kites.model_copy(update={"id": name, "name": f"Body {name}", "parent": kites.id, "until": until})
        for name, until in (("a", None), ("b", None), ("c", None), ("d", date(2024, 12, 31)))
    }
    every = {kites.id: kites, **bodies}
    page = bodies_of(replace(known, organisations=every, metrics={COMPLETION.id: OF_BODIES}))[KITES]
    assert rows_of(page)[1:] == [
        "Body a 0 services 1 figure Jan–Mar 2025",
        "Body b 0 services 1 figure Jan–Mar 2025",
        "Body c 0 services 0 figures",
        "Body d until 31 December 2024 0 services 0 figures",
        "Completion rate 25.0% Jan–Mar 2025 2 ÷ 8 2 of 3 bodies",
    ]


def test_a_sum_names_the_publications_that_its_figures_were_taken_from() -> None:
    """Where a department adds up what its bodies published elsewhere, its page says where."""
    figures = [
        observation("2025-Q1", number, organisation=name, service="", numerator="1", denominator="4")
        for number, name in enumerate("ab", start=2)
    ]
    known = catalogue(*figures)
    kites = known.organisations["ministry-of-kites"]
    bodies = {name: kites.model_copy(update={"id": name, "name": name, "parent": kites.id}) for name in "ab"}
    yearbook = Publication(
        title="Kite yearbook",
        publisher="Office for Wind",
        url="https://example.org/yearbook",
        licence="Open Government Licence v3.0",
        as_at="May 2026",
        files=("ministry-of-kites/2025-Q1.csv",),
    )
    every = {kites.id: kites, **bodies}
    metrics = {COMPLETION.id: OF_BODIES}
    page = bodies_of(replace(known, organisations=every, metrics=metrics, publications=(yearbook,)))[KITES]
    assert "Taken from Kite yearbook (Office for Wind" in text_of(page)
