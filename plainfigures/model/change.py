"""What a branch will change: figures withdrawn, revised and added, and definitions, seen from an earlier commit."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from plainfigures.model.observation import Codes
from plainfigures.model.period import Period
from plainfigures.model.problem import Location
from plainfigures.model.source import Source


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier commit holds, and the paths, from the root, of all files that have changed since."""

    commit: str
    source: Source
    paths: tuple[str, ...]


class Key(NamedTuple):
    """What makes a figure the same figure in two commits, whatever file it stands in and however its period is spelt.

    `codes` has those dimensions alone for which a code is given.
    """

    organisation: str
    service: str
    metric: str
    period: Period
    codes: Codes = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A figure that was published and is gone; `markers` and `note` are those of the row that still speaks of it.

    `location` is the place of that row, or the file in which the figure stood.
    """

    key: Key
    location: Location
    before: str
    markers: tuple[str, ...] = ()
    note: str = ""

    @property
    def traced(self) -> bool:
        """Whether a row with a marker and a note says why the figure is gone."""
        return bool(self.markers and self.note)


@dataclass(frozen=True, slots=True)
class Silence:
    """A row that said why there is no figure, and is gone: `markers` and `note` are what it said, in that file."""

    key: Key
    location: Location
    markers: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A number of a row that changed, as it is written: the column, the text before, the text now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A published figure that changed: what pages showed, what they will show, by how much, and what it is made of.

    `parts` are the numbers of the row that changed; without any, the definition did. `note_before` is the reason that
    the row gave for an earlier revision, or nothing.
    """

    key: Key
    location: Location
    before: str
    after: str
    size: str
    parts: tuple[Part, ...] = ()
    markers: tuple[str, ...] = ()
    note: str = ""
    note_before: str = ""

    @property
    def explained(self) -> bool:
        """Whether the row has the marker `r` and a note."""
        return "r" in self.markers and bool(self.note)


@dataclass(frozen=True, slots=True)
class Addition:
    """How many figures an organisation published for the first time, of one metric for one period."""

    organisation: str
    metric: str
    period: Period
    figures: int


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A definition that is new, gone or changed (`fields` says in what), and how much of what is published it touches.

    Figures of a definition that is gone are those that it had.
    """

    metric: str
    what: str
    fields: tuple[str, ...]
    figures: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All that will change since `commit`; figures are sorted by organisation, metric, period and service.

    `respelt` counts the figures that are written differently and say the same number. `paths` are the changed files.
    """

    commit: str
    withdrawn: tuple[Withdrawal, ...] = ()
    revised: tuple[Revision, ...] = ()
    added: tuple[Addition, ...] = ()
    respelt: int = 0
    definitions: tuple[DefinitionChange, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def figures_added(self) -> int:
        """How many figures are published for the first time."""
        return sum(addition.figures for addition in self.added)

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations whose files or figures change."""
        keys = [*(each.key for each in self.withdrawn), *(each.key for each in self.revised)]
        figures = [*(key.organisation for key in keys), *(each.organisation for each in self.added)]
        return tuple(sorted({*figures, *self._folders}))

    @property
    def outside(self) -> tuple[str, ...]:
        """The changed files that lie outside the one organisation's folder in which most of them lie."""
        return tuple(path for path in self.paths if not self._folders or not path.startswith(self.home))

    @property
    def home(self) -> str:
        """The one organisation's folder in which most of the changed files lie; of all folders, where none do."""
        own = min(self._folders, key=lambda folder: (-self._folders[folder], folder), default="")
        return f"metrics/{own}/" if own else "metrics/"

    def concerns(self, location: Location) -> bool:
        """Tell whether what is said about a place can have to do with the branch: its organisation, or the schemas."""
        schemas = any(path.startswith("schemas/") for path in self.paths)
        return schemas or location.path.startswith(tuple(f"metrics/{each}/" for each in self.organisations))

    @property
    def _folders(self) -> Counter[str]:
        below = (path.split("/") for path in self.paths)
        return Counter(parts[1] for parts in below if parts[0] == "metrics" and len(parts) > 2)
