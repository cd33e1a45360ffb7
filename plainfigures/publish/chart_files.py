"""Draws charts on all cores, and keeps what was drawn: an unchanged chart costs the reading of a small file."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import plainfigures.charts
from plainfigures.charts.frame import Parts
from plainfigures.charts.kind import render
from plainfigures.charts.kinds import KINDS
from plainfigures.charts.unmeasured import unmeasured
from plainfigures.publish.whole_file import whole_file

FEW = 20  # charts that are drawn sooner than other processes start
CHUNK = 25
STAGE = "charts"

Tell = Callable[[str, int, int], None]
Still = Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ChartWanted:
    """A chart that a page shows: where it will lie, its kind, all that it is drawn from, and what is said of it.

    `title` and `description` are its name and its text alternative; `key` says what its marks mean, and `explored`
    holds what a browser draws it from, if it may.
    """

    address: str
    kind: str
    parts: dict[str, Any]
    title: str
    description: str
    key: tuple[str, ...] = ()
    explored: dict[str, Any] = field(default_factory=dict)


Charts = Sequence[tuple[str, ChartWanted]]


class Workers:
    """Processes that draw charts, one for each core; they start when many charts are first wanted, and end together."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown()

    def drawn(self, still: Still, charts: Charts) -> Iterator[tuple[str, str]]:
        """Yield each chart's key and its SVG, whichever is done first."""
        self._pool = self._pool or ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn"))
        chunks = [charts[start : start + CHUNK] for start in range(0, len(charts), CHUNK)]
        for chunk_drawn in as_completed([self._pool.submit(_chunk, still, chunk) for chunk in chunks]):
            yield from chunk_drawn.result()


def draw_charts(wanted: Sequence[ChartWanted], cache: Path, tell: Tell, workers: Workers) -> dict[str, str]:
    """Return the SVG of each chart by its address; those that the cache does not hold are drawn and put there."""
    keys = {each.address: _hash(each) for each in wanted}
    folder = cache / "charts"
    kept = {key: _read(folder, key) for key in keys.values()}
    missing = {keys[each.address]: each for each in wanted if not kept[keys[each.address]]}
    done = len(kept) - len(missing)
    tell(STAGE, done, len(kept))
    for key, drawn in _drawn(missing, cache, workers):
        _write(folder, key, drawn)
        kept[key], done = drawn, done + 1
        tell(STAGE, done, len(kept))
    return {address: kept[key] for address, key in keys.items()}


def kept_at(cache: Path, name: str) -> Path:
    """Return where something is kept that is the same for this state of our drawing."""
    return cache / "vega" / f"{sha256(drawn_by().encode()).hexdigest()[:32]}-{name}"


def compiled(kind: str, cache: Path) -> Parts:
    """Return a kind of charts as Vega draws it; kept for this state of our drawing, since making it loads Altair."""
    path = kept_at(cache, f"{kind}.json")
    try:
        kept: Parts = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        kept = KINDS[kind].compiled
        with whole_file(path) as unfinished:
            unfinished.write_text(json.dumps(kept), encoding="utf-8")
    return kept


def _hash(wanted: ChartWanted) -> str:
    words = json.dumps([wanted.kind, wanted.parts, wanted.title, wanted.description])
    return sha256(f"{drawn_by()}\n{words}".encode()).hexdigest()


@cache
def drawn_by() -> str:
    """Return a text that changes when the drawing does: by our own code or the libraries'."""
    files = sorted(Path(plainfigures.charts.__file__).parent.glob("*.py"))
    code = sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    return f"{code} {version('altair')} {version('vl-convert-python')}"


def _drawn(missing: Mapping[str, ChartWanted], cache: Path, workers: Workers) -> Iterator[tuple[str, str]]:
    still = {kind: unmeasured(compiled(kind, cache)) for kind in sorted({each.kind for each in missing.values()})}
    charts = list(missing.items())
    yield from _chunk(still, charts) if len(charts) <= FEW else workers.drawn(still, charts)


def _chunk(still: Still, charts: Charts) -> list[tuple[str, str]]:
    return [(key, render(still[each.kind], each.parts, each.title, each.description)) for key, each in charts]


def _read(folder: Path, key: str) -> str:
    try:
        return (folder / f"{key}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _write(folder: Path, key: str, drawn: str) -> None:
    """Write a drawing so that nobody can ever read half of it."""
    with whole_file(folder / f"{key}.svg") as unfinished:
        unfinished.write_text(drawn, encoding="utf-8", newline="\n")
