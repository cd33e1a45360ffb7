from pathlib import Path

from plainfigures.analyse.headline import message
from plainfigures.publish.figure_charts import charts_shown, charts_wanted, write_charts
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.sheet import sheets_of
from tests.publish.invented import FIGURES, catalogue, observation

FIGURES_OF_THE_LICENCE = catalogue(*FIGURES).series[1]
CHART = "services/kite-licence/completion-rate/chart.svg"
PARTS = tuple(
    observation(period, line, value=value, codes=(("channel", code),))
    for line, code, values in ((5, "online", ("80", "84.2")), (6, "phone", ("60", "57")))
    for period, value in zip(("2025-Q1", "2025-Q2"), values, strict=True)
)


def test_a_page_with_two_figures_has_a_chart() -> None:
    """One figure makes no line, so that its page has no chart; nor does a single part of a total."""
    assert [(each.address, each.kind) for each in charts_wanted(sheets_of(catalogue(*FIGURES)))] == [(CHART, "trend")]


def test_a_page_with_parts_has_small_multiples_too() -> None:
    """Two channels make two panels, and the title says which is higher."""
    *_, chart = charts_wanted(sheets_of(catalogue(*FIGURES, *PARTS)))
    told = (CHART.replace("chart", "breakdown"), "Online is highest at 84.2%, Telephone lowest at 57%")
    assert (chart.address, chart.title) == told


def test_a_chart_says_in_words_what_it_shows() -> None:
    """The title is the message, the subtitle the measure, place and time."""
    (chart,) = charts_wanted(sheets_of(catalogue(*FIGURES)))
    told = (message(FIGURES_OF_THE_LICENCE), "Completion rate, Get a kite licence January to September 2025")
    assert (chart.title, " ".join(chart.parts["title"]["subtitle"])) == told


def test_a_chart_can_be_explored_period_by_period() -> None:
    """Each period has its day, its label and a sentence, the missing ones as well."""
    (chart,) = charts_wanted(sheets_of(catalogue(*FIGURES)))
    assert chart.explored["periods"] == [
        ["2025-01-01", "Jan 2025", "January to March 2025: 84.20%"],
        ["2025-04-01", "Apr 2025", "April to June 2025: 66.7%, may yet change"],
        ["2025-07-01", "Jul 2025", "July to September 2025: no figure"],
    ]


def test_a_page_knows_its_charts_words_and_size() -> None:
    """The text alternative and the natural size go to the page, so that nothing moves when the picture comes."""
    wanted = list(charts_wanted(sheets_of(catalogue(*FIGURES))))
    shown = charts_shown(wanted, {CHART: '<svg viewBox="0 0 640 401.6">'})
    key = ("A hollow mark is a figure that may yet change.",)
    assert shown == {CHART: ChartShown(wanted[0].description, 640, 402, key)}


def test_a_chart_lies_where_it_belongs(tmp_path: Path) -> None:
    """The drawing is a file below the site's folder."""
    write_charts({CHART: "<svg/>"}, tmp_path)
    assert (tmp_path / CHART).read_text() == "<svg/>"
