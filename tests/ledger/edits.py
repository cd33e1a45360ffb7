"""Edits of files as departments make them, and the files that they leave: each edit says in its own words what it does.

Some leave what the check refuses, since git takes it all the same: a figure in two rows, a file that cannot be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import strategies as st

from tests.small_root import REPOSITORY

ORGANISATIONS = ("example-a", "example-b")
FILES = ("one.csv", "two.csv", "three.yml")
PERIODS = {"2025-Q1": ("2025-Q1", "2025-01/P3M"), "2025-Q2": ("2025-Q2", "FY2025-26-Q1"), "2025-Q3": ("2025-Q3",)}
CONTENTS = (("1", "", ""), ("2", "", ""), ("3.5", "", ""), ("", "1", "4"), ("", "3", "4"))
"""What a figure may say: its value, or a numerator and a denominator."""

DEFINITION = "schemas/metrics/service-performance/completion-rate.yml"
COLUMNS = ("metric", "period", "value", "numerator", "denominator", "marker", "note")

Place = tuple[str, str]
"""A file: an organisation and a name."""


@dataclass(frozen=True)
class Row:
    """A row of a file: which period it is about (as `PERIODS` names it) and how it is written."""

    about: str
    period: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    marker: str = ""
    note: str = ""

    @property
    def has_figure(self) -> bool:
        """Whether it gives a value, or the parts of one."""
        return bool(self.value or self.numerator)

    def spelt(self, spelling: int) -> "Row":
        """Return the same figure in other digits, for the same period in other letters."""
        numbers = {name: _digits(getattr(self, name), spelling) for name in ("value", "numerator", "denominator")}
        return replace(self, period=PERIODS[self.about][spelling % len(PERIODS[self.about])], **numbers)


def _digits(text: str, spelling: int) -> str:
    """Return the same number without noughts at its end, or with one."""
    short = text.rstrip("0").rstrip(".") if "." in text else text
    if not short or not spelling:
        return short
    return f"{short}0" if "." in short else f"{short}.0"


Files = dict[Place, tuple[Row, ...]]


@dataclass(frozen=True)
class Edit:
    """One edit of the files; what it does not need of all this it leaves alone."""

    what: str
    organisation: str
    about: str
    content: tuple[str, str, str]
    spelling: int
    file: str


@dataclass
class Desk:
    """The files as edits leave them, those that cannot be read, the last one removed, and what a definition says."""

    files: Files = field(default_factory=dict)
    spoilt: frozenset[Place] = frozenset()
    removed: tuple[Place, tuple[Row, ...]] | None = None
    factor: int = 100
    title: int = 0

    def copy(self) -> "Desk":
        """Return a desk of its own with the same files."""
        return replace(self, files=dict(self.files))

    def apply(self, edit: Edit) -> None:
        """Do one edit; where there is nothing to edit, nothing happens."""
        place, target = self._first(edit), (edit.organisation, edit.file)
        if edit.what in _ROWS:
            self._edit_row(edit, place, target)
        elif edit.what in ("rename", "split", "join", "remove", "restore"):
            self._edit_files(edit.what, target)
        elif edit.what == "spoil" and target in self.files:
            self.spoilt |= {target}
        elif edit.what == "mend":
            self.spoilt -= {target}
        elif edit.what == "redefine":
            self.factor = 150 - self.factor
        elif edit.what == "reword":
            self.title += 1

    def _edit_row(self, edit: Edit, place: tuple[Place, int] | None, target: Place) -> None:
        if edit.what == "add" and place is None:
            self._append(target, self._new(edit))
        elif place:
            where, number = place
            row = self.files[where][number]
            match edit.what:
                case "copy":
                    self._append(target, self._new(edit))
                case "move":
                    self._put(where, number, None)
                    self._append(target, row)
                case "drop":
                    self._put(where, number, None)
                case "revise":
                    self._put(where, number, replace(self._new(edit), marker="r", note="Counted again."))
                case "note":
                    self._put(where, number, replace(row, marker="p" if row.has_figure else "x", note=self._note(edit)))
                case "respell":
                    self._put(where, number, row.spelt(edit.spelling))
                case "blank":
                    note = ("", "The counter broke.")[edit.spelling]
                    self._put(where, number, Row(edit.about, edit.about, marker="x", note=note))

    def _edit_files(self, what: str, target: Place) -> None:
        first = next((place for place in sorted(self.files) if place[0] == target[0] and place != target), None)
        if what == "rename" and first and target not in self.files:
            self.files[target] = self.files.pop(first)
            self.spoilt = frozenset(target if place == first else place for place in self.spoilt)
        elif what == "split" and first:
            rows = self.files[first]
            self.files[first] = rows[: len(rows) // 2]
            self._append(target, *rows[len(rows) // 2 :])
        elif what == "join" and first and target in self.files:
            self._append(first, *self.files.pop(target))
            self.spoilt -= {target}
        elif what == "remove" and target in self.files:
            self.removed = target, self.files.pop(target)
            self.spoilt -= {target}
        elif what == "restore" and self.removed and self.removed[0] not in self.files:
            self.files[self.removed[0]] = self.removed[1]

    def _first(self, edit: Edit) -> tuple[Place, int] | None:
        """Return the first row of the figure: its file, and its number there."""
        mine = (place for place in sorted(self.files) if place[0] == edit.organisation)
        rows = ((place, number, row) for place in mine for number, row in enumerate(self.files[place]))
        return next(((place, number) for place, number, row in rows if row.about == edit.about), None)

    def _append(self, place: Place, *rows: Row) -> None:
        self.files[place] = (*self.files.get(place, ()), *rows)

    def _put(self, place: Place, number: int, row: Row | None) -> None:
        rows = self.files[place]
        self.files[place] = (*rows[:number], *((row,) if row else ()), *rows[number + 1 :])

    def _new(self, edit: Edit) -> Row:
        return Row(edit.about, edit.about, *edit.content).spelt(edit.spelling)

    def _note(self, edit: Edit) -> str:
        return f"Note {edit.spelling}."

    def write(self, root: Path, *, backwards: bool) -> None:
        """Write the files and the definition into the root, and remove those that are gone."""
        for old in root.glob("metrics/*/*.*"):
            old.unlink()
        for (organisation, name), rows in self.files.items():
            folder = root / "metrics" / organisation
            folder.mkdir(parents=True, exist_ok=True)
            every = [*rows, *([Row("", "2025-Q4", "five")] if (organisation, name) in self.spoilt else ())]
            lines = _lines(reversed(every) if backwards else iter(every), in_yaml=name.endswith(".yml"))
            (folder / name).write_text("\n".join([*lines, ""]), "utf-8")
        (root / "metrics").mkdir(exist_ok=True)
        definition = (REPOSITORY / DEFINITION).read_text("utf-8")
        reckoned = definition.replace("denominator * 100", f"denominator * {self.factor}")
        (root / DEFINITION).write_text(reckoned.replace("title: ", f"title: Edition {self.title}, ", 1), "utf-8")


def _lines(rows: Iterator[Row], *, in_yaml: bool) -> Iterator[str]:
    """Yield the lines of a file of figures."""
    if not in_yaml:
        yield ",".join(COLUMNS)
    empty = True
    for row in rows:
        cells = ("completion-rate", *(getattr(row, name) for name in COLUMNS[1:]))
        named = (f"{name}: '{cell}'" for name, cell in zip(COLUMNS, cells, strict=True) if cell)
        yield f"- {{{', '.join(named)}}}" if in_yaml else ",".join(cells)
        empty = False
    if in_yaml and empty:
        yield "[]"


_ROWS = ("add", "copy", "move", "drop", "revise", "note", "respell", "blank")
_KINDS = (
    *("add", "add", "add", "add", "revise", "revise", "note", "respell", "respell", "blank", "drop", "copy", "move"),
)
EDITS = st.builds(
    Edit,
    what=st.sampled_from(
        (*_KINDS, "rename", "split", "join", "remove", "restore", "spoil", "mend", "mend", "redefine", "reword")
    ),
    organisation=st.sampled_from(ORGANISATIONS),
    about=st.sampled_from(sorted(PERIODS)),
    content=st.sampled_from(CONTENTS),
    spelling=st.integers(0, 1),
    file=st.sampled_from(FILES),
)


@dataclass(frozen=True)
class Made:
    """A commit: its edits, and whether rows are written in the other order."""

    edits: tuple[Edit, ...]
    backwards: bool


@dataclass(frozen=True)
class Stretch:
    """Commits of the main line; and those of a branch that began before them and is merged after them.

    Where the two disagree, each bit of `resolution` says whose version of a file it is that stays.
    """

    main: tuple[Made, ...]
    branch: tuple[Made, ...]
    resolution: int


MADE = st.builds(Made, edits=st.lists(EDITS, min_size=1, max_size=4).map(tuple), backwards=st.booleans())
STRETCHES = st.builds(
    Stretch,
    main=st.lists(MADE, min_size=1, max_size=3).map(tuple),
    branch=st.lists(MADE, max_size=2).map(tuple),
    resolution=st.integers(0, 127),
)
HISTORIES = st.lists(STRETCHES, min_size=2, max_size=6).map(tuple)
