"""The files for programs, described by OpenAPI 3.1: made of the same tables as the files themselves."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.observation import Series
from plainfigures.model.settings import Settings
from plainfigures.model.table import Column, Table, Type
from plainfigures.publish import addresses
from plainfigures.publish.dated_copies import DatedCopy, document_of, list_of
from plainfigures.publish.described_tables import tables_of
from plainfigures.publish.downloads import of_a_figure
from plainfigures.publish.figure_rows import named, row
from plainfigures.publish.series_document import OF_SERIES, series_document
from plainfigures.publish.tables import FIGURES, unit_name

VERSION = "1"
"""The version of the addresses and forms described; it changes only if any of them stops being what it was."""

NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
ALWAYS = ("period", "period_start", "period_end", "period_label", "definition_version", "source_file", "source_line")
"""The columns that no figure leaves blank."""

_FORMS: Mapping[Type, dict[str, str]] = {
    "text": {"type": "string"},
    "number": {"type": "string", "pattern": NUMBER},
    "whole": {"type": "integer"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
}
_ABOUT = (
    "Every file is static: the same address gives the same answer to everybody, without a key and without a limit. "
    "New properties and columns may be added, and none is taken away. Numbers of figures are text, digit for digit as "
    "they were submitted; a property that is not there is blank, which is never zero."
)
_PARAMETERS = {
    "organisation": "Id of an organisation, as in data/organisations.csv",
    "service": "Id of a service, as in data/services.csv",
    "metric": "Id of a metric, as in data/metrics.csv",
    "domain": "Id of a domain, as in data/metrics.csv",
    "day": "A day on which figures were published, as in releases/releases.json",
}
_OF_FIGURES = {
    "data/all": "Every figure",
    "domains/{domain}/data": "The figures of all metrics of a domain",
    "metrics/{metric}/data": "The figures of a metric",
    "organisations/{organisation}/data": "The figures of an organisation and its services",
    "organisations/{organisation}/{metric}/data": "The figures of an organisation, or of its services, for a metric",
    "services/{service}/data": "The figures of a service",
    "services/{service}/{metric}/data": "The figures of a service for a metric",
}


def write_open_api(catalogue: Catalogue, copies: tuple[DatedCopy, ...], site: Path, settings: Settings) -> None:
    """Write the description below the site's folder."""
    text = json.dumps(open_api(catalogue, copies, settings), ensure_ascii=False, indent=1)
    (site / addresses.OPEN_API).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def open_api(catalogue: Catalogue, copies: tuple[DatedCopy, ...], settings: Settings) -> dict[str, Any]:
    """Return the description; its examples are of the first series and the newest dated copy."""
    licence = settings.licence
    info = {
        "title": settings.site_name,
        "version": VERSION,
        "description": _ABOUT,
        "license": {"name": licence.title, "url": licence.url} if licence else None,
    }
    return {
        "openapi": "3.1.0",
        "info": {name: said for name, said in info.items() if said},
        "servers": [{"url": settings.site_url.rstrip("/") or ".."}],
        "paths": dict(_paths(catalogue, copies, few=settings.few_copies)),
        "components": {"schemas": _schemas(tables_of(catalogue)[addresses.ALL_DATA])},
    }


def _paths(catalogue: Catalogue, copies: tuple[DatedCopy, ...], *, few: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    known = {"day": copies[0].day.isoformat()} if copies else {}
    stems = {stem: summary for stem, summary in _OF_FIGURES.items() if not (few and stem.startswith(addresses.DOMAINS))}
    for stem, summary in stems.items():
        series = _shown_at(stem, catalogue)
        shown = {"series": [_example(catalogue, series)]} if series else None
        if not few or of_a_figure(stem):
            yield _path(f"{stem}.json", summary, _ids(series), _json("Figures", shown))
        yield _path(f"{stem}.csv", f"{summary}, as CSV", _ids(series), _csv(FIGURES.header))
    for address, table in tables_of(catalogue).items():
        if address != addresses.ALL_DATA:
            yield _path(address, table.description, known, _csv(table.header))
    newest = copies[0] if copies else None
    listed = "All dated copies of the figures, newest first"
    yield _path(
        addresses.DATED_COPIES_LIST, listed, known, _json("DatedCopies", list_of(copies[:1]) if copies else None)
    )
    about = _json("DatedCopy", document_of(newest) if newest else None)
    yield _path("releases/{day}/release.json", "About the figures as they stood at the end of a day", known, about)
    packed: dict[str, Any] = {"application/gzip": {}}
    yield _path("releases/{day}/figures.csv.gz", "The figures as they stood at the end of a day", known, packed)


def _shown_at(stem: str, catalogue: Catalogue) -> Series | None:
    """Return the first series about a service, or about an organisation as a whole: as the address asks."""
    about_a_service = "{service}" in stem
    fitting = (each for each in catalogue.series if bool(each.service) == about_a_service)
    return next(fitting, None if about_a_service else next(iter(catalogue.series), None))


def _ids(series: Series | None) -> dict[str, str]:
    if series is None:
        return {}
    found = {"organisation": series.organisation, "metric": series.metric.id, "domain": series.metric.domain}
    return {**found, **({"service": series.service} if series.service else {})}


def _example(catalogue: Catalogue, series: Series) -> Any:
    """Return the series as its file says it, with one figure of all that it has."""
    figure, metric = series.figures[0], series.metric
    cells = (*named(catalogue, series), *row(figure, unit_name(metric.unit), None, metric.comparison))
    return json.loads(series_document(catalogue, series, [cells]))


def _path(address: str, summary: str, known: Mapping[str, str], content: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    names = [name for name in _PARAMETERS if f"{{{name}}}" in address]
    get: dict[str, Any] = {
        "summary": summary,
        "operationId": "-".join(part.strip("{}") for part in address.replace(".", "/").split("/")),
        "responses": {"200": {"description": summary, "content": content}},
    }
    if names:
        get["parameters"] = [_parameter(name, known.get(name)) for name in names]
        get["responses"]["404"] = {"description": "There is none of that name, or it has no figures"}
    return f"/{address}", {"get": get}


def _parameter(name: str, example: str | None) -> dict[str, Any]:
    schema = {"type": "string", "format": "date"} if name == "day" else {"type": "string"}
    said = {"name": name, "in": "path", "required": True, "description": _PARAMETERS[name], "schema": schema}
    return said | ({"example": example} if example else {})


def _json(schema: str, example: Any) -> dict[str, Any]:
    said = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {"application/json": said | ({"example": example} if example else {})}


def _csv(header: Iterable[str]) -> dict[str, Any]:
    return {"text/csv": {"schema": {"type": "string", "description": f"Columns: {', '.join(header)}"}}}


def _schemas(figures: Table) -> dict[str, Any]:
    columns = {column.name: column for column in figures.columns}
    party = {"id": {"type": "string"}, "name": {"type": "string"}}
    metric = {"id": columns["metric"], "title": columns["metric_title"]} | _some(columns, "unit", "comparison")
    return {
        "Figures": _object({"series": _list("Series")}),
        "Series": _object(
            {
                "organisation": _object(party),
                "service": {"oneOf": [_object(party), {"type": "null"}]},
                "metric": _object({name: _property(column) for name, column in metric.items()}),
                "dimensions": {"type": "object", "additionalProperties": {"type": "string"}},
                "figures": _list("Figure"),
            }
        ),
        "Figure": _object({name: _property(each) for name, each in columns.items() if name not in OF_SERIES}, ALWAYS),
        "DatedCopies": _object({"form": {"type": "integer"}, "releases": {"type": "array", "items": _object(_LISTED)}}),
        "DatedCopy": _object(
            {
                "form": {"type": "integer"},
                "day": _FORMS["day"],
                "commit": {"type": "string"},
                "commits": {
                    "type": "array",
                    "items": _object({"commit": {"type": "string"}, "published": _FORMS["moment"]}),
                },
                "changes": {"type": "object", "additionalProperties": {"type": "integer"}},
                "files": {"type": "array", "items": _object(_FILE)},
            }
        ),
    }


_SUMS = {
    "rows": {"type": "integer"},
    "bytes": {"type": "integer"},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}
_LISTED = {"day": _FORMS["day"], **_SUMS}
_FILE = {
    "name": {"type": "string"},
    "compressed": {"type": "string"},
    **_SUMS,
    "columns": {"type": "object", "additionalProperties": {"type": "string"}},
}


def _some(columns: Mapping[str, Column], *names: str) -> dict[str, Column]:
    return {name: columns[name] for name in names}


def _property(column: Column) -> dict[str, Any]:
    codes = {"enum": list(column.codes)} if column.name == "comparison" else {}
    return {**_FORMS[column.type], **codes, "description": column.description}


def _object(properties: Mapping[str, Any], required: Iterable[str] | None = None) -> dict[str, Any]:
    names = list(properties) if required is None else list(required)
    return {"type": "object", "properties": dict(properties), "required": names}


def _list(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}
