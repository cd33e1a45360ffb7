"""The commit that a site is built from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the checked-out branch: its full hash and the day (UTC) on which it was committed.

    `clean` says whether the files under `metrics/`, `schemas/` and `site/` are the committed ones, `shallow` whether
    only part of the history is there.
    """

    hash: str
    day: date
    clean: bool
    shallow: bool = False

    @property
    def short(self) -> str:
        """The first ten letters of the hash."""
        return self.hash[:10]
