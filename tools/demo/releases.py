"""Follows figures through the releases of a source: what a release restates, withdraws, adds and drops."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from submission import Figure, Figures, Key

WITHDRAWN = ("withdrawn",)


@dataclass(frozen=True)
class Release:
    """What one release says; `called` is how a note names it, `subjects` the services that it lists."""

    called: str
    figures: Figures
    subjects: frozenset[str]


@dataclass(frozen=True)
class Change:
    """How many figures a release adds, explains the lack of, restates, withdraws and drops; and how many subjects."""

    added: int = 0
    explained: int = 0
    restated: int = 0
    withdrawn: int = 0
    dropped: int = 0
    subjects_added: int = 0
    subjects_dropped: int = 0

    def message(self, *, of: str) -> str:
        """Return the change as the lines of a commit message."""
        return (
            f"Figures: {self.added:,} added, {self.restated:,} restated, {self.withdrawn:,} withdrawn, "
            f"{self.dropped:,} dropped;\n{self.explained:,} added that say why there is no figure.\n"
            f"{of.capitalize()}: {self.subjects_added:,} added, {self.subjects_dropped:,} dropped."
        )


def follow(releases: Iterable[Release]) -> tuple[Figures, Change]:
    """Return the figures as the last of the releases leaves them, with what that one changed."""
    figures: Figures = {}
    listed: frozenset[str] = frozenset()
    change = Change()
    for release in releases:
        after = revise(figures, release)
        change = compare(figures, after, listed, release)
        figures, listed = after, release.subjects
    return figures, change


def revise(before: Figures, release: Release) -> Figures:
    """Return the figures after a release."""
    after = {key: restate(before.get(key), figure, release.called) for key, figure in release.figures.items()}
    gone = {key for key in before if key not in after and key.service in release.subjects}
    return after | {key: withdraw(before[key], release.called) for key in gone if stays(before[key])}


def restate(old: Figure | None, new: Figure, called: str) -> Figure:
    """Return the new figure, marked where the source says something else than before."""
    if old is None or old.given == new.given:
        return old or new
    note = f"Restated in {called}."
    return replace(new, note=f"{new.note} {note}") if new.missing else replace(new, marker="r", note=note)


def stays(figure: Figure) -> bool:
    """Whether a figure that is no longer given leaves a row behind: one that had a value, once."""
    return not figure.missing or figure.given == WITHDRAWN


def withdraw(figure: Figure, called: str) -> Figure:
    """Return the row that a figure leaves behind."""
    if figure.given == WITHDRAWN:
        return figure
    return Figure(marker="x", note=f"Withdrawn in {called}.", given=WITHDRAWN)


def compare(before: Figures, after: Figures, listed: frozenset[str], release: Release) -> Change:
    """Count what a release changed."""
    both = [(before[key], after[key]) for key in after if key in before]
    changed = [new for old, new in both if new.given != old.given]
    withdrawn = sum(new.given == WITHDRAWN for new in changed)
    fresh = [figure for key, figure in after.items() if key not in before]
    return Change(
        added=sum(not figure.missing for figure in fresh),
        explained=sum(figure.missing for figure in fresh),
        restated=len(changed) - withdrawn,
        withdrawn=withdrawn,
        dropped=sum(key not in after for key in before),
        subjects_added=len(release.subjects - listed),
        subjects_dropped=len(listed - release.subjects),
    )


def by_folder(figures: Figures, folders: dict[str, str]) -> dict[str, dict[Key, Figure]]:
    """Return the figures of each folder, by the folder of each service."""
    parted: dict[str, dict[Key, Figure]] = {}
    for key, figure in figures.items():
        parted.setdefault(folders[key.service], {})[key] = figure
    return parted
