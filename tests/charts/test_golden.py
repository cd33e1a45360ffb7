"""Whole specifications, kept beside the tests: whoever changes a chart sees in the review what changed in all of them.

To write them anew after a change that is meant: `.venv/bin/python -m tests.charts.test_golden`
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainfigures.charts import breakdown, matrix, trend
from plainfigures.charts.breakdown import drawn_panels
from tests.charts.invented import judged, matrix_lines, metric, panels, quarters, samples

GOLDEN = Path(__file__).parent / "golden"
TITLE, SUBTITLE = "Wishes granted stood at 60.0% in April 2026", "Wishes granted, Wishing well, 2020"


def specifications() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every sample's specification."""
    for name, each in samples().items():
        parts = trend.parts(each, each.metric, judged(name, each), title=TITLE, subtitle=SUBTITLE)
        yield f"trend-{name}", _text(trend.KIND.spec(parts))
    parts = breakdown.parts(drawn_panels(panels()), metric(), title=TITLE, subtitle=SUBTITLE)
    yield "breakdown", _text(breakdown.KIND.spec(parts))
    parts = matrix.parts(matrix_lines(), quarters(8), title=TITLE, subtitle=SUBTITLE)
    yield "matrix", _text(matrix.KIND.spec(parts))


def _text(spec: object) -> str:
    return json.dumps(spec, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


SPECIFICATIONS = dict(specifications())


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_a_specification_is_the_golden_one(name: str) -> None:
    """A chart is specified exactly as it was when its golden file was written."""
    assert SPECIFICATIONS[name] == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


def test_every_golden_file_has_its_sample() -> None:
    """No file is left behind by a sample that went."""
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(SPECIFICATIONS)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.json"):
        old.unlink()
    for name, text in SPECIFICATIONS.items():
        (GOLDEN / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
