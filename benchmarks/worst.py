"""Measures the check of files of nearly 1 MiB that make it work as hard as one file can, in every form of the report.

Each file is the only fault of a small root, and each check a process of its own. Run with words to measure the cases
whose names hold them: `python -m benchmarks.worst services`.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.adversarial import Files, cases
from benchmarks.measure import Cost, measured
from plainfigures.report.forms import FORMS

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS, MOST_MEGABYTES, SHOWN = 5, 512, 10
FOUND = (0, 1, 2)  # 2: nothing can be checked without the table schemas


def main() -> None:
    wanted = sys.argv[1:]
    costs: dict[str, Cost] = {}
    for name, files in cases():
        if not wanted or any(each in name for each in wanted):
            costs |= {f"{name} ({form})": cost for form, cost in of_case(files).items()}
    slowest = sorted(costs.items(), key=lambda item: -item[1].wall)
    largest = sorted(costs.items(), key=lambda item: -item[1].megabytes)
    beyond = {name for name, cost in slowest if cost.wall > MOST_SECONDS or cost.megabytes > MOST_MEGABYTES}
    for title, ranking in (("slowest", slowest), ("largest", largest)):
        print(f"\nthe {title} of {len(costs)}")
        for name, cost in ranking[: max(SHOWN, len(beyond))]:
            print(f"{name:66} {cost.wall:6.2f} s {cost.cpu:6.2f} s of CPU {cost.megabytes:6.0f} MB")
    print(f"\nbeyond {MOST_SECONDS} s or {MOST_MEGABYTES} MB: {len(beyond)}")


def of_case(files: Files) -> dict[str, Cost]:
    """Return what the check of a small root with these files costs, by the form of the report."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        shutil.copytree(ROOT / "tests" / "examples" / "small" / "metrics", root / "metrics")
        shutil.copytree(ROOT / "schemas", root / "schemas")
        for path, content in files.items():
            (root / path).write_bytes(content)
        command = [sys.executable, "build.py", "--root", str(root), "check", "--today", "2026-11-22", "--format"]
        return {form: measured([*command, form], ROOT, FOUND) for form in FORMS}


if __name__ == "__main__":
    main()
