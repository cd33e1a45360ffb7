"""Converts the monthly figures of the Office of the Public Guardian: satisfaction, digital take-up and uptime.

Usage: python tools/demo/opg_performance.py RAW ROOT

The published satisfaction is the rescaled mean of the five answers until March 2026 and the share of satisfied and
very satisfied from April 2026 on. Where it is neither within half a unit of its last decimal, the value is left to be
computed from the five counts, and the row says so.
"""

import argparse
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from organisations import Directory
from raw import Record, number
from submission import Figure, Key, write_figures, write_services

SOURCE = "opg-performance"
BODY = "office-of-the-public-guardian"
SERVICES = {
    "complete-the-deputy-report": "Complete the deputy report",
    "make-a-lasting-power-of-attorney": "Make a lasting power of attorney",
    "use-a-lasting-power-of-attorney": "Use a lasting power of attorney",
}
ANSWERS = ("very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied")
METRICS = {
    "digital-take-up": "digital-take-up-monthly",
    "uptime-percent": "service-availability",
    "user-satisfaction-percent": "user-satisfaction",
}
SHARE_SINCE = "2026-04"

Months = dict[str, Record]


def read_months(raw: Path, service: str) -> Months:
    """Return a service's figures by month and name."""
    path = raw / SOURCE / f"{service.replace('-', '_')}_service" / "data.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"), parse_int=str, parse_float=str)
    months: Months = {}
    for entry in entries:
        months.setdefault(entry["_timestamp"][:7], {})[entry["dataType"]] = number(entry["count"])
    return months


def figures_of(service: str, months: Months) -> dict[Key, Figure]:
    """Return a service's figures; what it gives in some months is missing in the others after the first."""
    found = {}
    for name, metric in METRICS.items():
        since = min((month for month, given in months.items() if name in given), default="9999")
        for month, given in months.items():
            if month >= since:
                found[Key(metric, service, month)] = figure_of(name, month, given)
    return found


def figure_of(name: str, month: str, given: Record) -> Figure:
    """Return one figure of a month."""
    if name not in given:
        return Figure(marker="x", note="The source gives no figure for the month.")
    return satisfaction(month, given) if name == "user-satisfaction-percent" else Figure(given[name])


def satisfaction(month: str, given: Record) -> Figure:
    """Return the satisfaction with its five counts, where there are any."""
    published = given["user-satisfaction-percent"]
    inputs = {answer: given[answer.replace("_", "-")] for answer in ANSWERS if answer.replace("_", "-") in given}
    if len(inputs) < len(ANSWERS) or agrees(published, month, inputs):
        return Figure(published, inputs=inputs)
    return Figure(inputs=inputs, note=f"The source gives {published}, which its own five counts do not make.")


def agrees(published: str, month: str, inputs: Mapping[str, str]) -> bool:
    """Whether the published percentage is that of the counts, within half a unit of its last decimal."""
    weights = (4, 4, 0, 0, 0) if month >= SHARE_SINCE else (4, 3, 2, 1, 0)
    counts = [int(inputs[answer]) for answer in ANSWERS]
    points = sum(weight * count for weight, count in zip(weights, counts, strict=True))
    unit = Decimal(1).scaleb(int(Decimal(published).as_tuple().exponent))
    return abs(Decimal(published) - Decimal(100 * points) / (4 * sum(counts))) <= unit / 2


def write(raw: Path, root: Path) -> str:
    """Write one file for each month, and return what was written in a sentence."""
    figures = {
        key: figure for service in SERVICES for key, figure in figures_of(service, read_months(raw, service)).items()
    }
    months = sorted({key.period for key in figures})
    folder = root / "metrics" / BODY
    for month in months:
        rows = {key: figure for key, figure in figures.items() if key.period == month}
        write_figures(folder / f"{month}.csv", rows, period_in_name=True)
    write_services(folder, [{"id": slug, "name": name} for slug, name in SERVICES.items()], owned=frozenset(SERVICES))
    Directory(raw).write_profiles(root, [BODY])
    return f"{len(figures)} figures of {len(SERVICES)} services in {len(months)} months added."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("root", type=Path)
    given = parser.parse_args()
    print(write(given.raw, given.root))


if __name__ == "__main__":
    main()
