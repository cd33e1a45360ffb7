"""The history of the main line: which content each file had from which commit on."""

from dataclasses import dataclass

from plainfigures.model.ledger import Publishing, State


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What a file held, by the hash of its content, from commit number `since` until before commit number `until`.

    `until` is the number of commits where the file still holds it.
    """

    path: str
    blob: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class History:
    """The commits of the main line that changed figures or definitions, oldest first, and every version of every file.

    Without a whole history there are neither.
    """

    state: State
    commits: tuple[Publishing, ...] = ()
    versions: tuple[FileVersion, ...] = ()
