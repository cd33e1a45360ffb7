"""Read a YAML file's bytes into a tree of text with places: plain mappings, lists and scalars, nothing else."""

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from plainfigures.model.limits import DEEPEST, LONGEST_CELL, MOST_NODES
from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import MARK_OF_GIT, Node, YamlFile
from plainfigures.read.text import decode, hiding_character

_NEVER_CLOSED = ("found unexpected end of stream", "found unexpected document", "did not find expected ','")
_OUR_TAGS, _AS_WRITTEN = "tag:yaml.org,2002:", "!!"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Carries the fault that ended the reading of one file; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def parse_yaml(path: str, content: bytes) -> tuple[YamlFile | None, list[Fault]]:
    """Return the file's one document as a tree of text; or None with the faults that make it unreadable.

    Anchors, aliases, tags, merge keys, several documents, too much depth and duplicate keys are refused. Never raises.
    """
    text, faults = decode(path, content)
    if text is None or faults:
        return None, faults
    reader = _Reader(path, text)
    try:
        root = reader.document()
    except _RefusedError as refused:
        return None, [refused.fault, *reader.faults]
    except yaml.YAMLError as error:
        return None, [_left_by_git(path, text) or _syntax_fault(path, error), *reader.faults]
    if reader.faults:
        return None, reader.faults
    return (YamlFile(path, root, text), []) if root else (None, [Fault(Location(path), "empty")])


class _Reader:
    """Builds the tree from the loader's events, one recursion for each level of nesting."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.events: Iterator[Event] = yaml.parse(text, Loader=_Loader)
        self.faults: list[Fault] = []
        self.nodes = 0

    def document(self) -> Node | None:
        root = None
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(Fault(self.place(event), "several-documents"))
            elif isinstance(event, NodeEvent):
                root = self.node(event, depth=1)
        return root

    def place(self, event: Event) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path)

    def node(self, event: Event, depth: int) -> Node:
        self.nodes += 1
        self.refuse_machinery(event)
        if depth > DEEPEST:
            raise _RefusedError(Fault(self.place(event), "too-deep"))
        if self.nodes > MOST_NODES:
            raise _RefusedError(Fault(self.place(event), "too-many-nodes"))
        if isinstance(event, ScalarEvent):
            return Node(self.text(event), self.place(event))
        if isinstance(event, SequenceStartEvent):
            return Node(tuple(self.items(depth)), self.place(event))
        return self.mapping(event, depth)

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, start: Event, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event)
            if key in values:
                self.faults.append(Fault(self.place(event), "duplicate-key", key))
            keys.setdefault(key, self.place(event))
            value = self.node(next(self.events), depth + 1)
            values.setdefault(key, value)
        return Node(values, self.place(start), keys)

    def key(self, event: Event) -> str:
        self.refuse_machinery(event)
        if not isinstance(event, ScalarEvent):
            raise _RefusedError(Fault(self.place(event), "key-not-text"))
        if event.value == "<<":
            raise _RefusedError(Fault(self.place(event), "merge-key"))
        return self.text(event)

    def text(self, event: ScalarEvent) -> str:
        """Return the scalar's text; in double quotes an escape can write what the file itself may not hold."""
        if len(event.value) > LONGEST_CELL:
            self.faults.append(Fault(self.place(event), "text-too-long"))
        hidden = hiding_character(event.value)
        if hidden:
            self.faults.append(Fault(self.place(event), "hidden-character", hidden))
        return str(event.value)

    def refuse_machinery(self, event: Event) -> None:
        if isinstance(event, AliasEvent):
            raise _RefusedError(Fault(self.place(event), "alias", f"*{getattr(event, 'anchor', '')}"))
        if getattr(event, "anchor", None):
            raise _RefusedError(Fault(self.place(event), "anchor", f"&{getattr(event, 'anchor', '')}"))
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            raise _RefusedError(Fault(self.place(event), "tag", str(event.tag).replace(_OUR_TAGS, _AS_WRITTEN, 1)))


def _left_by_git(path: str, text: str) -> Fault | None:
    """Return the fault of the first line that git left where two versions met; none can be part of readable YAML."""
    lines = enumerate(text.split("\n"), start=1)
    return next(
        (Fault(Location(path, n), "left-by-git") for n, line in lines if MARK_OF_GIT.fullmatch(line.rstrip())), None
    )


def _syntax_fault(path: str, error: yaml.YAMLError) -> Fault:
    """Return the fault at its place: where it shows, or where what is never closed opens, which shows far below."""
    problem, opening = str(getattr(error, "problem", "") or ""), getattr(error, "context_mark", None)
    mark = opening if opening and problem.startswith(_NEVER_CLOSED) else getattr(error, "problem_mark", None)
    place = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
    return Fault(place, "syntax", problem)
