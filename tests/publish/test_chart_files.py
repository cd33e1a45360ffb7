import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plainfigures.charts import breakdown, trend
from plainfigures.model.observation import Series
from plainfigures.publish import chart_files
from plainfigures.publish.chart_files import ChartWanted, Tell, Workers, draw_charts
from tests.charts.invented import metric, panels, samples, series

SAMPLES = samples()


def wanted(name: str, title: str = "Wishes granted", *, of: Series | None = None, told: str = "Line") -> ChartWanted:
    drawn = of or SAMPLES[name]
    return ChartWanted(name, "trend", trend.parts(drawn, drawn.metric, title=title), title, told)


def silent(stage: str, done: int, total: int) -> None:
    pass


def drawn_charts(wanted: Sequence[ChartWanted], cache: Path, tell: Tell) -> dict[str, str]:
    """Draw charts as a build does."""
    with Workers() as workers:
        return draw_charts(wanted, cache, tell, workers)


def test_a_chart_is_drawn_under_its_address(tmp_path: Path) -> None:
    """Each chart wanted comes back as SVG under its own address."""
    drawn = drawn_charts([wanted("usual"), wanted("gaps")], tmp_path, silent)
    assert [(name, text[:4]) for name, text in drawn.items()] == [("usual", "<svg"), ("gaps", "<svg")]


def test_a_kept_chart_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cache holds is read from it."""
    first = drawn_charts([wanted("usual")], tmp_path, silent)
    monkeypatch.setattr(chart_files, "render", None)
    assert drawn_charts([wanted("usual")], tmp_path, silent) == first


@pytest.mark.parametrize(
    "other",
    [
        wanted("usual", title="Wishes refused"),
        wanted("usual", told="Bar chart"),
        wanted("usual", of=series(metric(), ["1"])),
    ],
)
def test_a_chart_that_differs_is_drawn_anew(tmp_path: Path, other: ChartWanted) -> None:
    """Other words or figures make another chart and another file of the cache."""
    first = drawn_charts([wanted("usual")], tmp_path, silent)["usual"]
    assert drawn_charts([other], tmp_path, silent)["usual"] != first


def test_the_cache_holds_whole_charts_and_nothing_else(tmp_path: Path) -> None:
    """Every file of the cache is a finished chart, named by a hash."""
    drawn = drawn_charts([wanted("usual")], tmp_path, silent)
    assert [(len(file.name), file.read_text()) for file in (tmp_path / "charts").rglob("*.*")] == [(68, drawn["usual"])]


def test_progress_is_told(tmp_path: Path) -> None:
    """Progress begins with what is kept already and ends with all."""
    drawn_charts([wanted("one")], tmp_path, silent)
    told: list[tuple[str, int, int]] = []
    drawn_charts([wanted("one"), wanted("zero")], tmp_path, lambda *step: told.append(step))
    assert told == [("charts", 1, 2), ("charts", 2, 2)]


def test_many_charts_are_the_same_as_a_few(tmp_path: Path) -> None:
    """Charts drawn by several processes are, to the byte, those that one draws."""
    several_series = [series(metric(), [str(index), "50"]) for index in range(chart_files.FEW + 6)]
    many = [wanted(str(index), of=each) for index, each in enumerate(several_series)]
    several = drawn_charts(many, tmp_path / "several", silent)
    assert drawn_charts(many[:2], tmp_path / "one", silent) == {name: several[name] for name in ("0", "1")}


def test_charts_of_several_kinds_are_drawn_together(tmp_path: Path) -> None:
    """Small multiples are drawn beside trends, each by its own kind."""
    parts = breakdown.parts(panels()[:2], metric())
    drawn = drawn_charts([ChartWanted("parts", "breakdown", parts, "", ""), wanted("usual")], tmp_path, silent)
    assert [ElementTree.fromstring(svg).attrib["viewBox"].split()[2] for svg in drawn.values()] == ["500", "640"]


def test_no_chart_wanted_is_no_work(tmp_path: Path) -> None:
    """Nothing wanted, nothing drawn."""
    assert drawn_charts([], tmp_path, silent) == {}


def test_kept_charts_need_no_drawing_library(tmp_path: Path) -> None:
    """Where every chart is kept, neither Altair nor vl-convert is imported."""
    drawn_charts([wanted("usual")], tmp_path, silent)
    code = (
        "import sys; from pathlib import Path; from tests.publish.test_chart_files import *;"
        "drawn_charts([wanted('usual')], Path(sys.argv[1]), silent);"
        "print(sorted({'altair', 'vl_convert'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_damaged_kind_is_compiled_anew(tmp_path: Path) -> None:
    """What is kept of a kind of charts and can no longer be read is made once more."""
    first = drawn_charts([wanted("usual")], tmp_path, silent)
    for kept in (*(tmp_path / "vega").iterdir(), *(tmp_path / "charts").iterdir()):
        kept.write_text("")
    assert drawn_charts([wanted("usual")], tmp_path, silent) == first
