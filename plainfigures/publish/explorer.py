"""What the button "Explore" of a figure page loads: Vega, the kind of chart, and beside the page what differs."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from plainfigures.charts import vega
from plainfigures.charts.frame import Parts
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted, compiled, kept_at
from plainfigures.publish.whole_file import whole_file

_LICENCES = Path(__file__).parent / "vega" / "LICENCES.txt"
_EXPLORED = f"/{addresses.explored_beside(addresses.chart_beside(''))}"
_BANNER = "/*! Vega and what belongs to it: authors and licences are in vega-licences.txt */\n"


def write_explorer(wanted: Sequence[ChartWanted], site: Path, cache: Path, there: Iterable[str] = ()) -> None:
    """Write the scripts that every page shares, and beside each page that has one what its trend is drawn from.

    `there` are the paths of files that the site has already.
    """
    explorable = [each for each in wanted if each.explored]
    if not explorable and not any(path.endswith(_EXPLORED) for path in there):
        return
    _write(site / addresses.VEGA, _kept(cache, "vega.js", lambda: _BANNER + vega.bundle()))
    _write(site / addresses.TREND_KIND, _compact(compiled("trend", cache)))
    _write(site / addresses.VEGA_LICENCES, _LICENCES.read_text(encoding="utf-8"))
    for each in explorable:
        _write(site / addresses.explored_beside(each.address), _compact(each.explored))


def _kept(cache: Path, name: str, make: Callable[[], str]) -> str:
    """Return what the cache holds under a name and this state of our drawing; else make it, and keep it there."""
    path = kept_at(cache, name)
    if not path.exists():
        with whole_file(path) as unfinished:
            unfinished.write_bytes(make().encode())
    return path.read_text(encoding="utf-8")


def _compact(value: Parts) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
