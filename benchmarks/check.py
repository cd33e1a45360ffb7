"""Measures the check of the whole demonstration beside the floor: merely reading the same files with csv and yaml.

Each is a process of its own, interpreter and imports included. Medians of CPU seconds over several runs, taken in turn.
"""

import statistics
import sys
from pathlib import Path

from benchmarks.measure import Cost, measured

RUNS = 7
ROOT = Path(__file__).resolve().parent.parent

FLOOR = """
import csv, pathlib, yaml
for folder in ("metrics", "schemas"):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                list(csv.reader(file))
        elif path.suffix == ".yml":
            with path.open(encoding="utf-8") as file:
                yaml.{load}
"""
# As `make site` installs it: pandera imports Hypothesis where it is there, and only the tests install that.
CHECK = """
import sys
sys.modules["hypothesis"] = None
sys.argv = ["build.py", "check"]
from plainfigures.cli import main
main()
"""
COMMANDS = {
    "floor: csv.reader and yaml.safe_load": ["-c", FLOOR.format(load="safe_load(file)")],
    "floor with PyYAML's C loader": ["-c", FLOOR.format(load="load(file, Loader=yaml.CSafeLoader)")],
    "build.py check": ["-c", CHECK],
}


def main() -> None:
    costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            costs[name].append(measured([sys.executable, *command], ROOT))
    medians = {name: statistics.median(cost.cpu for cost in each) for name, each in costs.items()}
    for name, each in costs.items():
        spread = f"{min(cost.cpu for cost in each):.2f} to {max(cost.cpu for cost in each):.2f}"
        most = max(cost.megabytes for cost in each)
        print(f"{name:40} {medians[name]:6.2f} s of CPU ({spread}), {most:5.0f} MB at most")
    for name in list(COMMANDS)[:2]:
        print(f"check / {name}: {medians['build.py check'] / medians[name]:.2f}")


if __name__ == "__main__":
    main()
