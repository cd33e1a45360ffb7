"""What the data pages say, and that they lead somewhere."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.ledger import LastChange, Ledger, Publishing
from plainfigures.model.observation import Observation
from plainfigures.model.problem import Location
from plainfigures.model.publication import Publication
from plainfigures.model.roadmap import RoadmapItem
from plainfigures.model.target import Target
from plainfigures.publish import addresses
from plainfigures.publish.page import Page
from plainfigures.publish.pages import render_pages
from plainfigures.publish.views.chart import ChartShown
from tests.publish.invented import FIGURES, catalogue, observation
from tests.publish.written import files_of, sizes_of

TEMPLATES = Path(__file__).parents[2] / "site" / "templates"
FIGURE_PAGE = "services/kite-licence/completion-rate/"
COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))
CHART = ChartShown('Line chart: "up" & down.', 640, 400, ("A hollow mark may yet change.",))
ELSEWHERE = (
    "guide/",
    "about/",
    "assets/",
    "data/datapackage.json",
    addresses.OPEN_API,
    "catalog.",
    addresses.ALL_PARQUET,
    addresses.EVERYTHING,
    "data/all.xlsx",
)


def rendered(*observations: Observation, repository: str = "") -> Mapping[str, Page]:
    known: Catalogue = catalogue(*(observations or FIGURES))
    pages = render_pages(
        known,
        TEMPLATES,
        charts={addresses.chart_beside(FIGURE_PAGE): CHART},
        sizes=sizes_of(files_of(known)),
        commit=COMMIT,
        repository=repository,
        site_url="https://figures.example/",
    )
    return {page.address: page for page in pages}


def text_of(body: str) -> str:
    """Return what a reader sees: no tags, and single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def rows_of(body: str) -> list[str]:
    return [text_of(row) for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL) if 'scope="row"' in row]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return rendered()


def test_every_kind_of_page_is_made(pages: Mapping[str, Page]) -> None:
    """The home page, the lists, each domain, metric, organisation and service, and each figure page are rendered."""
    made = {page.family for page in pages.values()}
    assert made >= {
        *("home", "domains", "domain", "metrics", "metric", "organisations", "organisation", "services", "service"),
        *("organisation-figure", "service-figure", "downloads"),
    }


def test_every_page_has_one_first_heading(pages: Mapping[str, Page]) -> None:
    """No page has two headings of the first level, and none is without."""
    assert [address for address, page in pages.items() if len(re.findall(r"<h1[ >]", page.body)) != 1] == []


def test_every_link_within_the_site_leads_somewhere(pages: Mapping[str, Page]) -> None:
    """What a link names is a page, a download, a chart, or one of the pages that people write."""
    files = {addresses.chart_beside(FIGURE_PAGE), addresses.RELEASES, addresses.CALENDAR_FEED}
    known = {*pages, *files_of(catalogue(*FIGURES)), *files}
    dead = {
        (page.address, link)
        for page in pages.values()
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.body)
        if not urlsplit(link).scheme
        and (target := urljoin(f"/{page.address}", link).lstrip("/")) not in known
        and not target.startswith(ELSEWHERE)
    }
    assert dead == set()


def test_every_link_to_a_place_on_the_page_finds_it(pages: Mapping[str, Page]) -> None:
    """What a link beginning with # names is the id of something on the page."""
    lost = [
        (page.address, place)
        for page in pages.values()
        for place in re.findall(r'href="#([^"]+)', page.body)
        if f'id="{place}"' not in page.body
    ]
    assert lost == []


def test_a_note_is_shown_as_text() -> None:
    """Whatever a submission says is text to the page, HTML included."""
    body = rendered(observation("2025-Q1", 2, value="1", note="<script>alert(1)</script>"))[FIGURE_PAGE].body
    assert ("<script" in body, "&lt;script&gt;alert(1)&lt;/script&gt;" in body) == (False, True)


def test_a_service_address_that_is_no_web_address_is_no_link() -> None:
    """Only addresses of the web become links."""
    known = catalogue(*FIGURES)
    service = known.services["kite-licence"].__class__(
        "kite-licence", "ministry-of-kites", "Kites", "javascript:alert(1)"
    )
    hostile = Catalogue(known.domains, known.metrics, known.organisations, {service.id: service}, known.observations)
    bodies = [page.body for page in render_pages(hostile, TEMPLATES, charts={}, sizes={}, commit=None)]
    assert [body for body in bodies if "javascript:" in body] == []


def test_the_figures_stand_newest_first_as_they_were_submitted(pages: Mapping[str, Page]) -> None:
    """Each figure has its line: period in words, number with its unit, counts, markers, and what was noted."""
    assert rows_of(pages[FIGURE_PAGE].body) == [
        "July to September 2025 not available [x] The counter broke",
        'April to June 2025 66.7% 2 3 [p] Counted twice, "by hand" Worked out from the counts.',
        "January to March 2025 84.20%",
    ]


def test_a_marker_is_explained_below_the_table(pages: Mapping[str, Page]) -> None:
    """Every letter in the table has its meaning in full below it."""
    assert "[p] provisional: expected to be revised. [x] not available." in text_of(pages[FIGURE_PAGE].body)


def test_where_every_value_is_worked_out_the_page_says_so_once() -> None:
    """Computed values are marked: once below the table where there are no others."""
    computed = [observation(f"2025-Q{number}", 2, numerator="1", denominator="2") for number in (1, 2)]
    text = text_of(rendered(*computed)[FIGURE_PAGE].body)
    assert (text.count("Every value is worked out"), text.count("Worked out from the counts.")) == (1, 0)


def test_each_code_has_a_table_of_its_own() -> None:
    """The parts of a metric follow the total, each under the label of its codes."""
    whole = observation("2025-Q1", 2, value="80", codes=(("channel", ""),))
    part = observation("2025-Q1", 3, value="70", codes=(("channel", "phone"),))
    captions = re.findall(r"<caption>(.*?)</caption>", rendered(whole, part)[FIGURE_PAGE].body)
    assert captions == ["All, newest first", "Telephone, newest first"]


def test_the_chart_says_in_words_what_it_shows(pages: Mapping[str, Page]) -> None:
    """A chart has its text alternative and size, what its marks mean, and links to its data and the picture."""
    figure = re.search(r"<figure.*?</figure>", pages[FIGURE_PAGE].body, re.DOTALL)
    assert figure is not None
    for_scripts = re.compile(r' data-(?!explore|picture)\w+="[^"]*"|(?:(?<=data-explore)|(?<=data-picture))="[^"]*"')
    assert re.sub(r"\s+", " ", for_scripts.sub("", figure[0])) == (
        '<figure class="pf-chart" data-explore><img src="chart.svg" alt="Line chart: &#34;up&#34; &amp; down."'
        ' width="640" height="400" loading="lazy"> <figcaption>A hollow mark may yet change. <span>'
        '<a href="data.csv" download>Download the data for this chart (1 KB CSV)</a>'
        ' <a href="chart.svg" download="kite-licence-completion-rate.svg" data-picture>Download the image (SVG)</a>'
        "</span></figcaption></figure>"
    )


def test_a_page_without_a_chart_shows_none(pages: Mapping[str, Page]) -> None:
    """A figure page that no chart was drawn for has no picture."""
    assert "<img" not in pages["organisations/ministry-of-kites/completion-rate/"].body


def test_a_figure_can_be_followed_to_the_lines_it_was_submitted_in() -> None:
    """The source is a link to file and lines as of the commit, where the repository has an address."""
    body = rendered(repository="https://example.org/figures/")[FIGURE_PAGE].body
    assert f'https://example.org/figures/blob/{COMMIT.hash}/metrics/ministry-of-kites/2025-Q1.csv#L2-L2"' in body


def test_a_citation_names_who_what_when_and_which_commit(pages: Mapping[str, Page]) -> None:
    """Who cites a figure can copy one sentence."""
    assert (
        "Ministry of Kites & Strings. Completion rate: Get a kite licence, January to September 2025. Plain Figures, "
        f"commit 0123456789 of 4 May 2026. https://figures.example/{FIGURE_PAGE}"
    ) in text_of(pages[FIGURE_PAGE].body)


def test_a_citation_for_those_who_write_with_latex(pages: Mapping[str, Page]) -> None:
    """The BibTeX entry says the same, with what LaTeX would act on made inert and names kept whole."""
    assert unescape(re.findall(r"<code>(@misc.*?)</code>", pages[FIGURE_PAGE].body, re.DOTALL)[0]) == (
        "@misc{services-kite-licence-completion-rate,\n"
        r"  author = {{Ministry of Kites \& Strings}},"
        "\n"
        "  title = {{Completion rate: Get a kite licence}},\n"
        "  howpublished = {Plain Figures},\n"
        "  year = {2026},\n"
        "  note = {commit 0123456789 of 4 May 2026},\n"
        f"  url = {{https://figures.example/{FIGURE_PAGE}}},\n"
        "}"
    )


def test_a_chart_can_be_shown_in_a_frame(pages: Mapping[str, Page]) -> None:
    """The line to copy leads to a bare page, which shows headline and chart and leads back."""
    (frame,) = re.findall(r"<code>(&lt;iframe.*?)</code>", pages[FIGURE_PAGE].body)
    source = re.findall(r'src="https://figures.example/([^"]*)"', unescape(frame))[0]
    assert [part in pages[source].body for part in ('src="../chart.svg"', "84.20%", 'href="../"')] == [True] * 3


def test_no_page_prints_a_period_as_files_spell_it(pages: Mapping[str, Page]) -> None:
    """Periods are in plain words, but for the names of files and where rules and the dictionary say how files do."""
    bare = re.compile(r"(?<![/\w])\d{4}-(Q\d|\d\d)(?!\.csv)")
    data_pages = [page for page in pages.values() if page.family not in ("rule", "dictionary")]
    assert [page.address for page in data_pages if bare.search(text_of(page.body))] == []


def test_a_metric_that_nobody_reports_has_its_page_all_the_same() -> None:
    """A definition stands on its page before the first figure does."""
    known = catalogue()
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=None)
    body = next(page.body for page in pages if page.address == "metrics/completion-rate/")
    assert "Nobody reports this yet." in body


def test_figures_that_may_not_be_compared_are_said_to_be_so() -> None:
    """Where a definition forbids comparison, the page says it above the table."""
    known = catalogue(*FIGURES)
    metric = known.metrics["completion-rate"].model_copy(update={"comparison": "never"})
    strict = Catalogue(known.domains, {metric.id: metric}, known.organisations, known.services, known.observations)
    pages = render_pages(strict, TEMPLATES, charts={}, sizes={}, commit=None)
    body = next(page.body for page in pages if page.address == "metrics/completion-rate/")
    assert "<strong>These figures are not comparable between services or organisations.</strong>" in body


def test_a_root_without_figures_still_has_its_pages() -> None:
    """Before anybody has published, every list is there and says so."""
    empty = Catalogue({}, {}, {}, {}, ())
    pages = render_pages(empty, TEMPLATES, charts={}, sizes={}, commit=None)
    assert {"", "metrics/", "organisations/", "services/", "downloads/"} <= {page.address for page in pages}


def test_a_table_that_scrolls_can_be_reached_by_keyboard(pages: Mapping[str, Page]) -> None:
    """Every table stands in a region with a name that takes the focus."""
    loose = [
        page.address
        for page in pages.values()
        if page.body.count("<table")
        != len(re.findall(r'<div class="pf-scroll" role="region" aria-label="[^"]+" tabindex="0">', page.body))
    ]
    assert loose == []


def taken_from_a_yearbook() -> Mapping[str, Page]:
    yearbook = Publication(
        title="Kite yearbook",
        publisher="Office for Wind",
        url="https://example.org/yearbook",
        licence="Open Government Licence v3.0",
        as_at="May 2026",
        files=("ministry-of-kites/2025-Q1.csv",),
    )
    known = replace(catalogue(FIGURES[0]), publications=(yearbook,))
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=None)
    return {page.address: page for page in pages}


@pytest.mark.parametrize(
    "address",
    ["", FIGURE_PAGE, "services/kite-licence/", "metrics/completion-rate/", "organisations/ministry-of-kites/"],
)
def test_a_page_names_the_publication_that_its_figures_were_taken_from(address: str) -> None:
    """Whoever shows figures that were published elsewhere first says where, by whom and as at when."""
    named = "Taken from Kite yearbook (Office for Wind, as at: May 2026; Open Government Licence v3.0)"
    assert named in text_of(taken_from_a_yearbook()[address].body)


def test_a_citation_begins_with_the_publication_that_the_figures_were_taken_from() -> None:
    """What somebody else published first is cited as theirs."""
    cited = "Office for Wind, Kite yearbook (May 2026). Completion rate: Get a kite licence"
    assert cited in text_of(taken_from_a_yearbook()[FIGURE_PAGE].body)


def test_a_roadmap_stands_on_the_page_of_its_organisation() -> None:
    """Each item says what, what for, how far, until when and when it was looked at; whatever it holds stays text."""
    given = {"title": "Kites", "outcome": "<b>More</b> wind", "due": "2027-Q1", "updated": "2026-10-05"}
    address = {"source": "https://example.org/plan?a=1&b=2"}
    items = [
        RoadmapItem.model_validate(given | each) for each in ({"status": "under-way", **address}, {"status": "done"})
    ]
    known = replace(catalogue(), roadmaps={"ministry-of-kites": tuple(items)})
    pages = {page.address: page for page in render_pages(known, TEMPLATES, charts={}, sizes={}, commit=None)}
    body = pages["organisations/ministry-of-kites/"].body
    assert (rows_of(body), 'href="https://example.org/plan?a=1&amp;b=2"' in body) == (
        [
            "Kites <b>More</b> wind Under way due Jan–Mar 2027 updated 5 October 2026 example.org",
            "Kites <b>More</b> wind Done due Jan–Mar 2027 updated 5 October 2026",
        ],
        True,
    )


def test_the_services_of_an_organisation_stand_side_by_side() -> None:
    """A metric of services has a page for each organisation, unless the organisation reports it as a whole as well."""
    made = render_pages(catalogue(FIGURES[0]), TEMPLATES, charts={}, sizes={}, commit=None)
    pages = {page.address: page for page in made}
    rows = rows_of(pages["organisations/ministry-of-kites/completion-rate/"].body)
    assert rows == ["Get a kite licence 84.20% Jan–Mar 2025 no figure a year before Too few to tell"]


def test_what_is_not_committed_is_not_cited_as_committed() -> None:
    """A build with changed files says so, and links no line that the commit does not have."""
    dirty = replace(COMMIT, changed=("schemas/domains.yml",))
    known = catalogue(FIGURES[0])
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=dirty, repository="https://example.org/figures")
    body = next(page.body for page in pages if page.address == FIGURE_PAGE)
    assert ("with changes not yet committed" in body, "/blob/" in body) == (True, False)


def test_a_line_is_linked_where_its_own_files_stand() -> None:
    """A link to a line names the commit that its organisation's files stand in, whatever others have not committed."""
    moment = datetime(2026, 5, 2, tzinfo=UTC)
    last = LastChange(1, Publishing("a" * 40, moment, moment))
    of = Ledger("whole", last_changes={"metrics/ministry-of-kites": last})
    commit, repository = replace(COMMIT, changed=("metrics/office-of-wind/2025-Q1.csv",)), "https://example.org/figures"
    known = catalogue(FIGURES[0])
    pages = render_pages(known, TEMPLATES, charts={}, sizes={}, commit=commit, repository=repository, ledger=of)
    body = next(page.body for page in pages if page.address == FIGURE_PAGE)
    assert f'"{repository}/blob/{"a" * 40}/metrics/ministry-of-kites/2025-Q1.csv#L2-L2"' in body


def test_a_template_that_cannot_be_used_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Whoever mends a template learns its name and line, and meets no fault of ours."""
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "home.html").write_text("{% if %}", "utf-8")
    with pytest.raises(CouldNotRun, match=r"site/templates/home\.html, line 1"):
        next(render_pages(catalogue(), tmp_path, charts={}, sizes={}, commit=None))


def with_target(value: str, *observations: Observation, **given: str) -> Mapping[str, Page]:
    target = Target(
        organisation="ministry-of-kites",
        service="kite-licence",
        metric="completion-rate",
        value=value,
        since=observation("2025-Q1", 2).period,
        until=None,
        location=Location("metrics/ministry-of-kites/targets.csv", 2),
        **given,
    )
    known = replace(catalogue(*observations), targets=(target,))
    return {page.address: page for page in render_pages(known, TEMPLATES, charts={}, sizes={}, commit=COMMIT)}


def test_a_figure_page_holds_the_figure_against_its_target() -> None:
    """The target is told with its time and where it was set, and how far the newest figure lies from it."""
    pages = with_target("90", FIGURES[0], source="https://example.org/plan?a&b", note="<Set> by the board")
    body = pages[FIGURE_PAGE].body
    assert (
        "Target: 90.0% since January to March 2025, set at example.org . The latest figure lies 5.8 percentage points "
        "below it and does not meet it. <Set> by the board"
    ) in text_of(body)
    assert ('href="https://example.org/plan?a&amp;b"' in body, "<Set>" in body) == (True, False)


def test_targets_that_begin_later_are_told_as_the_next_ones() -> None:
    """A target for a time after the newest figure is told with its time, and how far the newest figure lies from it."""
    pages = with_target("90", observation("2024-Q4", 2, value="84.2"))
    assert (
        "Next target: 90.0% from January to March 2025 on. The latest figure lies 5.8 percentage points below it"
        in (text_of(pages[FIGURE_PAGE].body))
    )


def test_an_improvement_beside_a_fall_is_explained() -> None:
    """Where a figure lies below that of a year before and above its average, row and figure page say so."""
    values = [*(["40", "42"] * 4), "60", "64", "63", "62", "61", "62", "63", "62", "60"]
    periods = [f"{2021 + at // 4}-Q{at % 4 + 1}" for at in range(len(values))]
    pages = rendered(*(observation(period, 2, value=value) for period, value in zip(periods, values, strict=True)))
    row, figure = rows_of(pages["services/kite-licence/"].body)[0], text_of(pages[FIGURE_PAGE].body)
    assert row.endswith("down 1.0 points Improving ▲ better than its average since Jan–Mar 2021")
    assert "no better than a year before, but better than its average since January to March 2021." in figure


def test_no_sentence_runs_into_the_next() -> None:
    """Between the end of a sentence and the next one's beginning there is a blank, whatever tags stand between."""
    code = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
    words = {address: re.sub(r"<[^>]+>", "", code.sub(" ", page.body)) for address, page in rendered().items()}
    found = {address: re.findall(r"\w+[a-z][.:][A-Z][a-z]+", text) for address, text in words.items()}
    assert {address: each for address, each in found.items() if each} == {}
