"""What will change, in the words that the forms for people share: worst first, by organisation, metric and period."""

from collections.abc import Iterator
from dataclasses import dataclass

from plainfigures.model.change import Changes, DefinitionChange, Key, Revision, Withdrawal
from plainfigures.model.words import counted, listed

TITLE = "What will change"
SHORT_HASH = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that changes: what happens to it, whose it is, which it is, from what to what, and why."""

    what: str
    whose: str
    which: str
    figures: str
    reason: str = ""

    @property
    def detail(self) -> str:
        """All but whose it is."""
        return f"{self.which}: {self.figures}{f'; {self.reason}' if self.reason else ''}"


def summary(changes: Changes) -> str:
    """Return one sentence: how many figures are withdrawn, revised and added since which commit."""
    untraced = sum(not each.traced for each in changes.withdrawn)
    unexplained = sum(not each.explained for each in changes.revised)
    parts = [
        _part(len(changes.withdrawn), "withdrawn", untraced, "without a trace"),
        _part(len(changes.revised), "revised", unexplained, "without marker r and note"),
        f"{changes.figures_added:,} added",
    ]
    more = (
        f" {counted(changes.respelt, 'figure')} written differently, with the same number." if changes.respelt else ""
    )
    return f"Figures since {changes.commit[:SHORT_HASH]}: {listed(parts, 'and')}.{more}"


def _part(number: int, what: str, bare: int, lacking: str) -> str:
    return f"{number:,} {what}{f' ({bare:,} {lacking})' if bare else ''}"


def lines(changes: Changes) -> Iterator[Line]:
    """Yield a line for each figure withdrawn or revised, those without a reason first, then for what is added."""
    yield from map(_withdrawn, sorted(changes.withdrawn, key=lambda each: each.traced))
    yield from map(_revised, sorted(changes.revised, key=lambda each: each.explained))
    for each in changes.added:
        whose = f"{each.organisation}, {each.metric}"
        yield Line("added", whose, each.period.label, counted(each.figures, "figure"))


def _withdrawn(each: Withdrawal) -> Line:
    why = f"marker {' '.join(each.markers)}: {each.note}" if each.traced else "gone without a trace"
    return Line("withdrawn", _whose(each.key), _which(each.key), each.before, why)


def _revised(each: Revision) -> Line:
    same = each.before == each.after
    moved = f"{each.before} as before" if same else f"{each.before} → {each.after}, {each.size}"
    parts = [f"{part.column} {part.before or 'blank'} → {part.after or 'blank'}" for part in each.parts]
    cause = f" ({listed(parts, 'and')})" if same and parts else "" if parts else " (its definition changed)"
    missing = [*(["marker r"] if "r" not in each.markers else []), *(["a note"] if not each.note else [])]
    return Line(
        "revised",
        _whose(each.key),
        _which(each.key),
        moved + cause,
        f"without {listed(missing, 'and')}" if missing else f"marker r: {each.note}",
    )


def _whose(key: Key) -> str:
    return f"{key.organisation}, {key.metric}"


def _which(key: Key) -> str:
    return ", ".join([*([key.service] if key.service else []), *(code for _, code in key.codes), key.period.label])


def definition_lines(changes: Changes) -> list[str]:
    """Return a line for each definition that is new, gone or changed, with how many figures it touches."""
    return [_definition(each) for each in changes.definitions]


def _definition(each: DefinitionChange) -> str:
    fields = f" in {listed((field.rstrip('_') for field in each.fields), 'and')}" if each.fields else ""
    touched = f"{counted(each.figures, 'figure')} of {counted(each.organisations, 'organisation')}"
    return f"{each.metric} is {each.what}{fields}: it {'touched' if each.what == 'withdrawn' else 'touches'} {touched}"
