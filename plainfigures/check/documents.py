"""Turn YAML trees into the model's documents; what does not fit comes back as problems in an officer's words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plainfigures.check.mend import NO_SPELLING, one_of, plain_address, plain_id, plain_number, plain_period
from plainfigures.check.places import Role, folder_of, role_of, stem_of
from plainfigures.model.calculation import Calculation, parse_calculation
from plainfigures.model.document import NO_NUMBER, NOT_WHOLE, WHOLE_NUMBER, Document
from plainfigures.model.embargo import Embargo
from plainfigures.model.metric import Domain, Metric
from plainfigures.model.obligation import Obligation
from plainfigures.model.organisation import Organisation
from plainfigures.model.problem import Location, Problem
from plainfigures.model.publication import Publication
from plainfigures.model.release import Release, by_date
from plainfigures.model.roadmap import RoadmapItem
from plainfigures.model.source import Node, Source, YamlFile
from plainfigures.model.statement import Statement
from plainfigures.model.words import Known, brief, listed, quoted

RULE = "document"
DELETE = "delete the line"
LIST = ("a list", "write each item on a line of its own, behind a hyphen")
LINES = ("keys with values", "write each key on a line of its own, with a colon and a value behind it")
TAKEN = {"metric", "service", "period", "value", "numerator", "denominator", "lower", "upper", "marker", "note"}
OUR_OWN = {"organisation", "path", "line", "period_text", "start", "months", "markers", "explains_absence", "version"}
Read = TypeVar("Read", bound=Document)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a root that could be understood, each keyed and sorted by id.

    Roadmaps, embargoes and statements are keyed by their folder, which is the id of their organisation.
    """

    domains: dict[str, Domain]
    metrics: dict[str, Metric]
    organisations: dict[str, Organisation]
    obligations: tuple[Obligation, ...]
    publications: tuple[Publication, ...]
    roadmaps: dict[str, tuple[RoadmapItem, ...]]
    embargoes: dict[str, tuple[Embargo, ...]] = field(default_factory=dict)
    statements: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    calendar: tuple[Release, ...] = ()


def parse_documents(source: Source) -> tuple[Documents, list[Problem]]:
    """Return the documents of the source, and what is wrong with the others."""
    domains: dict[str, Domain] = {}
    metrics: dict[str, Metric] = {}
    organisations: dict[str, Organisation] = {}
    problems: list[Problem] = []
    for file in source.yaml_files:
        match role_of(file.path):
            case "profile":
                problems += _add(organisations, file.root, Organisation, id=folder_of(file.path))
            case "definition":
                problems += _add(metrics, file.root, Metric, id=stem_of(file.path), domain=file.path.split("/")[2])
                problems += _without_clashes(metrics, file)
            case "domains":
                problems += _add_domains(domains, file.root)
    problems += _homeless(source)
    documents = Documents(
        domains=domains,
        metrics=_sorted(metrics),
        organisations=_sorted(organisations),
        obligations=_items(source, "obligations", Obligation, problems),
        publications=_items(source, "publications", Publication, problems),
        calendar=tuple(sorted(_items(source, "calendar", Release, problems), key=by_date)),
        roadmaps=_items_by_folder(source, "roadmap", RoadmapItem, problems),
        embargoes=_items_by_folder(source, "embargoes", Embargo, problems),
        statements=_items_by_folder(source, "statements", Statement, problems),
    )
    return documents, problems


def _items(source: Source, role: Role, kind: type[Read], problems: list[Problem]) -> tuple[Read, ...]:
    return tuple(item for items in _items_by_folder(source, role, kind, problems).values() for item in items)


def _items_by_folder(
    source: Source, role: Role, kind: type[Read], problems: list[Problem]
) -> dict[str, tuple[Read, ...]]:
    """Return the items of each list of a role, by its folder; what is wrong with others is added to the problems."""
    found: dict[str, list[Read]] = {}
    for file in source.yaml_files:
        if role_of(file.path) == role:
            problems += _add_items(found.setdefault(folder_of(file.path), []), file.root, kind)
    return {folder: tuple(items) for folder, items in sorted(found.items())}


def _without_clashes(metrics: dict[str, Metric], file: YamlFile) -> list[Problem]:
    """Return the names of columns that may not be the definition's own; a definition with any is taken out again."""
    metric = metrics.get(stem_of(file.path))
    others = [each for each in metrics.values() if each is not metric]
    problems = []
    for key, other in [("dimensions", "inputs"), ("inputs", "dimensions")] if metric else []:
        used = {name: each.id for each in others for name in getattr(each, other)}
        for name in getattr(metric, key):
            place = file.root.at((key,)).keys[name]
            if name in TAKEN | OUR_OWN:
                message = f"the name {name} is taken by a column that every metric has"
                problems.append(Problem(place, RULE, "error", message, "choose another name"))
            elif name in used:
                message = f"{brief(name)} stands under {key} here, but under {other} of {quoted(used[name])}"
                problems.append(Problem(place, RULE, "error", message, "choose another name for one of the two"))
    if problems:
        del metrics[stem_of(file.path)]
    return problems


def _homeless(source: Source) -> Iterator[Problem]:
    """Yield each definition in the folder of an unknown domain, and each whose id another has taken."""
    taken: dict[str, str] = {}
    listing = next((file.root.value for file in source.yaml_files if role_of(file.path) == "domains"), {})
    named = list(listing) if isinstance(listing, dict) else []
    for path in (file.path for file in source.yaml_files if role_of(file.path) == "definition"):
        domain, id_ = path.split("/")[2], stem_of(path)
        if named and domain not in named:
            message = f"schemas/domains.yml lists no domain {quoted(domain)}"
            cure = f"move the definition into the folder of its domain: {listed(named)}"
            yield Problem(Location(path), RULE, "error", message, cure)
        if id_ in taken:
            message = f"the metric {quoted(id_)} is defined already in {taken[id_]}"
            yield Problem(
                Location(path), RULE, "error", message, "delete one of the two, or give this one another name"
            )
        taken.setdefault(id_, path)


def _sorted(documents: dict[str, Read]) -> dict[str, Read]:
    return dict(sorted(documents.items()))


def _add(found: dict[str, Read], node: Node, kind: type[Read], **from_path: str) -> list[Problem]:
    document, problems = parse_document(node, kind, **from_path)
    if document:
        found[from_path["id"]] = document
    return problems


def _add_domains(found: dict[str, Domain], root: Node) -> list[Problem]:
    if not isinstance(root.value, dict):
        return [
            _not_a(root, "a list of domains by their ids", "write each domain as an id, a colon, and its lines below")
        ]
    return [problem for id_, node in root.value.items() for problem in _add(found, node, Domain, id=id_)]


def _add_items(found: list[Read], root: Node, kind: type[Read]) -> list[Problem]:
    if not isinstance(root.value, tuple):
        return [_not_a(root, "a list", "begin each item with a hyphen")]
    problems: list[Problem] = []
    for node in root.value:
        item, wrong = parse_document(node, kind)
        found += [item] if item else []
        problems += wrong
    return problems


def parse_document(node: Node, kind: type[Read], **from_path: str) -> tuple[Read | None, list[Problem]]:
    """Return the tree as a document of this kind; or None and a problem for each fault, at its own place."""
    plain = node.plain()
    if not isinstance(plain, dict):
        return None, [_not_a(node, "lines of keys and values", f"write lines like: {_first_key(kind)}: …")]
    strays = [
        Problem(node.keys[key], RULE, "error", f"{key} follows from the file's place and stands nowhere else", DELETE)
        for key in from_path
        if key in plain
    ]
    try:
        document = kind.model_validate({**plain, **from_path})
    except ValidationError as error:
        faults = _telling(error.errors(include_url=False), kind)
        return None, [*strays, *(_problem(node, kind, details) for details in faults)]
    return (None, strays) if strays else (document, [])


def _first_key(kind: type[Document]) -> str:
    return next(key for key in kind.model_fields if key not in ("id", "domain"))


def _not_a(node: Node, wanted: str, cure: str) -> Problem:
    return Problem(node.location, RULE, "error", f"this should be {wanted}", cure)


def _telling(faults: list[ErrorDetails], kind: type[Document]) -> list[ErrorDetails]:
    """Return the faults without those that only follow from others.

    A misspelt key is unknown, and the key that it should be is missing: only the first is told. Where text or further
    lines may stand, a fault is told of the form that was chosen. A folder's name is judged elsewhere.
    """
    unknown = [_path(fault) for fault in faults if fault["type"] == "extra_forbidden"]
    keys = {path[:-1]: Known(_keys(kind, path)[0]) for path in unknown}
    meant = {(*path[:-1], keys[path[:-1]].nearest(str(path[-1]))) for path in unknown}
    return [
        fault
        for fault in faults
        if not (fault["type"] == "missing" and _path(fault) in meant)
        and (kind, fault["loc"]) not in ((Organisation, ("id",)), (Metric, ("domain",)))
        and not _of_the_form_not_chosen(fault)
    ]


def _of_the_form_not_chosen(fault: ErrorDetails) -> bool:
    in_union = any(_is_plumbing(step) for step in fault["loc"])
    if fault["type"] == "model_type":
        return in_union
    return in_union and fault["type"] == "literal_error" and isinstance(fault["input"], dict)


def _path(fault: ErrorDetails) -> tuple[str | int, ...]:
    return tuple(step for step in fault["loc"] if not _is_plumbing(step))


def _is_plumbing(step: str | int) -> bool:
    """Tell whether pydantic put the step in itself, to name a member of a union or a key."""
    return isinstance(step, str) and (step.startswith("literal[") or step in ("[key]", "Unit", "Between"))


def _problem(node: Node, kind: type[Document], fault: ErrorDetails) -> Problem:
    return Problem(_place(node, _path(fault), fault), RULE, "error", *_words(node, kind, fault))


def _place(node: Node, path: tuple[str | int, ...], fault: ErrorDetails) -> Location:
    parent = node.at(path[:-1])
    if path and (fault["type"] == "extra_forbidden" or "[key]" in fault["loc"]):
        return parent.keys.get(str(path[-1]), parent.location)
    if not path and fault["type"] == "plain_words":
        return _place_of_calculation(node)
    return node.at(path).location


def _place_of_calculation(node: Node) -> Location:
    """Return the place of the calculation that names a column which the definition does not have."""
    inputs = node.at(("inputs",)).keys
    changes = node.at(("changes",)).value
    formers = [("changes", number, "before", "calculation") for number in range(len(changes))]
    for path in [("calculation",), *formers]:
        formula = node.at(path)
        calculation = parse_calculation(formula.value) if isinstance(formula.value, str) else None
        if isinstance(calculation, Calculation) and not {"numerator", "denominator", *inputs} >= {*calculation.names}:
            return formula.location
    return node.location


def _words(node: Node, kind: type[Document], fault: ErrorDetails) -> tuple[str, str]:
    path, found = _path(fault), fault["input"]
    name = _name(path) if "[key]" not in fault["loc"] else ""
    if fault["type"] == "missing":
        return f"{name} is missing", f"add a line: {path[-1]}: …"
    if path == ("id",):
        return f"the file's name {quoted(found)} is not an id", _other_name(found)
    if fault["type"] == "extra_forbidden":
        beside = node.at(path[:-1]).keys
        free = _known(tuple(key for key in _keys(kind, path)[0] if key not in beside))
        near = free.nearest(str(path[-1]))
        cure = f"write {near}" if near else f"delete the line, or use {listed(free)}"
        return f"unknown key {quoted(str(path[-1]))}", cure
    if found == "" and fault["type"] == "literal_error":
        return f"{name} is empty", f"write {listed(_allowed(fault))} after {name}:"
    if found == "":
        needed = path[-1] in _keys(kind, path)[1]
        return f"{name} is empty", f"write something after {name}:" if needed else "write something, or delete the line"
    if fault["type"] == "plain_words":
        return _refused(name, found, fault["ctx"]["message"], fault["ctx"]["cure"])
    if fault["type"] == "literal_error":
        if isinstance(found, str):
            return f"{name} {quoted(found)} is not allowed", one_of(_allowed(fault), found)
        return f"{name} holds a list or further lines, where one word should stand", f"write {listed(_allowed(fault))}"
    wanted = LIST if fault["type"] == "tuple_type" else LINES
    there = quoted(found) if isinstance(found, str) else "a list" if isinstance(found, list) else "keys with values"
    return f"{name} holds {there}, where {wanted[0]} should stand", wanted[1]


def _allowed(fault: ErrorDetails) -> list[str]:
    """Return the words of which one should stand."""
    words: str = fault["ctx"]["expected"]
    return words.replace("'", "").replace(" or ", ", ").split(", ")


def _other_name(name: str) -> str:
    plain = plain_id(name)
    return f"rename the file to {plain}.yml" if plain else "name the file in small letters, digits and hyphens"


def _refused(name: str, found: object, message: str, cure: str) -> tuple[str, str]:
    """Return the words of the model's own refusal, with the exact text to write where that can be known."""
    message, _, near = message.partition(". Did you mean ")
    message = message.removesuffix(".")
    if near:
        cure = f"write {near.strip('?').strip(chr(34))}"
    elif isinstance(found, str) and (plain := _plain(message, found)):
        cure = f"write {plain}"
    return f"{name} {message}".strip(), cure


def _plain(message: str, found: str) -> str | None:
    """Return what the text surely means where it is a period, an id or a number in another spelling, or None."""
    if message.endswith(NO_SPELLING):
        return plain_period(found)
    if message.endswith("is not an id"):
        return plain_id(found)
    if message.endswith("is not a web address"):
        return plain_address(found)
    number = plain_number(found) if message.endswith((NO_NUMBER, NOT_WHOLE)) else None
    whole = number is None or WHOLE_NUMBER.fullmatch(number)
    return number if whole or message.endswith(NO_NUMBER) else None


def _name(path: tuple[str | int, ...]) -> str:
    """Return how a person names the place: by its key, or by its number in a list."""
    if not path:
        return ""
    return f"item {path[-1] + 1} of {path[-2]}" if isinstance(path[-1], int) else brief(path[-1])


def _keys(kind: type[Document], path: tuple[str | int, ...]) -> tuple[list[str], list[str]]:
    """Return the keys that may stand beside the last step of the path, as files write them, and those that must."""
    schema = _schema(kind)
    here: dict[str, Any] = schema
    for step in path[:-1]:
        inner = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
        here = _resolved(inner, schema)
    return [key for key in here.get("properties", {}) if key not in ("id", "domain")], here.get("required", [])


@lru_cache(maxsize=256)
def _known(keys: tuple[str, ...]) -> Known:
    return Known(keys)


@cache
def _schema(kind: type[Document]) -> dict[str, Any]:
    return TypeAdapter(kind).json_schema(by_alias=True)


def _resolved(inner: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in [inner, *inner.get("anyOf", [])]:
        if "$ref" in option:
            resolved: dict[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return resolved
    return inner
