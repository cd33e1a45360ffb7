"""A second calculation of what a figure page may claim, from the CSV beside it: written anew, in exact fractions.

It shares no code with the program. Only the definition (unit, decimals, which way is better, how often) is read, too.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
EVERY = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Told:
    """A row of the CSV: the number that it tells, or None, and when, by which definition and after which break."""

    label: str
    start: date
    end: date
    number: Fraction | None
    submitted: bool
    version: str
    broken: bool


def definition(metric: str) -> dict[str, Any]:
    """Return a metric's definition as it was written."""
    return dict(yaml.safe_load(next((ROOT / "schemas" / "metrics").glob(f"*/{metric}.yml")).read_text("utf-8")))


def read_rows(data: Path) -> tuple[str, list[Told]]:
    """Return the metric of a CSV, and its main series: the totals, or the first part where there are none."""
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    totals = [row for row in rows if not row["dimensions"]]
    first = min(row["dimensions"] for row in rows)
    main = totals or [row for row in rows if row["dimensions"] == first]
    return rows[0]["metric"], sorted(map(told, main), key=lambda row: (row.start, row.end))


def told(row: dict[str, str]) -> Told:
    text = row["value"] or row["computed_value"]
    days = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    letters = re.findall(r"[a-z]+", row["marker"])
    number = Fraction(Decimal(text)) if text else None
    return Told(row["period_label"], *days, number, bool(row["value"]), row["definition_version"], "b" in letters)


def month(day: date) -> int:
    return day.year * 12 + day.month


def since_break(rows: list[Told]) -> list[Told]:
    """Return the rows with numbers of the newest stretch by one definition and without a break."""
    stretches: list[list[Told]] = []
    for row in rows:
        if not stretches or row.broken or row.version != stretches[-1][-1].version:
            stretches.append([])
        stretches[-1].append(row)
    with_numbers = [[row for row in stretch if row.number is not None] for stretch in stretches]
    return next((stretch for stretch in reversed(with_numbers) if stretch), [])


def judged(rows: list[Told], every: int) -> list[Told]:
    """Return the newest rows in a row: no gap, no break, no change of definition between them."""
    newest: list[Told] = []
    for row in rows:
        before = newest[-1] if newest else None
        apart = before and (
            row.broken or row.version != before.version or month(row.start) > month(before.start) + every
        )
        if row.number is not None:
            newest = [*([] if apart else newest), row]
    last = next((at for at, row in enumerate(reversed(rows)) if row.number is not None), 0)
    holes = [row.start for row in rows[: len(rows) - last] if row.number is None]
    return [row for row in newest if not holes or row.start > max(holes)]


def goodness(number: Fraction, better: Any) -> Fraction:
    if isinstance(better, dict):
        low, high = (Fraction(str(better[end])) for end in ("from", "to"))
        return -max(low - number, number - high, Fraction(0))
    return number if better == "higher" else -number


def state(numbers: list[Fraction], better: Any) -> str:
    """Return what the last of the numbers says: `within`, `improvement`, `worsening` or `change`."""
    way = special(numbers)
    return "within" if way is None else verdict(way, numbers[-1], better)


def verdict(earlier: Fraction, later: Fraction, better: Any) -> str:
    """Return what it means that one number followed on another."""
    if better == "neither" or goodness(earlier, better) == goodness(later, better):
        return "change"
    return "improvement" if goodness(later, better) > goodness(earlier, better) else "worsening"


def special(numbers: list[Fraction]) -> Fraction | None:
    """Return what the last number is held against where it stands out: the mean, or the start of its trend."""
    mean = sum(numbers, Fraction(0)) / len(numbers)
    steps = [abs(later - earlier) for earlier, later in pairwise(numbers)]
    usual = sum(steps, Fraction(0)) / len(steps)
    kept = [step for step in steps if step < Fraction("3.267") * usual] or steps
    moving = sum(kept, Fraction(0)) / len(kept) or usual
    far, near = Fraction("2.66") * moving, Fraction("1.773") * moving
    off = [number - mean for number in numbers]
    last = off[-1]
    if abs(last) > far:
        return mean
    signs = [(later > earlier) - (later < earlier) for earlier, later in pairwise(numbers)]
    if len(signs) >= 6 and signs[-1] and len(set(signs[-6:])) == 1:
        return numbers[-7]
    beyond = [near < (each if last > 0 else -each) <= far for each in off[-3:]]
    if beyond[-1] and sum(beyond) >= 2:
        return mean
    sides = {(each > 0) - (each < 0) for each in off[-7:]}
    return mean if len(off) >= 7 and len(sides) == 1 and 0 not in sides else None
