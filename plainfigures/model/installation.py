"""What an installation consists of, as it was found, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plainfigures.model.ledger import State
from plainfigures.model.problem import Severity
from plainfigures.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an installation: its name, what it is, why it matters, and what to do about it."""

    id: str
    severity: Severity
    what: str
    why: str
    cure: str


@dataclass(frozen=True, slots=True)
class Library:
    """A library that the lock file names: its version there, and the one that is installed, empty where none is."""

    name: str
    locked: str
    installed: str


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """How much a built site holds: its files, their bytes, and the largest of them with its bytes."""

    files: int
    bytes: int
    largest: str = ""
    largest_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Installation:
    """Everything that a site depends on besides its figures.

    `libraries` is None without a lock file, `unanswered` are requirements of `pyproject.toml` that the lock file does
    not meet, `unreadable` is why the settings cannot be read, `workflows` holds for each workflow the actions that are
    not pinned to a commit, `placeholders` is what `init` left to be changed, and `browser` is None where nothing needs
    one.
    """

    today: date
    python: tuple[int, int]
    libraries: tuple[Library, ...] | None
    git: bool
    history: State
    settings: Settings
    unanswered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unreadable: str = ""
    set_by_workflow: frozenset[str] = frozenset()
    placeholders: tuple[str, ...] = ()
    workflows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: BuiltSite | None = None
    browser: bool | None = None
    writable: bool = True
    free_bytes: int = 0
