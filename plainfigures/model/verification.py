"""What was found of a website when its files were held against its own sums, and against a rebuild."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Differences:
    """Paths of files that are not there, that hold something else, and that should not be there, each list sorted."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many files differ."""
        return len(self.missing) + len(self.changed) + len(self.stray)


@dataclass(frozen=True, slots=True)
class Verification:
    """How many files a site's sums list, its manifest, and what differs from the sums.

    `rebuilt` is what differs between the site's sums and those of a rebuild of its commit; None without one.
    `other_tools` names the tools of which the site was made with another version than the rebuild.
    """

    files: int
    manifest: Mapping[str, Any]
    found: Differences
    rebuilt: Differences | None = None
    other_tools: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything is as it should be."""
        return not self.found.count and not (self.rebuilt and self.rebuilt.count)


def differences(wanted: Mapping[str, str], found: Mapping[str, str | None]) -> Differences:
    """Return what differs between the sums wanted, by path, and those found; None stands for no file."""
    return Differences(
        missing=tuple(sorted(path for path in wanted if found.get(path) is None)),
        changed=tuple(sorted(path for path in wanted if found.get(path) not in (None, wanted[path]))),
        stray=tuple(sorted(path for path, total in found.items() if path not in wanted and total is not None)),
    )
