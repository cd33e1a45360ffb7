"""Measures the check of the whole demonstration beside the floor: merely reading the same files with csv and yaml.

Each is a process of its own, interpreter and imports included. Medians of CPU seconds over several runs, taken in turn.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

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
COMMANDS = {
    "floor: csv.reader and yaml.safe_load": ["-c", FLOOR.format(load="safe_load(file)")],
    "floor with PyYAML's C loader": ["-c", FLOOR.format(load="load(file, Loader=yaml.CSafeLoader)")],
    "build.py check": ["build.py", "check"],
}


def main() -> None:
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    memory: dict[str, int] = dict.fromkeys(COMMANDS, 0)
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            cpu, kilobytes = measured([sys.executable, *command])
            seconds[name].append(cpu)
            memory[name] = max(memory[name], kilobytes)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    for name, median in medians.items():
        spread = f"{min(seconds[name]):.2f} to {max(seconds[name]):.2f}"
        print(f"{name:40} {median:6.2f} s of CPU ({spread}), {memory[name] / 1024:5.0f} MB at most")
    for name in list(COMMANDS)[:2]:
        print(f"check / {name}: {medians['build.py check'] / medians[name]:.2f}")


def measured(command: list[str]) -> tuple[float, int]:
    """Return the CPU seconds and the largest memory (kB) of one run of a command, which must succeed."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {command}")
    return usage.ru_utime + usage.ru_stime, _kilobytes(usage)


def _kilobytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss


if __name__ == "__main__":
    main()
