"""What a rule is: a module with an `ID`, a docstring with a PASS and a FAIL example, and `check()`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem


class Rule(Protocol):
    """The shape that every rule module has."""

    ID: str
    __doc__: str | None

    def check(self, evidence: Evidence) -> Iterator[Problem]:
        """Yield a problem for each place that breaks the rule."""
        ...


@dataclass(frozen=True, slots=True)
class Example:
    """A file that passes or fails a rule, or that was published before: its path below the root, and its text."""

    verdict: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Help:
    """A rule's help page: its summary (one line), further paragraphs, and examples."""

    id: str
    summary: str
    paragraphs: tuple[str, ...]
    examples: tuple[Example, ...]


_EXAMPLE = re.compile(r"^(BEFORE|PASS|FAIL) (\S+)\n((?:    .*\n|\n)+)", re.MULTILINE)


def help_of(rule: Rule) -> Help:
    """Return the help page that the rule's docstring writes.

    An example is a line `PASS path` or `FAIL path` and the file's lines indented by four spaces; a path without a
    folder lies in `metrics/example-department/`. What was published before all of them stands under `BEFORE path`.
    """
    text = (rule.__doc__ or "") + "\n"
    examples = tuple(
        Example(match[1], _full(match[2]), re.sub(r"^    ", "", match[3].rstrip("\n"), flags=re.MULTILINE) + "\n")
        for match in _EXAMPLE.finditer(text)
    )
    summary, *rest = _EXAMPLE.sub("", text).strip().split("\n\n")
    return Help(rule.ID, " ".join(summary.split()), tuple(" ".join(part.split()) for part in rest), examples)


def _full(path: str) -> str:
    return path if "/" in path else f"metrics/example-department/{path}"
