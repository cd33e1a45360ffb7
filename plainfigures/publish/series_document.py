"""A series as JSON: what it is about said once, then its figures, with blank cells left out."""

import json
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.observation import Series
from plainfigures.publish.tables import FIGURES, Cells, unit_name

BEGIN, BETWEEN, END = b'{"series":[', b",", b"]}\n"
OF_SERIES = (
    *("organisation", "organisation_name", "service", "service_name", "metric", "metric_title", "dimensions"),
    *("unit", "comparison"),
)
"""The columns that all figures of a series share: they stand beside the figures, and not in each."""

_OWN = tuple(name for name in FIGURES.header if name not in OF_SERIES)
_own = itemgetter(*map(FIGURES.header.index, _OWN))
_WHOLE = {column.name for column in FIGURES.columns if column.type == "whole"}


def series_document(catalogue: Catalogue, series: Series, rows: Iterable[Cells]) -> bytes:
    """Return one item of the list `series`; numbers of figures are text, digit for digit as submitted."""
    service = catalogue.services[series.service].name if series.service else ""
    document = {
        "organisation": {"id": series.organisation, "name": catalogue.organisations[series.organisation].name},
        "service": {"id": series.service, "name": service} if series.service else None,
        "metric": {
            "id": series.metric.id,
            "title": series.metric.title,
            "unit": unit_name(series.metric.unit),
            "comparison": series.metric.comparison,
        },
        "dimensions": {name: code for name, code in series.codes if code},
        "figures": [_figure(cells) for cells in rows],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _figure(cells: Cells) -> dict[str, Any]:
    named = zip(_OWN, _own(cells), strict=True)
    return {name: int(text) if name in _WHOLE else text for name, text in named if text}
