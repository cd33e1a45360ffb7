"""What describes the files beside them: a Data Package (version 2) and CSV on the Web, from the list of tables."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.settings import Licence, Settings
from plainfigures.model.table import Column, Reference, Table, Type
from plainfigures.publish import addresses
from plainfigures.publish.described_tables import TABLES, Tables, table_of
from plainfigures.publish.growing_files import File

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MISSING = gettext_noop("Blank: there is none, and it is never zero. Where a figure is missing, its marker says why.")
_FIELDS: Mapping[Type, dict[str, str]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
    "day": {"type": "date"},
    "moment": {"type": "datetime"},
}
_DATATYPES: Mapping[Type, str] = {
    "text": "string",
    "number": "decimal",
    "whole": "integer",
    "day": "date",
    "moment": "dateTime",
}


def write_descriptions(
    files: Iterable[File], site: Path, settings: Settings, commit: Commit | None, tables: Tables = TABLES
) -> None:
    """Write the Data Package, the schemas of all tables, and beside each CSV file what it holds."""
    every = sorted((file for file in files if addresses.is_table(file.address)), key=lambda file: file.address)
    _write(site / addresses.DATA_PACKAGE, data_package(every, settings, commit, tables))
    for table in tables.values():
        context = {"@context": "http://www.w3.org/ns/csvw"}
        _write(site / addresses.schema_of(table.name), context | table_schema(table))
    for file in every:
        _write(site / f"{file.address}-metadata.json", csv_metadata(file.address, settings.licence, tables))


def data_package(
    files: Iterable[File], settings: Settings, commit: Commit | None, tables: Tables = TABLES
) -> dict[str, Any]:
    """Return the descriptor of the package of the files that lie in its own folder, which alone it may name."""
    said: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "plain-figures",
        "title": settings.site_name,
        "description": gettext("Figures about public services, exactly as public bodies submitted them."),
        "homepage": settings.site_url,
        "version": commit.hash if commit else "",
        "licenses": _licences(settings.licence),
        "resources": [
            _resource(file, settings.licence, tables[file.address]) for file in files if file.address in tables
        ],
    }
    return {name: value for name, value in said.items() if value}


def table_schema(table: Table) -> dict[str, Any]:
    """Return the schema of a table by CSV on the Web."""
    return {
        "@type": "Schema",
        "columns": [_csvw_column(column) for column in table.columns],
        "primaryKey": list(table.key),
    }


def csv_metadata(address: str, licence: Licence | None, tables: Tables = TABLES) -> dict[str, Any]:
    """Return what CSV on the Web says of the file at an address.

    Files beside pages name the schema that they all share: in thousands of files it would weigh megabytes.
    """
    table, depth = table_of(address, tables), address.count("/")
    shared = f"{'../' * depth}{addresses.schema_of(table.name)}"
    said = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": address.rpartition("/")[2],
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:license": {"@id": licence.url} if licence else None,
        "tableSchema": table_schema(table) if address in tables else shared,
    }
    return {name: value for name, value in said.items() if value}


def _resource(file: File, licence: Licence | None, table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": file.address.rpartition("/")[2],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sum}",
        "licenses": _licences(licence),
        "schema": _package_schema(table),
    }
    return {name: value for name, value in said.items() if value}


def _package_schema(table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [{"value": "", "label": gettext(MISSING)}],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(each) for each in table.references],
    }
    return {name: value for name, value in said.items() if value}


def _field(column: Column) -> dict[str, Any]:
    return {"name": column.name, **_FIELDS[column.type], "description": column.description}


def _foreign_key(each: Reference) -> dict[str, Any]:
    return {"fields": list(each.columns), "reference": {"resource": each.table, "fields": list(each.others)}}


def _csvw_column(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {"name": column.name, "titles": column.name, "dc:description": column.description}
    return said | {"datatype": _DATATYPES[column.type]}


def _licences(licence: Licence | None) -> list[dict[str, str]]:
    said = {"name": licence.id, "title": licence.title, "path": licence.url} if licence else {}
    return [{name: value for name, value in said.items() if value}] if said else []


def _write(path: Path, said: dict[str, Any]) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
