import json
import re
from pathlib import Path

import pytest

from plainfigures.charts import vega
from plainfigures.publish.explorer import write_explorer
from plainfigures.publish.figure_charts import charts_wanted
from plainfigures.publish.views.sheet import sheets_of
from tests.publish.invented import FIGURES, catalogue

WANTED = list(charts_wanted(sheets_of(catalogue(*FIGURES))))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_what_the_button_loads_is_part_of_the_site(tmp_path: Path, cache: Path) -> None:
    """Vega, the kind of chart and the licences lie among the assets, what differs beside the page."""
    write_explorer(WANTED, tmp_path, cache)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == [
        "assets/trend.json",
        "assets/vega-licences.txt",
        "assets/vega.js",
        "services/kite-licence/completion-rate/chart.json",
    ]


def test_vega_is_bundled_once(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cache holds is taken from it."""
    write_explorer(WANTED, tmp_path / "first", cache)
    monkeypatch.setattr(vega, "bundle", None)
    write_explorer(WANTED, tmp_path / "second", cache)
    first, second = ((tmp_path / name / "assets" / "vega.js").read_bytes() for name in ("first", "second"))
    assert first == second


def test_what_differs_fits_the_kind(tmp_path: Path, cache: Path) -> None:
    """Every set of data beside the page is one that the kind of chart knows."""
    write_explorer(WANTED, tmp_path, cache)
    known = {each["name"] for each in json.loads((tmp_path / "assets" / "trend.json").read_text())["data"]}
    beside = json.loads((tmp_path / "services/kite-licence/completion-rate/chart.json").read_text("utf-8"))
    assert set(beside["datasets"]) <= known


def test_where_nothing_is_explored_nothing_is_loaded(tmp_path: Path, cache: Path) -> None:
    """A site without charts carries no Vega."""
    write_explorer([], tmp_path, cache)
    assert list(tmp_path.iterdir()) == []


def test_the_licences_of_all_that_is_bundled_are_told(tmp_path: Path, cache: Path) -> None:
    """Vega, Vega-Lite, Vega-Embed and D3 each have their authors named."""
    write_explorer(WANTED, tmp_path, cache)
    text = (tmp_path / "assets" / "vega-licences.txt").read_text("utf-8")
    assert re.findall(r"^([\w -]+) \(https", text, re.MULTILINE) == [
        "Vega and vega-interpreter",
        "Vega-Lite",
        "Vega-Embed",
        "D3",
    ]
