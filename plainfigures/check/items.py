"""The items of lists in YAML, each understood and with its place: what rules about such lists look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from plainfigures.check.documents import parse_document
from plainfigures.check.evidence import Evidence
from plainfigures.check.places import Role, role_of
from plainfigures.model.document import Document
from plainfigures.model.problem import Location
from plainfigures.model.source import Node

Read = TypeVar("Read", bound=Document)


@dataclass(frozen=True, slots=True)
class Item(Generic[Read]):
    """An item of a list that could be understood: the file that it stands in, what it says, and where."""

    path: str
    says: Read
    node: Node

    def place(self, *keys: str | int) -> Location:
        """Return the place of a part of it, or of the item where it has no such part."""
        return self.node.at(keys).location


def items_of(evidence: Evidence, role: Role, kind: type[Read]) -> Iterator[Item[Read]]:
    """Yield the items of all files of a role that could be understood; the rule `document` tells of the others."""
    for file in evidence.source.yaml_files:
        if role_of(file.path) == role and isinstance(file.root.value, tuple):
            for node in file.root.value:
                says, _ = parse_document(node, kind)
                if says:
                    yield Item(file.path, says, node)
