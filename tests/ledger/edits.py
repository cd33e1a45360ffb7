"""Random histories of edits, what a straightforward model makes of them, and how they are played into git."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

ORGANISATIONS = ("example-a", "example-b")
FILES = ("one", "two", "three")
PERIODS = {"2025-Q1": ("2025-Q1", "2025-01/P3M"), "2025-Q2": ("2025-Q2", "FY2025-26-Q1"), "2025-Q3": ("2025-Q3",)}
VALUES = ("1", "2", "3.5")
SPELLINGS = {"1": ("1", "1.0"), "2": ("2", "2.00"), "3.5": ("3.5", "3.50")}

Figure = tuple[str, str]
"""An organisation and a period: what one figure is."""

Row = tuple[str, str, str, str]
"""How a row is written: period, value, marker, note."""

Files = dict[tuple[str, str], dict[str, Row]]
"""The rows of each file (organisation and name), by period as `PERIODS` names it."""


@dataclass(frozen=True)
class Edit:
    """One edit of the files; those of a branch are merged together."""

    what: str
    organisation: str
    period: str
    value: str
    spelling: int
    file: str
    order: bool


@dataclass
class Play:
    """The files as the edits leave them; each edit says in words of its own what becomes of them."""

    files: Files = field(default_factory=dict)

    def apply(self, edit: Edit) -> None:
        """Do one edit; where there is nothing to edit, nothing happens."""
        place = self._file_of(edit)
        match edit.what:
            case "add" if place is None:
                self.files.setdefault((edit.organisation, edit.file), {})[edit.period] = self._row(edit, "", "")
            case "revise" if place:
                self.files[place][edit.period] = self._row(edit, "r", "Counted again.")
            case "note" if place:
                period, value, _, _ = self.files[place][edit.period]
                self.files[place][edit.period] = (period, value, "p" if value else "x", f"Note {edit.spelling}.")
            case "respell" if place and self.files[place][edit.period][1]:
                number = float(self.files[place][edit.period][1])
                same = next(value for value in VALUES if float(value) == number)
                _, _, marker, note = self.files[place][edit.period]
                self.files[place][edit.period] = (*self._row(edit, marker, note, same)[:2], marker, note)
            case "blank" if place:
                self.files[place][edit.period] = (edit.period, "", "x", "The counter broke.")
            case "delete" if place:
                del self.files[place][edit.period]
            case "move" if place:
                self.files.setdefault((edit.organisation, edit.file), {})[edit.period] = self.files[place].pop(
                    edit.period
                )
            case "rename":
                self._rename(edit)

    def _rename(self, edit: Edit) -> None:
        mine = sorted(place for place in self.files if place[0] == edit.organisation)
        if mine and (edit.organisation, edit.file) not in self.files:
            self.files[edit.organisation, edit.file] = self.files.pop(mine[0])

    def _file_of(self, edit: Edit) -> tuple[str, str] | None:
        mine = (place for place, rows in self.files.items() if place[0] == edit.organisation and edit.period in rows)
        return next(mine, None)

    def _row(self, edit: Edit, marker: str, note: str, value: str = "") -> Row:
        periods, values = PERIODS[edit.period], SPELLINGS[value or edit.value]
        return periods[edit.spelling % len(periods)], values[edit.spelling % len(values)], marker, note

    def numbers(self) -> dict[Figure, float]:
        """Return what is published: the number of each figure that has one."""
        rows = ((place[0], period, row[1]) for place, each in self.files.items() for period, row in each.items())
        return {(organisation, period): float(value) for organisation, period, value in rows if value}

    def write(self, root: Path, *, backwards: bool) -> None:
        """Write the files into the root, and remove those that are gone."""
        for old in root.glob("metrics/*/*.csv"):
            old.unlink()
        for (organisation, name), rows in self.files.items():
            folder = root / "metrics" / organisation
            folder.mkdir(parents=True, exist_ok=True)
            lines = [f"ai-tools-in-use,{','.join(row)}" for row in rows.values()]
            text = "\n".join(["metric,period,value,marker,note", *(reversed(lines) if backwards else lines)])
            (folder / f"{name}.csv").write_text(f"{text}\n", "utf-8")


EDITS = st.builds(
    Edit,
    what=st.sampled_from(
        ("add", "add", "add", "revise", "revise", "note", "respell", "blank", "delete", "move", "rename")
    ),
    organisation=st.sampled_from(ORGANISATIONS),
    period=st.sampled_from(sorted(PERIODS)),
    value=st.sampled_from(VALUES),
    spelling=st.integers(0, 1),
    file=st.sampled_from(FILES),
    order=st.booleans(),
)
COMMITS = st.lists(EDITS, min_size=1, max_size=3)
BRANCHES = st.tuples(st.booleans(), st.lists(COMMITS, min_size=1, max_size=3))
"""Commits of one or more edits; on the main line itself, or on a branch that is then merged into it."""
HISTORIES = st.lists(BRANCHES, min_size=1, max_size=8)

Told = dict[Figure, list[tuple[str, float | None]]]
"""For each figure ever published what happened to it: the kind, and the number from then on."""


def play(root: Path, history: list[tuple[bool, list[list[Edit]]]]) -> Told:
    """Play a history into a repository, and return what its main line has published, step by step."""
    told: Told = {}
    before: dict[Figure, float] = {}
    for now in _played(root, history):
        for figure in sorted({*before, *now}):
            old, new = before.get(figure), now.get(figure)
            if old != new:
                kind = "withdrawn" if new is None else "revised" if old else "restored" if figure in told else "first"
                told.setdefault(figure, []).append((kind, new))
        before = now
    return told


def _played(root: Path, history: list[tuple[bool, list[list[Edit]]]]) -> Iterator[dict[Figure, float]]:
    """Yield what is published after each commit of the main line."""
    state, moment = Play(), 1_700_000_000
    commit(root, moment, "Begin")
    for on_branch, commits in history:
        if on_branch:
            run(root, moment, "checkout", "-q", "-b", f"branch-{moment}")
        for edits in commits:
            moment += 60
            for edit in edits:
                state.apply(edit)
            state.write(root, backwards=edits[0].order)
            commit(root, moment, "Edit")
            if not on_branch:
                yield state.numbers()
        if on_branch:
            moment += 60
            run(root, moment, "checkout", "-q", "main")
            run(root, moment, "merge", "-q", "--no-ff", "-m", "Merge", "-")
            yield state.numbers()


def commit(root: Path, moment: int, message: str) -> None:
    """Commit everything in the root at a time, in seconds."""
    run(root, moment, "add", "--all")
    run(root, moment, "commit", "-q", "--allow-empty", "-m", message)


def run(root: Path, moment: int, *arguments: str) -> str:
    """Run git in the root as somebody invented, at a time, in seconds; authors wrote a day before."""
    who = {f"GIT_{role}_{what}": text for role in ("AUTHOR", "COMMITTER") for what, text in _WHO.items()}
    when = {"GIT_COMMITTER_DATE": f"@{moment} +0000", "GIT_AUTHOR_DATE": f"@{moment - 86_400} +0000"}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(root), "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(
        command, env={**os.environ, **who, **when, **alone}, capture_output=True, text=True, check=True
    )
    return done.stdout


_WHO = {"NAME": "An Example", "EMAIL": "someone@example.org"}
