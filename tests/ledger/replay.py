"""Histories of edits played into git: commits on the main line, branches, merges with conflicts resolved by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.ledger.edits import Desk, Made, Stretch
from tests.ledger.repository import commit, run

BEGIN, STEP = 1_700_000_000, 60


@dataclass(frozen=True)
class Published:
    """What the main line holds from a commit on, and the time of that commit, in seconds."""

    desk: Desk
    moment: int


class Replay:
    """A repository that histories are played into; its clock goes on by a minute with every commit."""

    def __init__(self, root: Path) -> None:
        self.root, self.moment, self.desk = root, BEGIN, Desk()
        run(root, self.moment, "init", "-q")
        (root / ".git/info/exclude").write_text("out/\n", "utf-8")
        (root / "metrics").mkdir()
        (root / "metrics/.gitkeep").touch()
        commit(root, self.moment, "Begin")

    def play(self, history: tuple[Stretch, ...]) -> Iterator[Published]:
        """Play a history, and yield what each commit of the main line publishes as soon as it is there."""
        for stretch in history:
            branch, name = self.desk.copy(), f"branch-{self.moment}"
            if stretch.branch:
                self._git("checkout", "-q", "-b", name)
                for made in stretch.branch:
                    self._commit(branch, made)
                self._git("checkout", "-q", "main")
            for made in stretch.main:
                yield self._commit(self.desk, made)
            if stretch.branch:
                yield self._merge(branch, name, stretch.resolution)

    def _commit(self, desk: Desk, made: Made) -> Published:
        for edit in made.edits:
            desk.apply(edit)
        desk.write(self.root, backwards=made.backwards)
        return self._done(desk)

    def _merge(self, branch: Desk, name: str, resolution: int) -> Published:
        self._git("merge", "-q", "--no-ff", "--no-commit", name, may_fail=True)
        self.desk = resolved(self.desk, branch, resolution)
        self.desk.write(self.root, backwards=False)
        return self._done(self.desk)

    def _done(self, desk: Desk) -> Published:
        self.moment += STEP
        commit(self.root, self.moment, "Edit")
        return Published(desk.copy(), self.moment)

    def _git(self, *arguments: str, may_fail: bool = False) -> None:
        run(self.root, self.moment, *arguments, may_fail=may_fail)


def resolved(main: Desk, branch: Desk, resolution: int) -> Desk:
    """Return what a merge leaves: of each file the version of one side, the definition that of one, too."""
    sides = (main, branch)
    merged = sides[resolution % 2].copy()
    places = sorted({*main.files, *branch.files})
    chosen = {place: sides[resolution >> (1 + number % 6) & 1] for number, place in enumerate(places)}
    merged.files = {place: side.files[place] for place, side in chosen.items() if place in side.files}
    merged.spoilt = frozenset(place for place, side in chosen.items() if place in side.spoilt)
    return merged
