"""A straightforward recount of what was published when: step by step, and with nothing of the ledger's own code."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tests.ledger.edits import Files, Row
from tests.ledger.replay import Published
from tests.ledger.repository import A_DAY

Figure = tuple[str, str]
"""An organisation and a period: what one figure is."""

Held = tuple[Row, str]
"""The row that gives a figure, and the path of its file."""


@dataclass(frozen=True)
class Told:
    """What happened to a figure: the row from then on, and when that was published, written and explained."""

    kind: str
    number: Fraction | None
    texts: tuple[str, str, str]
    marker: str
    note: str
    path: str
    published: int
    written: int
    scheduled: bool
    explained: int | None = None


@dataclass
class Recount:
    """All that has been told so far, and what the last commit left."""

    told: dict[Figure, list[Told]] = field(default_factory=dict)
    held: dict[Figure, Held] = field(default_factory=dict)
    readable: Files = field(default_factory=dict)
    factor: int = 100

    def take(self, published: Published) -> None:
        """Count what one more commit of the main line does to each figure."""
        desk = published.desk
        self.readable = {
            place: self.readable.get(place, ()) if place in desk.spoilt else rows for place, rows in desk.files.items()
        }
        now = dict(self._held())
        for figure in sorted({*self.held, *now}):
            self._step(figure, self.held.get(figure), now.get(figure), desk.factor, published.moment)
        self.held, self.factor = now, desk.factor

    def _held(self) -> Iterator[tuple[Figure, Held]]:
        """Yield each figure and its row; where it stands in several, what held before goes on."""
        found: dict[Figure, list[Held]] = {}
        for (organisation, name), rows in self.readable.items():
            for row in rows:
                found.setdefault((organisation, row.about), []).append((row, f"metrics/{organisation}/{name}"))
        for figure, several in found.items():
            if len(several) == 1:
                yield figure, several[0]
            elif figure in self.held:
                yield figure, self.held[figure]

    def _step(self, figure: Figure, was: Held | None, now: Held | None, factor: int, moment: int) -> None:
        old, new = (number(held, by) for held, by in ((was, self.factor), (now, factor)))
        told = self.told.get(figure, [])
        if old is None and new is None:
            self._explain(told, was, now, moment)
        elif new is None or old is None or said(was) != said(now) or old != new:
            kind = (
                "withdrawn"
                if new is None
                else ("restored" if told else "first")
                if old is None
                else "redefined"
                if said(was) == said(now)
                else "revised"
            )
            self.told.setdefault(figure, []).append(_told(kind, new, was, now, moment))

    def _explain(self, told: list[Told], was: Held | None, now: Held | None, moment: int) -> None:
        """Take the reason that a row gives for the reason of the withdrawal before it, where that had none."""
        new = now and now[0].note and not (was and was[0].note)
        if now and new and told and told[-1].kind == "withdrawn" and not told[-1].note:
            row, path = now
            told[-1] = replace(told[-1], marker=row.marker, note=row.note, path=path, explained=moment)


def number(held: Held | None, factor: int) -> Fraction | None:
    """Return the value that a row gives, else what its parts make."""
    row = held[0] if held else None
    if row is None or not row.has_figure:
        return None
    return Fraction(row.value) if row.value else Fraction(row.numerator) / Fraction(row.denominator) * factor


def said(held: Held | None) -> tuple[Fraction | None, ...]:
    """Return the numbers that a row gives, however they are spelt."""
    texts = (held[0].value, held[0].numerator, held[0].denominator) if held else ()
    return tuple(Fraction(text) if text else None for text in texts)


def _told(kind: str, new: Fraction | None, was: Held | None, now: Held | None, moment: int) -> Told:
    row, path = now or (Row("", ""), "")
    return Told(
        kind=kind,
        number=new,
        texts=(row.value, row.numerator, row.denominator),
        marker=row.marker,
        note=row.note,
        path=path,
        published=moment,
        written=moment - A_DAY,
        scheduled=bool(was and was[0].marker == "p"),
    )
