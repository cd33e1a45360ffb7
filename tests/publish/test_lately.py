"""What the home page says has changed lately, and of the record of publication."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger, Record, key_of
from plainfigures.model.observation import Observation
from plainfigures.publish.pages import render_pages
from tests.analyse.test_timeliness import ledger, publishing, vintage
from tests.publish.invented import catalogue, observation
from tests.publish.test_pages import COMMIT, TEMPLATES, text_of

FIRST, SECOND = date(2025, 7, 1), date(2025, 8, 11)
SPRING, SUMMER = observation("2025-Q1", 2, value="84.20"), observation("2025-Q2", 2, value="85.10")


def home(known: Catalogue, of: Ledger) -> str:
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=COMMIT, ledger=of)
    return next(page.body for page in pages if page.address == "")


def lately(body: str) -> list[str]:
    """Return what is said of each day: the day itself, and each of its changes."""
    section = body.split("What has changed lately</h2>")[1].split("Who has published, and when", maxsplit=1)[0]
    return [text_of(each) for each in re.findall(r"<dt>.*?</dt>|<li>.*?</li>", section, re.DOTALL)]


def of_many(number: int) -> tuple[Catalogue, dict[Observation, date]]:
    """Return a catalogue of so many bodies, each with a figure that came on the same day."""
    figures = {
        observation("2025-Q1", 2, organisation=f"body-{at}", service="", value="1"): FIRST for at in range(number)
    }
    known = catalogue(*figures)
    kites = known.organisations["ministry-of-kites"]
    bodies = {f"body-{at}": kites.model_copy(update={"id": f"body-{at}", "name": f"Body {at}"}) for at in range(number)}
    return replace(known, organisations=bodies, services={}), figures


def test_new_figures_and_revisions_stand_by_day_newest_first() -> None:
    """Each change says how many figures became what, for when, and whose they are."""
    revised = vintage(SECOND)
    record = Record(key_of(SPRING), (vintage(FIRST), revised._replace(kind="revised")))
    of = Ledger("whole", {**ledger({SUMMER: SECOND}).records, record.key: record}, publishing(FIRST))
    summer = "for 2 periods, the newest April to June 2025"
    assert lately(home(catalogue(SPRING, SUMMER), of)) == [
        "11 August 2025",
        f"Completion rate : 1 figure new, 1 figure revised, {summer}, from Ministry of Kites & Strings",
        "1 July 2025",
        "Completion rate : 1 figure new, for January to March 2025, from Ministry of Kites & Strings",
    ]


def test_a_change_leads_to_the_metric_and_to_the_figures() -> None:
    """The name of the organisation is a link to the page that shows what changed."""
    body = home(catalogue(SPRING), ledger({SPRING: FIRST}))
    assert '<a href="metrics/completion-rate/">Completion rate</a>' in body
    assert '<a href="services/kite-licence/completion-rate/">Ministry of Kites &amp; Strings</a>' in body


def told(number: int) -> str:
    known, figures = of_many(number)
    return lately(home(known, ledger(figures)))[1].partition(", from ")[2]


def test_of_many_organisations_a_few_are_named() -> None:
    """Up to four are named; of more the first three, and how many there are besides."""
    said: Mapping[int, str] = {number: told(number) for number in (1, 2, 4, 12)}
    assert said == {
        1: "Body 0",
        2: "Body 0 and Body 1",
        4: "Body 0 , Body 1 , Body 2 and Body 3",
        12: "Body 0 , Body 1 , Body 10 and 9 more",
    }


def test_where_history_is_not_known_nothing_is_said_to_have_changed() -> None:
    """No list stands there, and the record still leads to its page."""
    body = home(catalogue(SPRING), Ledger("shallow"))
    assert lately(body) == []
    assert "Nobody owed these figures to this site, so nobody is late." in text_of(body)
    assert '<a href="publication/">Who has published, and when</a>' in body
