"""The table of every figure of a series, newest first, cut where the definition changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plainfigures.model.amounts import shown
from plainfigures.model.language import gettext
from plainfigures.model.ledger import UNKNOWN, Ledger, Record
from plainfigures.model.marker import MARKERS, Marker
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Observation, Series
from plainfigures.model.period import in_words
from plainfigures.publish.views.definition import labels_of
from plainfigures.publish.views.row import why_missing
from plainfigures.publish.views.vintage import vintage_shown


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a figure said before it changed, and the day on which it did."""

    shown: str
    until: str


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in a line: its period, what is shown, the counts behind it, its markers and note."""

    period: str
    shown: str
    missing: str
    computed: bool
    counts: tuple[str, ...]
    markers: tuple[Marker, ...]
    note: str
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines that share a version of the definition; `until` says how the definition changed after them."""

    until: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All figures of a series."""

    name: str
    value: str
    columns: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    has_notes: bool
    all_computed: bool
    markers: tuple[Marker, ...]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return 2 + len(self.columns) + self.has_notes


def table_of(series: Series, name: str, ledger: Ledger = UNKNOWN) -> Table:
    """Return the table of a series, with what the ledger tells of earlier values."""
    labels = _columns(series)
    newest_first = sorted(series.figures, key=lambda figure: figure.period, reverse=True)
    stretches = [
        Stretch(
            _until(series.metric, version), tuple(_line(figure, series.metric, labels, ledger) for figure in figures)
        )
        for version, figures in groupby(newest_first, key=lambda figure: figure.version)
    ]
    lines = [line for stretch in stretches for line in stretch.lines]
    all_computed = _all_computed(lines)
    noted = any(line.markers or line.note or (line.computed and not all_computed) for line in lines)
    used = {marker.code: marker for line in lines for marker in line.markers}
    return Table(
        name=name,
        value=series.metric.title,
        columns=tuple(labels.values()),
        stretches=tuple(stretches),
        has_notes=noted,
        all_computed=all_computed,
        markers=tuple(used[code] for code in MARKERS if code in used),
    )


def _columns(series: Series) -> dict[str, str]:
    observations = [figure.observation for figure in series.figures]
    given = {column for each in observations for column, text in _parts(each).items() if text}
    labels = {**labels_of(series.metric), "interval": gettext("95%% interval")}
    return {column: label for column, label in labels.items() if column in given}


def _parts(observation: Observation) -> dict[str, str]:
    ends = {"first": observation.lower, "last": observation.upper}
    interval = gettext("%(first)s to %(last)s", **ends) if all(ends.values()) else ""
    counts = {"numerator": observation.numerator, "denominator": observation.denominator, **dict(observation.inputs)}
    return {**counts, "interval": interval}


def _line(figure: Figure, metric: Metric, columns: dict[str, str], ledger: Ledger) -> Line:
    observation = figure.observation
    parts = _parts(observation)
    return Line(
        period=figure.period.label,
        shown="" if figure.number is None else shown(figure, metric),
        missing=why_missing(figure),
        computed=figure.computed,
        counts=tuple(_grouped(parts.get(column, "")) for column in columns),
        markers=tuple(MARKERS[code] for code in observation.markers),
        note=observation.note,
        earlier=tuple(_earlier(ledger.of(observation), metric)),
    )


def _earlier(record: Record | None, metric: Metric) -> Iterator[Earlier]:
    """Yield each number that the figure had before another, oldest first; a change of its parts alone is no other."""
    for step in record.steps if record else ():
        if step.before.number is not None and step.before.number != step.after.number:
            yield Earlier(vintage_shown(step.before, metric), in_words(step.after.commit.day))


def _grouped(text: str) -> str:
    """Return the submitted digits with commas between thousands, and nothing else changed."""
    whole, point, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}" if digits.isdecimal() else text


def _until(metric: Metric, version: int) -> str:
    later = sorted(metric.changes, key=lambda change: change.from_)[version - 1 :]
    if not later:
        return ""
    changed = gettext("The definition changed from %(period)s.", period=later[0].from_.label)
    return f"{changed} {later[0].what}"


def _all_computed(lines: Iterable[Line]) -> bool:
    with_number = [line for line in lines if line.shown]
    return bool(with_number) and all(line.computed for line in with_number)
