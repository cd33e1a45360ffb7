"""The commit that a site is built from, and what is not as committed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the checked-out branch: its full hash and the day (UTC) on which it was committed.

    `changed` are the paths, from the root and sorted, of all files under `metrics/`, `schemas/` and `site/` and of the
    settings that are not the committed ones; `shallow` says whether only part of the history is there.
    """

    hash: str
    day: date
    changed: tuple[str, ...] = ()
    shallow: bool = False

    @property
    def short(self) -> str:
        """The first ten letters of the hash."""
        return self.hash[:10]

    @property
    def clean(self) -> bool:
        """Whether all these files are the committed ones."""
        return not self.changed

    def within(self, folders: Iterable[str]) -> "Commit":
        """Return the commit as what concerns these folders alone: changes elsewhere do not count."""
        prefixes = tuple(f"{folder}/" for folder in folders)
        return replace(self, changed=tuple(path for path in self.changed if path.startswith(prefixes)))
