import pytest

from plainfigures.charts.words import alternative
from tests.charts.invented import count, metric, samples, series

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
