"""Draws charts on all cores, and keeps what was drawn: an unchanged chart costs the reading of a small file."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import plainfigures.charts
from plainfigures.charts import trend
from plainfigures.model.observation import Series

FEW = 20  # charts that are drawn sooner than other processes start
CHUNK = 25
STAGE = "charts"

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ChartWanted:
    """A chart that a page shows: its series, the words drawn above it, and its text alternative."""

    id: str
    series: Series
    title: str
    subtitle: str
    description: str


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that a chart is drawn from, and the hash that says so."""

    key: str
    varying: dict[str, Any]
    title: str
    description: str


def draw_charts(wanted: Sequence[ChartWanted], cache: Path, tell: Tell) -> dict[str, str]:
    """Return the SVG of each chart by its id; those that the cache does not hold are drawn and put there."""
    drawings = {each.id: _drawing(each) for each in wanted}
    folder = cache / "charts"
    kept = {drawing.key: _read(folder, drawing.key) for drawing in drawings.values()}
    missing = {drawing.key: drawing for drawing in drawings.values() if not kept[drawing.key]}
    done = len(kept) - len(missing)
    tell(STAGE, done, len(kept))
    for key, drawn in _drawn(list(missing.values())):
        _write(folder, key, drawn)
        kept[key], done = drawn, done + 1
        tell(STAGE, done, len(kept))
    return {id_: kept[drawing.key] for id_, drawing in drawings.items()}


def _drawing(wanted: ChartWanted) -> _Drawing:
    series = wanted.series
    varying = trend.parts(series, series.metric, title=wanted.title, subtitle=wanted.subtitle)
    words = json.dumps([varying, wanted.title, wanted.description])
    return _Drawing(sha256(f"{_kind()}\n{words}".encode()).hexdigest(), varying, wanted.title, wanted.description)


@cache
def _kind() -> str:
    """Return a text that changes when the drawing does: by our own code or the libraries'."""
    files = sorted(Path(plainfigures.charts.__file__).parent.glob("*.py"))
    code = sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    return f"{code} {version('altair')} {version('vl-convert-python')}"


def _drawn(missing: Sequence[_Drawing]) -> Iterator[tuple[str, str]]:
    if not missing:
        return
    kind = trend.compiled()
    if len(missing) <= FEW:
        yield from (_one(kind, each) for each in missing)
        return
    yield from _drawn_by_many(kind, missing)


def _drawn_by_many(kind: dict[str, Any], missing: Sequence[_Drawing]) -> Iterator[tuple[str, str]]:
    chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
    workers = min(len(chunks), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(_chunk, kind, chunk) for chunk in chunks]
        for chunk_drawn in as_completed(waiting):
            yield from chunk_drawn.result()


def _chunk(kind: dict[str, Any], drawings: Sequence[_Drawing]) -> list[tuple[str, str]]:
    return [_one(kind, drawing) for drawing in drawings]


def _one(kind: dict[str, Any], drawing: _Drawing) -> tuple[str, str]:
    return drawing.key, trend.render(kind, drawing.varying, drawing.title, drawing.description)


def _read(folder: Path, key: str) -> str:
    try:
        return (folder / f"{key}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _write(folder: Path, key: str, drawn: str) -> None:
    """Write a drawing so that nobody can ever read half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{key}.{os.getpid()}.unfinished"
    unfinished.write_text(drawn, encoding="utf-8", newline="\n")
    unfinished.replace(folder / f"{key}.svg")
