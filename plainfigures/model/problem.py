"""What a check found, and where: the values that stand in for exceptions wherever data are bad."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a submitted file.

    `path` is relative to the root, with forward slashes. `line` counts from 1 as an editor does; 0 means the file as a
    whole. `column` counts from 1: in a CSV file the field, as a spreadsheet shows it; in a YAML file the character.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `path`, `path:line` or `path:line:column`, whichever is known."""
        line, column = (f":{number}" if number else "" for number in (self.line, self.column))
        return f"{self.path}{line}{column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, which rule found it, what was found and wanted (`message`), how to mend it (`cure`)."""

    location: Location
    rule: str
    severity: Severity
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A mechanical fault that a reader met, before it is put into words.

    `kind` is a key of the words in `check/file_shape.py` or `check/yaml_shape.py`; `found` is the text met, unescaped.
    """

    location: Location
    kind: str
    found: str = ""


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return the problems sorted by place, then rule and words, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=by_place)


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by: place, then rule and words."""
    place = problem.location
    return place.path, place.line, place.column, problem.rule, problem.message
