from pathlib import Path

from plainfigures.analyse.headline import message
from plainfigures.publish.figure_charts import charts_shown, charts_wanted, write_charts
from plainfigures.publish.views.chart import ChartShown
from tests.publish.invented import FIGURES, catalogue

FIGURES_OF_THE_LICENCE = catalogue(*FIGURES).series[1]
CHART = "services/kite-licence/completion-rate/chart.svg"


def test_a_page_with_two_figures_has_a_chart() -> None:
    """One figure makes no line, so that its page has no chart."""
    assert [each.address for each in charts_wanted(catalogue(*FIGURES))] == [CHART]


def test_a_chart_says_in_words_what_it_shows() -> None:
    """The title is the message, the subtitle the measure, place and time."""
    (chart,) = charts_wanted(catalogue(*FIGURES))
    below = ["Completion rate, Get a kite licence", "January to September 2025"]
    assert (chart.title, chart.parts["title"]["subtitle"]) == (message(FIGURES_OF_THE_LICENCE), below)


def test_a_page_knows_its_charts_words_and_size() -> None:
    """The text alternative and the natural size go to the page, so that nothing moves when the picture comes."""
    wanted = list(charts_wanted(catalogue(*FIGURES)))
    shown = charts_shown(wanted, {CHART: '<svg viewBox="0 0 640 401.6">'})
    assert shown == {CHART: ChartShown(wanted[0].description, 640, 402)}


def test_a_chart_lies_beside_its_page(tmp_path: Path) -> None:
    """The drawing is the page's `chart.svg`."""
    write_charts({CHART: "<svg/>"}, tmp_path)
    assert (tmp_path / CHART).read_text() == "<svg/>"
