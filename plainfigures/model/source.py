"""What lies in a root, read but not yet understood: cells and scalars as text, each with its place."""

import re
from dataclasses import dataclass, field

from plainfigures.model.problem import Fault, Location

MARKS_OF_GIT = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)
MARK_OF_GIT = re.compile(r"(<{7}|={7}|>{7}|[|]{7})( .*)?")  # a line that git leaves where two versions of a file met

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
"""What stands between the cells of files that are not quite CSV, and what people call it."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file: a header, and rows of whatever width with the physical line on which each begins.

    `separator` is what stands between its cells, which should be a comma.
    """

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    separator: str = ","


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of YAML with its place: `value` is text, a tuple of nodes, or a mapping of text to nodes.

    `keys` gives the place of each key of a mapping.
    """

    value: "str | tuple[Node, ...] | dict[str, Node]"
    location: Location
    keys: dict[str, Location] = field(default_factory=dict)

    def plain(self) -> object:
        """Return the tree as text, lists and dictionaries alone."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """Return the node that a path of keys and indices leads to, or the last one on the way there."""
        node = self
        for step in path:
            inner = _step(node, step)
            if inner is None:
                return node
            node = inner
        return node


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(str(step))
    if isinstance(node.value, tuple) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file's one document, as a tree and as the text that it was read from."""

    path: str
    root: Node
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """All that was read under `metrics/` and `schemas/`, and every fault that reading met. All sorted by path."""

    csv_files: tuple[CsvFile, ...]
    yaml_files: tuple[YamlFile, ...]
    faults: tuple[Fault, ...]
    files: int

    @property
    def paths(self) -> list[str]:
        """The path of every file that could be read."""
        return sorted([*(file.path for file in self.csv_files), *(file.path for file in self.yaml_files)])
