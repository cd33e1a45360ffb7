"""The charts of figure pages: which there are, where they lie, and what a page must know of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plainfigures.analyse.headline import message, subtitle
from plainfigures.charts import trend
from plainfigures.charts.words import alternative
from plainfigures.model.catalogue import Catalogue
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.sheet import Sheet, sheets_of

_FEWEST = 2
_BOX = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def charts_wanted(catalogue: Catalogue) -> Iterator[ChartWanted]:
    """Yield a chart for each figure page with two figures or more."""
    for sheet in sheets_of(catalogue):
        if sum(figure.number is not None for figure in sheet.main.figures) >= _FEWEST:
            yield _trend(sheet)


def charts_shown(wanted: Sequence[ChartWanted], drawn: Mapping[str, str]) -> dict[str, ChartShown]:
    """Return what a page says of each chart, by the chart's address."""
    return {each.address: ChartShown(each.description, *_size(drawn[each.address]), each.key) for each in wanted}


def write_charts(drawn: Mapping[str, str], site: Path) -> None:
    """Write each chart to its address below the site's folder."""
    for address, svg in drawn.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(svg.encode())


def _trend(sheet: Sheet) -> ChartWanted:
    series, metric, title = sheet.main, sheet.metric, message(sheet.main)
    parts = trend.parts(series, metric, title=title, subtitle=subtitle(series, sheet.subject))
    words = alternative(series, metric, sheet.subject)
    return ChartWanted(addresses.chart_beside(sheet.address), "trend", parts, title, words)


def _size(svg: str) -> tuple[int, int]:
    """Return width and height of a drawing, in pixels at its natural size."""
    box = _BOX.search(svg)
    return (round(float(box["width"])), round(float(box["height"]))) if box else (0, 0)
