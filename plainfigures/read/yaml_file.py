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
from plainfigures.read.text import decode, hiding_character, without_hiding

_NEVER_CLOSED = ("found unexpected end of stream", "found unexpected document", "did not find expected ','")
_OUR_TAGS, _AS_WRITTEN = "tag:yaml.org,2002:", "!!"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Carries the fault that ended the reading of one file; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def parse_yaml(path: str, content: bytes) -> tuple[YamlFile | None, list[Fault]]:
    """Return the file's one document as a tree of text, with its faults; or None where they make it unreadable.

    Anchors, aliases, tags, merge keys, several documents, too much depth and duplicate keys are faults. The tree holds
    the first of two values with one key, and texts without what was invisible in them. Never raises.
    """
    text, faults = decode(path, content)
    if text is None:
        return None, faults
    reader = _Reader(path, text)
    try:
        root = reader.document()
    except _RefusedError as refused:
        return None, [*faults, refused.fault, *reader.faults]
    except yaml.YAMLError as error:
        return None, faults or [_left_by_git(path, text) or _syntax_fault(path, error), *reader.faults]
    faults += reader.faults
    if root is None:
        return None, faults or [Fault(Location(path), "empty")]
    return (None if reader.holds_unknown else YamlFile(path, root, text)), faults


class _Reader:
    """Builds the tree from the loader's events, one recursion for each level of nesting."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.characters = frozenset(text)  # what stands in the file itself was told by its line
        self.events: Iterator[Event] = yaml.parse(text, Loader=_Loader)
        self.faults: list[Fault] = []
        self.holds_unknown = False  # a tag, alias or merge key makes more of a text than what stands there
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
        self.note_machinery(event)
        if depth > DEEPEST:
            raise _RefusedError(Fault(self.place(event), "too-deep"))
        if self.nodes > MOST_NODES:
            raise _RefusedError(Fault(self.place(event), "too-many-nodes"))
        if isinstance(event, AliasEvent):
            return Node("", self.place(event))
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
        self.note_machinery(event)
        if isinstance(event, AliasEvent):
            return f"*{getattr(event, 'anchor', '')}"
        if not isinstance(event, ScalarEvent):
            raise _RefusedError(Fault(self.place(event), "key-not-text"))
        if event.value == "<<":
            self.faults.append(Fault(self.place(event), "merge-key"))
            self.holds_unknown = True
        return self.text(event)

    def text(self, event: ScalarEvent) -> str:
        """Return what can be seen of the scalar; in double quotes an escape writes what the file may not hold."""
        if len(event.value) > LONGEST_CELL:
            self.faults.append(Fault(self.place(event), "text-too-long"))
            self.holds_unknown = True
        hidden = hiding_character(event.value)
        if hidden and hidden not in self.characters:
            self.faults.append(Fault(self.place(event), "hidden-character", hidden))
        return without_hiding(event.value) if hidden else str(event.value)

    def note_machinery(self, event: Event) -> None:
        anchor = getattr(event, "anchor", None)
        if isinstance(event, AliasEvent):
            self.holds_unknown = True
            self.faults.append(Fault(self.place(event), "alias", f"*{anchor or ''}"))
        elif anchor:
            self.faults.append(Fault(self.place(event), "anchor", f"&{anchor}"))
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            self.holds_unknown = True
            self.faults.append(Fault(self.place(event), "tag", str(event.tag).replace(_OUR_TAGS, _AS_WRITTEN, 1)))


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
