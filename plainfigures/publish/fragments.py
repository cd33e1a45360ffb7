"""Fragments of linked data: text in both forms of what is said of some subjects, kept by what it was made from."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plainfigures.publish.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class Fragment:
    """Statements as Turtle, apart from the lines that say what its prefixes stand for, and each node as JSON-LD."""

    prefixes: tuple[str, ...]
    turtle: str
    nodes: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    made_by: str
    fragments: dict[str, Fragment]


def read_fragments(path: Path, made_by: str) -> Mapping[str, Fragment]:
    """Return the fragments that are kept, by their keys; none where others made them, or the file cannot be read."""
    with suppress(OSError, ValidationError):
        kept = TypeAdapter(_Kept).validate_json(path.read_bytes())
        return kept.fragments if kept.made_by == made_by else {}
    return {}


def keep_fragments(path: Path, made_by: str, fragments: Mapping[str, Fragment]) -> None:
    """Keep these fragments, and no others, for the next time."""
    with whole_file(path) as unfinished:
        unfinished.write_bytes(TypeAdapter(_Kept).dump_json(_Kept(made_by, dict(fragments))))
