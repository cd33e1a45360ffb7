"""The charts of figure pages: which there are, where they lie, and what a page must know of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plainfigures.analyse.headline import leaders, message, subtitle
from plainfigures.charts import breakdown, trend
from plainfigures.charts.breakdown import Panel, drawn_panels
from plainfigures.charts.breakdown_words import breakdown_alternative, breakdown_key
from plainfigures.charts.vega import explored
from plainfigures.charts.words import alternative, key
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.sheet import Sheet, part_name

_FEWEST = 2
_BOX = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def charts_wanted(sheets: Iterable[Sheet]) -> Iterator[ChartWanted]:
    """Yield the charts of each figure page: a trend of two figures or more, and a breakdown into two parts or more."""
    for sheet in sheets:
        if sum(figure.number is not None for figure in sheet.main.figures) >= _FEWEST:
            yield _trend(sheet)
        if len(panels := drawn_panels(_panels(sheet))) >= _FEWEST:
            yield _breakdown(sheet, panels)


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
    series, metric, judgement = sheet.main, sheet.metric, sheet.judgement
    title = message(series)
    parts = trend.parts(series, metric, judgement, title=title, subtitle=subtitle(series, sheet.subject))
    return ChartWanted(
        addresses.chart_beside(sheet.address),
        "trend",
        parts,
        title,
        alternative(series, metric, sheet.subject, judgement),
        key(series, metric, judgement),
        explored(series, metric, parts, judgement),
    )


def _breakdown(sheet: Sheet, panels: Sequence[Panel]) -> ChartWanted:
    newest = [(panel.name, panel.series) for panel in panels]
    title = leaders(newest) or f"{sheet.metric.title}, part by part"
    return ChartWanted(
        addresses.breakdown_beside(sheet.address),
        "breakdown",
        breakdown.parts(panels, sheet.metric, title=title, subtitle=subtitle(panels[0].series, sheet.subject)),
        title,
        breakdown_alternative(panels, sheet.metric, sheet.subject),
        breakdown_key(panels, len(_panels(sheet))),
    )


def _panels(sheet: Sheet) -> list[Panel]:
    """Return the parts that are split by the fewest dimensions: channels alone rather than channels of each region."""
    parts = [(sum(bool(code) for _, code in series.codes), series) for series in sheet.series]
    fewest = min((split for split, _ in parts if split), default=0)
    return [Panel(part_name(series, sheet.metric), series) for split, series in parts if split and split == fewest]


def _size(svg: str) -> tuple[int, int]:
    """Return width and height of a drawing, in pixels at its natural size."""
    box = _BOX.search(svg)
    return (round(float(box["width"])), round(float(box["height"]))) if box else (0, 0)
