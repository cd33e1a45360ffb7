"""The chart of each figure page: which there are, where they lie, and what the page must know of them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plainfigures.analyse.headline import message, subtitle
from plainfigures.charts.words import alternative
from plainfigures.model.catalogue import Catalogue
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.sheet import sheets_of

_FEWEST = 2
_BOX = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def charts_wanted(catalogue: Catalogue) -> Iterator[ChartWanted]:
    """Yield a chart for each figure page with two figures or more, under the address of the page."""
    for sheet in sheets_of(catalogue):
        series, subject = sheet.main, sheet.subject
        if sum(figure.number is not None for figure in series.figures) >= _FEWEST:
            words = alternative(series, sheet.metric, subject)
            yield ChartWanted(sheet.address, series, message(series), subtitle(series, subject), words)


def charts_shown(wanted: list[ChartWanted], drawn: Mapping[str, str]) -> dict[str, ChartShown]:
    """Return what each page, by its address, says of its chart."""
    return {each.id: ChartShown(each.description, *_size(drawn[each.id])) for each in wanted}


def write_charts(drawn: Mapping[str, str], site: Path) -> None:
    """Write each chart beside its page."""
    for page, svg in drawn.items():
        path = site / addresses.chart_beside(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(svg.encode())


def _size(svg: str) -> tuple[int, int]:
    """Return width and height of a drawing, in pixels at its natural size."""
    box = _BOX.search(svg)
    return (round(float(box["width"])), round(float(box["height"]))) if box else (0, 0)
