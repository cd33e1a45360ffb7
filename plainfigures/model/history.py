"""The history of the main line: which content each file had from which commit on."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plainfigures.model.embargo import Embargoes, HeldBack, publish_at
from plainfigures.model.ledger import LastChange, Publishing, State, latest

DEFINITIONS = "schemas/metrics"
_NO_FIGURES = "embargoes.yml"  # that something is held back shows nowhere, until it is out


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What a file held, by the hash of its content, from commit number `since` until before commit number `until`.

    `until` is the number of commits where the file still holds it.
    """

    path: str
    blob: str
    since: int
    until: int

    @property
    def folder(self) -> str:
        """The folder of its organisation, or that of the definitions."""
        return "/".join(self.path.split("/", 2)[:2])


@dataclass(frozen=True, slots=True)
class History:
    """The commits of the main line that changed figures or definitions, oldest first, and every version of every file.

    Without a whole history there are neither. `embargoes` say which files were published later than committed.
    """

    state: State
    commits: tuple[Publishing, ...] = ()
    versions: tuple[FileVersion, ...] = ()
    embargoes: Embargoes | None = None

    def as_published(self, embargoes: Embargoes, held: HeldBack) -> "History":
        """Return the history without what is held back, and without what was never seen before an embargo ended."""
        versions = tuple(self._seen(embargoes, held)) if embargoes else self.versions
        return replace(self, versions=versions, embargoes=embargoes)

    def only(self, folders: Container[str]) -> "History":
        """Return the history of the files in these folders alone; its commits keep their numbers."""
        return replace(self, versions=tuple(each for each in self.versions if each.folder in folders))

    def publishing(self, commit: int, path: str) -> Publishing:
        """Return when a commit published what it did to a file: at once, or at the end of an embargo."""
        made = self.commits[commit]
        if not self.embargoes:
            return made
        moment = publish_at(self.embargoes, path)
        return replace(made, moment=moment) if moment and moment > made.moment else made

    @property
    def last_changes(self) -> Mapping[str, LastChange]:
        """What last added, edited or deleted any file of a folder, by the folder's path."""
        found: dict[str, list[LastChange]] = {}
        for version in self.versions:
            if not version.path.endswith(f"/{_NO_FIGURES}"):
                found.setdefault(version.folder, []).extend(self.changes(version))
        return {folder: last for folder, changes in sorted(found.items()) if (last := latest(changes))}

    def changes(self, version: FileVersion) -> Iterator[LastChange]:
        """Yield the commits in which a file began and ceased to hold what it holds in this version."""
        for number in (version.since, version.until):
            if number < len(self.commits):
                yield LastChange(number, self.publishing(number, version.path))

    def _seen(self, embargoes: Embargoes, held: HeldBack) -> Iterator[FileVersion]:
        for version in self.versions:
            moment = publish_at(embargoes, version.path)
            if not held.holds(version.path) and not self._replaced_before(moment, version):
                yield version

    def _replaced_before(self, moment: datetime | None, version: FileVersion) -> bool:
        ended = version.until < len(self.commits)
        return moment is not None and ended and self.commits[version.until].moment <= moment
