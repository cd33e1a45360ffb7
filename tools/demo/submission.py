"""Writes what an organisation commits: files of figures and its inventory of services."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MISSING = frozenset("xzcw")
INVENTORY = ("id", "name", "url", "kind", "users")


@dataclass(frozen=True, order=True)
class Key:
    """Which figure of an organisation: metric, service (blank: the organisation as a whole) and period."""

    metric: str
    service: str
    period: str


@dataclass(frozen=True)
class Figure:
    """A row of a submission without its key; `given` is what the source says, by which a change is known."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    marker: str = ""
    note: str = ""
    given: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the row stands for a figure that cannot be given."""
        return self.marker in MISSING

    def cells(self) -> dict[str, str]:
        """Return the row's cells by column."""
        ratio = {"value": self.value, "numerator": self.numerator, "denominator": self.denominator}
        return {**ratio, **self.inputs, "marker": self.marker, "note": self.note}


Figures = Mapping[Key, Figure]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows as CSV, or remove the file where there are none."""
    found = list(rows)
    if not found:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in found)


def write_figures(path: Path, figures: Figures, *, period_in_name: bool = False) -> None:
    """Write figures in the order of their keys, with the columns that are needed and no others."""
    rows = [
        {"metric": key.metric, "service": key.service, "period": key.period, **figures[key].cells()}
        for key in sorted(figures)
    ]
    columns = list(dict.fromkeys(column for row in rows for column in row if column not in ("marker", "note")))
    needed = [column for column in [*columns, "marker", "note"] if any(row.get(column) for row in rows)]
    if period_in_name:
        needed.remove("period")
    write_table(path, needed, rows)


def write_services(folder: Path, services: Iterable[Mapping[str, str]], *, owned: frozenset[str]) -> None:
    """Write an organisation's inventory; rows already there whose id is not among `owned` are kept."""
    path = folder / "services.csv"
    rows = {service["id"]: service for service in services}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            rows |= {row["id"]: row for row in csv.DictReader(lines) if row["id"] not in owned}
    write_table(path, INVENTORY, [rows[name] for name in sorted(rows)])
