import pytest

from plainfigures.charts.words import alternative, key
from tests.charts.invented import JUDGED, count, judged, metric, samples, series

SAMPLES = samples()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "gaps",
            (
                "Line chart: Wishes granted, Wishing well, Jan–Mar 2020 to Apr–Jun 2021. First 40%, last 46%. "
                "Lowest 40% (Jan–Mar 2020), highest 46% (Oct–Dec 2020). 3 periods have no figure."
            ),
        ),
        (
            "break",
            (
                "Line chart: Frogs kissed, Wishing well, Jan–Mar 2020 to Oct–Dec 2020. First 1,200, last 1,010. "
                "Lowest 980 (Jul–Sep 2020), highest 1,250 (Apr–Jun 2020). Break in the series at Jul–Sep 2020."
            ),
        ),
        ("one", "Line chart: Wishes granted, Wishing well, Jan–Mar 2020. One figure: 65.3%."),
        ("none", "Line chart: Wishes granted, Wishing well, Jan–Mar 2020 to Apr–Jun 2020. No figures."),
    ],
)
def test_the_alternative_tells_what_the_chart_shows(name: str, expected: str) -> None:
    """The text alternative gives kind, span, first, last, lowest and highest figure, gaps and breaks."""
    assert alternative(SAMPLES[name], SAMPLES[name].metric, "Wishing well") == expected


def test_the_alternative_stays_short() -> None:
    """However long the names and many the breaks, the alternative has 250 characters at most."""
    long = series(count(title="Frogs " * 60), ["9" * 40] * 9, markers=dict.fromkeys(range(9), "b"))
    assert len(alternative(long, long.metric, "Wishing well " * 30)) <= 250


def test_a_changed_definition_is_told() -> None:
    """A change of definition is told with the period from which it holds."""
    each = SAMPLES["changed"]
    assert alternative(each, metric(), "").endswith("Definition changed from Jan–Mar 2021.")


def test_the_alternative_tells_how_the_figures_vary() -> None:
    """Average, usual range, how many figures stand out, and the target are told in words."""
    each = SAMPLES["target"]
    assert alternative(each, each.metric, "Wishing well", judged("target", each)).endswith(
        "First 60%, last 64%. Average 62.0%, usual range 54.2% to 69.8%. None stands out. Target 87.5%."
        " Lowest 60% (Jan–Mar 2020), highest 64% (Oct–Dec 2020)."
    )


@pytest.mark.parametrize("name", JUDGED)
def test_how_figures_vary_always_fits(name: str) -> None:
    """However long the names, there is room for how the figures vary: names are cut first."""
    each = SAMPLES[name]
    told = alternative(each, metric(title="Wishes " * 30), "Wishing well " * 30, judged(name, each))
    assert (len(told) <= 250, "Average" in told, " out." in told) == (True, True, True)


LEAP = """
The thin line is the average since January to March 2020, and the grey band shows how far figures usually vary.
A blue triangle that points down stands out as low or falling: here an improvement.
An orange triangle that points up stands out as high or rising: here a worsening.
A hollow mark is a figure that may yet change.
"""


@pytest.mark.parametrize(("name", "sentences"), [("leap", LEAP), ("gaps", "")])
def test_the_caption_explains_the_marks_that_are_there(name: str, sentences: str) -> None:
    """Every sort of mark that the chart uses has its sentence, and no other."""
    told = key(SAMPLES[name], SAMPLES[name].metric, judged(name, SAMPLES[name]))
    assert told == tuple(sentences.strip().splitlines())
