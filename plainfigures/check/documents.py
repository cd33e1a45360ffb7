"""Turn YAML trees into the model's documents; what does not fit comes back as problems in an officer's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plainfigures.check.places import folder_of, role_of, stem_of
from plainfigures.model.document import Document
from plainfigures.model.metric import Domain, Metric
from plainfigures.model.obligation import Obligation
from plainfigures.model.organisation import Organisation
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import Node, YamlFile
from plainfigures.model.words import did_you_mean, listed, quoted

RULE = "document"
Read = TypeVar("Read", bound=Document)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a root that could be understood, each keyed and sorted by id."""

    domains: dict[str, Domain]
    metrics: dict[str, Metric]
    organisations: dict[str, Organisation]
    obligations: tuple[Obligation, ...]


def parse_documents(files: Iterable[YamlFile]) -> tuple[Documents, list[Problem]]:
    """Return the documents of these files, and what is wrong with the others."""
    domains: dict[str, Domain] = {}
    metrics: dict[str, Metric] = {}
    organisations: dict[str, Organisation] = {}
    obligations: list[Obligation] = []
    problems: list[Problem] = []
    for file in files:
        match role_of(file.path):
            case "profile":
                problems += _add(organisations, file.root, Organisation, id=folder_of(file.path))
            case "definition":
                problems += _add(metrics, file.root, Metric, id=stem_of(file.path), domain=file.path.split("/")[2])
            case "domains":
                problems += _add_domains(domains, file.root)
            case "obligations":
                problems += _add_obligations(obligations, file.root)
    return Documents(domains, _sorted(metrics), _sorted(organisations), tuple(obligations)), problems


def _sorted(documents: dict[str, Read]) -> dict[str, Read]:
    return dict(sorted(documents.items()))


def _add(found: dict[str, Read], node: Node, kind: type[Read], **from_path: str) -> list[Problem]:
    document, problems = parse_document(node, kind, **from_path)
    if document:
        found[from_path["id"]] = document
    return problems


def _add_domains(found: dict[str, Domain], root: Node) -> list[Problem]:
    if not isinstance(root.value, dict):
        return [_not_a(root, "a mapping of ids to domains", "write each domain as an id, a colon, and its lines below")]
    return [problem for id_, node in root.value.items() for problem in _add(found, node, Domain, id=id_)]


def _add_obligations(found: list[Obligation], root: Node) -> list[Problem]:
    if not isinstance(root.value, tuple):
        return [_not_a(root, "a list of obligations", "begin each obligation with a hyphen")]
    problems: list[Problem] = []
    for node in root.value:
        obligation, wrong = parse_document(node, Obligation)
        found += [obligation] if obligation else []
        problems += wrong
    return problems


def parse_document(node: Node, kind: type[Read], **from_path: str) -> tuple[Read | None, list[Problem]]:
    """Return the tree as a document of this kind; or None and a problem for each fault, at its own place."""
    plain = node.plain()
    if not isinstance(plain, dict):
        return None, [_not_a(node, "a mapping of keys to values", "write lines like: name: Home Office")]
    stray = [key for key in from_path if key in plain]
    if stray:
        message = f"{listed(stray, 'and')} is said by the file's own path and may not stand in it again"
        return None, [Problem(node.keys[stray[0]], RULE, "error", message, "delete the line")]
    try:
        return kind.model_validate({**plain, **from_path}), []
    except ValidationError as error:
        return None, [_problem(node, kind, details) for details in error.errors(include_url=False)]


def _not_a(node: Node, wanted: str, cure: str) -> Problem:
    return Problem(node.location, RULE, "error", f"this should be {wanted}", cure)


def _problem(node: Node, kind: type[Document], details: ErrorDetails) -> Problem:
    path = tuple(step for step in details["loc"] if not _is_plumbing(step))
    place = _place(node, path, details["type"])
    message, cure = _words(kind, path, details)
    name = ".".join(str(step) for step in path)
    return Problem(place, RULE, "error", f"{name}: {message}" if name else message, cure)


def _is_plumbing(step: str | int) -> bool:
    """Tell whether pydantic put the step in itself, to name a member of a union or a key."""
    plumbing = isinstance(step, str) and (step.startswith(("literal[", "function-", "constrained-")) or "[" in step)
    return plumbing or step in ("Unit", "Between")


def _place(node: Node, path: tuple[str | int, ...], fault: str) -> Location:
    parent = node.at(path[:-1])
    if fault == "extra_forbidden" and path:
        return parent.keys.get(str(path[-1]), parent.location)
    return node.at(path).location


def _words(kind: type[Document], path: tuple[str | int, ...], details: ErrorDetails) -> tuple[str, str]:
    context: dict[str, Any] = details.get("ctx", {})
    found = quoted(str(details["input"]))
    match details["type"]:
        case "plain_words":
            return context["message"], context["cure"]
        case "missing":
            return "is missing", f"add a line: {path[-1]}: …"
        case "extra_forbidden":
            known = _known_keys(kind, path)
            return f"nobody knows this key.{did_you_mean(str(path[-1]), known)}", f"use one of {listed(known)}"
        case "literal_error":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return f"{found} is not allowed.{did_you_mean(str(details['input']), allowed)}", f"write {listed(allowed)}"
        case "dict_type" | "model_type" | "tuple_type" | "list_type":
            shape = "a list, each item behind a hyphen" if details["type"][0] == "t" else "lines of keys and values"
            return f"{found} stands where {shape} should", f"write {shape}"
    return f"{found} does not fit", "compare it with docs/design.md, section 4"


def _known_keys(kind: type[Document], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand beside the last step of the path, written as files write them."""
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    here: dict[str, Any] = schema
    for step in path[:-1]:
        inner = here.get("properties", {}).get(str(step)) or here.get("items") or {}
        here = _resolved(inner if not isinstance(step, int) else here.get("items", inner), schema)
    return [key for key in here.get("properties", {}) if key not in ("id", "domain")]


def _resolved(inner: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in [inner, *inner.get("anyOf", [])]:
        if "$ref" in option:
            resolved: dict[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return resolved
    return inner
