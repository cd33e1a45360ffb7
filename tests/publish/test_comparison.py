"""The pages on which all who report a metric are compared, and their groups."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from plainfigures.charts.frame import BLUE
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.metric import Change
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.comparison_charts import comparison_charts_wanted
from plainfigures.publish.page import Page
from plainfigures.publish.pages import render_pages
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.compared import compared_in
from plainfigures.publish.views.comparison import MOST_LINES
from plainfigures.publish.views.sheet import sheets_of
from tests.publish.compared import coven, covens, history, spells
from tests.publish.invented import COMPLETION
from tests.publish.test_pages import TEMPLATES, rows_of, text_of

METRIC_PAGE = "metrics/completion-rate/"


def comparison_charts(known: Catalogue) -> Iterator[ChartWanted]:
    """Return the charts of all comparisons of a catalogue."""
    return comparison_charts_wanted(known, compared_in(known, sheets_of(known)).values())


def rendered(known: Catalogue, charts: Mapping[str, ChartShown] | None = None) -> Mapping[str, Page]:
    pages = render_pages(known, Path(TEMPLATES), charts=charts or {}, sizes={}, commit=None)
    return {page.address: page for page in pages}


@pytest.fixture(scope="module")
def page() -> Page:
    return rendered(covens())[METRIC_PAGE]


def test_the_page_opens_with_what_is_compared(page: Page) -> None:
    """How many report for which period, the middle half and the median stand above the table."""
    assert (
        "Compared for April to June 2025 5 organisations report it for April to June 2025. "
        "The middle half of them lie between 20.0% and 40.0%; the median is 30.0%."
    ) in text_of(page.body)


def test_the_table_is_in_order_of_figures(page: Page) -> None:
    """Each line has name, figure, ranks, the side of the middle half, the change and the outcome, best first."""
    assert rows_of(page.body)[:5] == [
        "Coven 4 50% 1 above the middle half unchanged No clear change",
        "Coven 3 40% 2 to 3 in the middle half down 10.0 points Worsening ▼",
        "Coven 2 30% 2 to 5 in the middle half down 20.0 points Worsening ▼",
        "Coven 1 20% 3 to 5 in the middle half down 30.0 points Worsening ▼",
        "Coven 0 10% 3 to 5 below the middle half down 40.0 points Worsening ▼",
    ]


def test_a_change_of_the_definition_leaves_no_change_to_tell() -> None:
    """Where the definition changed within the year, the line says that the two figures may not be compared."""
    change = Change.model_validate({"from": "2025-Q1", "what": "Wishes that came true late count, too."})
    changed = COMPLETION.model_copy(update={"changes": (change,)})
    rows = rows_of(rendered(covens(metric=changed))[METRIC_PAGE].body)
    assert rows[4].startswith("Coven 0 10% below the middle half not comparable with the year before")


def test_the_chart_shows_where_each_stood_a_year_before() -> None:
    """A line leads to each dot that moved, and words beside the chart say so; none crosses a change of definition."""
    change = Change.model_validate({"from": "2025-Q1", "what": "Wishes that came true late count, too."})
    changed = COMPLETION.model_copy(update={"changes": (change,)})
    moved, cut = (next(comparison_charts(known)) for known in (covens(), covens(metric=changed)))
    tails = [sum(rule["colour"] == BLUE for rule in each.parts["datasets"]["rules"]) for each in (moved, cut)]
    assert (tails, moved.key, cut.key) == ([4, 0], ("The line behind a dot leads from the figure a year before.",), ())


def test_who_is_not_compared_is_listed_with_the_reason(page: Page) -> None:
    """What is not applicable stands below the comparison, with the newest figure that there is."""
    assert rows_of(page.body)[5:] == ["Coven 5 50% Jan–Mar 2025 not applicable"]


def test_the_table_can_be_sorted_where_there_is_a_script(page: Page) -> None:
    """The table is marked for the script, which the page loads from the site."""
    found = re.findall(r"data-sortable|<script[^>]*>", page.body)
    assert found == ["data-sortable", '<script src="../../assets/sort.js" defer>']


def test_the_page_shows_its_chart() -> None:
    """The drawing lies beside the page, with its text alternative and size, and leads to its data."""
    chart = {f"{METRIC_PAGE}comparison.svg": ChartShown("Dot plot.", 560, 400)}
    figure = re.search(r"<figure.*?</figure>", rendered(covens(), chart)[METRIC_PAGE].body, re.DOTALL)
    assert figure is not None
    assert re.findall(r'(?:src|alt|width|href)="([^"]*)"', figure[0]) == [
        "comparison.svg",
        "Dot plot.",
        "560",
        "data.csv",
    ]


def test_a_newer_figure_than_the_one_compared_is_told() -> None:
    """Who has a newer figure than the period compared has it beside."""
    last = history("coven-4", "55")[-1]
    newer = last._replace(period=last.period.next)
    rows = rows_of(rendered(covens(observations=(newer,)))[METRIC_PAGE].body)
    assert rows[0] == "Coven 4 50% 1 above the middle half 55% Jul–Sep 2025 unchanged Improving ▲"


def test_a_definition_that_forbids_comparison_is_obeyed() -> None:
    """There is no middle half, no rank and no group where figures may not be compared."""
    pages = rendered(covens(metric=COMPLETION.model_copy(update={"comparison": "never"})))
    body = pages[METRIC_PAGE].body
    assert ("middle half" in body, "pf-rank" in body, rows_of(body)[0][:7]) == (False, False, "Coven 0")
    assert [address for address in pages if f"{METRIC_PAGE}by-" in address] == []


def test_answers_of_yes_or_no_are_not_compared() -> None:
    """They have no middle, and the page says so."""
    body = rendered(covens(metric=COMPLETION.model_copy(update={"unit": "yes-no"})))[METRIC_PAGE].body
    assert "Answers of yes or no have no middle and no ranks." in text_of(body)


def test_four_are_too_few_to_compare() -> None:
    """The page says so, and lists who reports by name."""
    known = covens()
    few = tuple(each for each in known.observations if each.organisation not in ("coven-0", "coven-5"))
    body = rendered(Catalogue(known.domains, known.metrics, known.organisations, {}, few))[METRIC_PAGE].body
    assert "this is not a ranking. Fewer than five report it for the same time: too few to compare." in text_of(body)


def test_a_group_of_five_has_a_page_of_its_own() -> None:
    """Where others report too, those of one kind are compared among themselves; a group of one is not."""
    pages = rendered(covens(coven(6, kind="office", identifiers={}), observations=tuple(history("coven-6", "90"))))
    groups = [address for address in pages if f"{METRIC_PAGE}by-" in address]
    assert groups == [f"{METRIC_PAGE}by-kind/council/", f"{METRIC_PAGE}by-place/scotland/"]
    told = "Completion rate: councils 5 organisations report it for April to June 2025."
    assert told in text_of(pages[groups[0]].body)
    assert "By kind of organisation: Councils (5) By place: Scotland (5)" in text_of(pages[METRIC_PAGE].body)


def test_a_group_of_everybody_has_no_page() -> None:
    """Nothing is said twice."""
    assert [address for address in rendered(covens()) if f"{METRIC_PAGE}by-" in address] == []


def test_a_region_is_not_compared_with_its_councils() -> None:
    """It is listed below, as an area in which others lie."""
    region = coven(6, kind="region", identifiers={})
    rows = rows_of(rendered(covens(region, observations=tuple(history("coven-6", "90"))))[METRIC_PAGE].body)
    assert (len(rows), rows[-1]) == (7, "Coven 6 90% Apr–Jun 2025 an area in which others lie")


def test_many_services_are_folded_into_organisations() -> None:
    """Beyond a hundred services each organisation has a line that says how many of them lie where."""
    pages = rendered(spells(MOST_LINES + 2))
    rows = rows_of(pages[METRIC_PAGE].body)
    assert rows == ["Coven 0 101 services 26 50 25 0", "Coven 1 1 service 0 0 1 0"]


def test_an_organisations_services_stand_among_all() -> None:
    """Its own page has a line for each of its services, and says which dots are its own."""
    body = rendered(spells(MOST_LINES + 2))["organisations/coven-1/completion-rate/"].body
    assert "Dark dots are services of Coven 1." in text_of(body)
    assert (len(rows_of(body)), rows_of(body)[0].startswith("Cast spell-000 5%")) == (1, True)


def test_every_comparison_has_its_chart() -> None:
    """Everybody, each group, and everybody once more for each organisation with services, beside their pages."""
    whole = coven(6, kind="office", identifiers={})
    of_bodies = comparison_charts(covens(whole, observations=tuple(history("coven-6", "90"))))
    of_services = comparison_charts(spells(6))
    assert [each.address for each in (*of_bodies, *of_services)] == [
        f"{METRIC_PAGE}comparison.svg",
        f"{METRIC_PAGE}by-kind/council/comparison.svg",
        f"{METRIC_PAGE}by-place/scotland/comparison.svg",
        f"{METRIC_PAGE}comparison.svg",
        "organisations/coven-0/completion-rate/comparison.svg",
        "organisations/coven-1/completion-rate/comparison.svg",
    ]


def test_a_chart_says_who_is_in_it() -> None:
    """The subtitle names the group, or whose dots are dark."""
    *_, own = comparison_charts(spells(6))
    assert "6 services (dark: Coven 1)" in own.description
