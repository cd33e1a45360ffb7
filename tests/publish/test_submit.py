from urllib.parse import parse_qs, urlsplit

import pytest

from plainfigures.model.observation import Observation
from plainfigures.publish.pages import render_pages
from plainfigures.publish.views.sheet import sheets_of
from plainfigures.publish.views.submit import LONGEST_ADDRESS, Submit, submit_of
from tests.publish.invented import FIGURES, catalogue, observation
from tests.roots import REPOSITORY

GITHUB = "https://github.com/example/figures"


def invitation(*observations: Observation, repository: str = GITHUB) -> Submit | None:
    return submit_of(sheets_of(catalogue(*observations)), repository)


def file_in(submit: Submit | None) -> str:
    assert submit is not None
    return parse_qs(urlsplit(submit.url).query)["value"][0]


def test_the_editor_is_opened_with_the_file_in_it() -> None:
    """The file is named after the quarter that follows, and has a row for each series with what names it filled in."""
    submit = invitation(*FIGURES)
    assert submit is not None
    address = urlsplit(submit.url)
    file = (
        "metric,service,channel,value,numerator,denominator,marker,note\n"
        "completion-rate,,online,,,,,\n"
        "completion-rate,kite-licence,,,,,,\n"
    )
    given = {"filename": ["2025-Q4.csv"], "value": [file]}
    assert (submit.period, address.path, parse_qs(address.query)) == (
        "October to December 2025",
        "/example/figures/new/main/metrics/ministry-of-kites",
        given,
    )


def test_what_nobody_has_reported_for_a_year_is_not_asked_for() -> None:
    """A series that ended more than a year before the newest quarter has no row."""
    old = observation("2023-Q1", 2, service="", value="79")
    assert file_in(invitation(*FIGURES[:1], old)).split("\n")[1:] == ["completion-rate,kite-licence,,,,,", ""]


def test_without_figures_of_its_own_nobody_is_invited() -> None:
    """An organisation without quarterly series has no next quarter."""
    assert invitation() is None


def test_without_a_repository_nobody_is_invited() -> None:
    """Where the site does not know its repository nothing is shown."""
    assert invitation(*FIGURES, repository="") is None


def test_a_repository_elsewhere() -> None:
    """Only GitHub's editor is known to open with a text: anywhere else the guide says how to submit."""
    assert invitation(*FIGURES, repository="https://git.example.org/figures") == Submit("October to December 2025", "")


def test_an_address_that_would_be_too_long() -> None:
    """An address that a browser or GitHub might cut off is not used: the guide says how to submit."""
    codes = [(("channel", f"channel-{number:04}"),) for number in range(LONGEST_ADDRESS // 40)]
    many = [observation("2025-Q3", line, value="1", codes=code) for line, code in enumerate(codes, 2)]
    assert invitation(*many) == Submit("October to December 2025", "")


@pytest.mark.parametrize(
    ("repository", "link"),
    [
        (GITHUB, f'<a href="{GITHUB}/new/main/metrics/ministry-of-kites?filename=2025-Q4.csv&amp;value='),
        ("https://git.example.org/figures", '<a href="../../guide/">Submit figures for October to December 2025</a>'),
    ],
)
def test_the_page_of_an_organisation_invites(repository: str, link: str) -> None:
    """The link stands among the facts about the organisation."""
    known, templates = catalogue(*FIGURES), REPOSITORY / "site" / "templates"
    pages = render_pages(known, templates, charts={}, sizes={}, commit=None, repository=repository)
    assert link in next(page.body for page in pages if page.family == "organisation")
