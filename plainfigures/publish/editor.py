"""JSON Schemas of every YAML document, from the models that read them: editors complete, explain and check by them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plainfigures.check.evidence import Column
from plainfigures.check.mend import NUMBER
from plainfigures.model.document import IDENTIFIER, Document
from plainfigures.model.embargo import Embargo
from plainfigures.model.metric import Domain, Metric
from plainfigures.model.obligation import Obligation
from plainfigures.model.organisation import Organisation
from plainfigures.model.publication import Publication
from plainfigures.model.release import Release
from plainfigures.model.roadmap import RoadmapItem
from plainfigures.model.statement import Statement

FOLDER = "schemas/editor"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FROM_THE_PATH = ("id", "domain")
Schema = dict[str, Any]


class _ForEditors(GenerateJsonSchema):
    """Says what a file may hold: a key is left out or has a value, and every key of a mapping has its own pattern."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        told = super().default_schema(schema)
        if not isinstance(told.get("default"), str | int):
            told.pop("default", None)
        return told

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = (self.generate_inner(schema[part]) for part in ("keys_schema", "values_schema"))
        names = {key: value for key, value in keys.items() if key != "type"}
        return {"type": "object", "propertyNames": names, "additionalProperties": values}


def editor_schemas(metrics: Mapping[str, Metric], columns: Iterable[Column]) -> dict[str, str]:
    """Return the text of each schema by its path; `columns` are those of the shared table of figures."""
    of = {
        "definition": _document(Metric, "A definition: schemas/metrics/<domain>/<metric>.yml"),
        "organisation": _document(Organisation, "A profile: metrics/<organisation>/organisation.yml"),
        "domains": _mapping(Domain, "The domains: schemas/domains.yml"),
        "obligations": _list(Obligation, "Who owes what: schemas/obligations.yml"),
        "publications": _list(Publication, "Where figures came from: schemas/publications.yml"),
        "roadmap": _list(RoadmapItem, "A roadmap: metrics/<organisation>/roadmap.yml"),
        "calendar": _list(Release, "The releases to come: schemas/calendar.yml"),
        "embargoes": _list(Embargo, "Files held back: metrics/<organisation>/embargoes.yml"),
        "statements": _list(Statement, "What you say about figures: metrics/<organisation>/statements.yml"),
        "submission": _submission(metrics, columns),
    }
    return {f"{FOLDER}/{name}.json": _text(schema) for name, schema in of.items()}


def _text(schema: Schema) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"


def _document(kind: type[Document], title: str) -> Schema:
    """Return the schema of a file that is one document, without the keys that follow from the file's path."""
    schema = TypeAdapter(kind).json_schema(by_alias=True, schema_generator=_ForEditors)
    for key in FROM_THE_PATH:
        schema["properties"].pop(key, None)
    schema["required"] = [key for key in schema["required"] if key not in FROM_THE_PATH]
    return {**schema, "title": title}


def _parts(kind: type[Document]) -> tuple[Schema, Schema]:
    """Return the schema of one item, and the definitions that it refers to."""
    item = _document(kind, kind.__name__)
    return item, {"$defs": item.pop("$defs")} if "$defs" in item else {}


def _mapping(kind: type[Document], title: str) -> Schema:
    item, definitions = _parts(kind)
    names = {"pattern": f"^({IDENTIFIER.pattern})$"}
    return {"title": title, "type": "object", "propertyNames": names, "additionalProperties": item, **definitions}


def _list(kind: type[Document], title: str) -> Schema:
    item, definitions = _parts(kind)
    return {"title": title, "type": "array", "items": item, **definitions}


def _submission(metrics: Mapping[str, Metric], columns: Iterable[Column]) -> Schema:
    known = {column.name: column for column in columns}
    cells = {column.name: _cell(column) for column in known.values()} | _columns_of_metrics(metrics)
    cells["metric"] = {**cells["metric"], "enum": _as_yaml(metrics)}
    item = {
        "type": "object",
        "properties": cells,
        "required": [column.name for column in known.values() if column.required],
        "additionalProperties": False,
    }
    return {"title": "Figures: metrics/<organisation>/<period>.yml", "type": "array", "items": item}


def _cell(column: Column) -> Schema:
    types = ["number", "string"] if column.pattern == NUMBER else ["string", "number", "boolean"]
    return {
        "title": column.title,
        "description": column.description,
        "type": [*types, "null"] if column.nullable else types,
        **({"pattern": column.pattern} if column.pattern else {}),
        **({"maxLength": column.longest} if column.longest else {}),
        **({"enum": _as_yaml(column.allowed)} if column.allowed else {}),
    }


def _columns_of_metrics(metrics: Mapping[str, Metric]) -> dict[str, Schema]:
    """Return the columns of dimensions and inputs, each with the codes or labels that any definition gives it."""
    codes: dict[str, dict[str, str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for metric in metrics.values():
        for name, labelled in metric.dimensions.items():
            codes.setdefault(name, {}).update(labelled)
        for name, label in metric.inputs.items():
            labels.setdefault(name, {})[label] = label
    dimensions = {
        name: {"description": f"{'; '.join(found.values())}. Blank means the total.", "enum": [*_as_yaml(found), None]}
        for name, found in sorted(codes.items())
    }
    inputs = {
        name: {"description": "; ".join(found), "type": ["number", "string", "null"], "pattern": NUMBER}
        for name, found in sorted(labels.items())
    }
    return dimensions | inputs


def _as_yaml(words: Iterable[str]) -> list[object]:
    """Return the words, and those that YAML takes for a number or a truth as that too."""
    return [value for word in words for value in dict.fromkeys([word, _read(word)])]


def _read(word: str) -> object:
    try:
        value = json.loads(word, parse_constant=str)
    except ValueError:
        return word
    return value if isinstance(value, int | float) else word
