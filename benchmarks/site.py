"""Measures the build of the whole demonstration: from nothing, with nothing changed, with one submission changed.

A copy of the repository's tracked files is built in a temporary folder. Medians of CPU seconds over several rounds.
"""

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, measured

ROUNDS, CHANGES = 3, 5
ROOT = Path(__file__).resolve().parent.parent
BUILD = [sys.executable, "build.py", "build"]
CHANGED = "metrics/home-office/algorithmic-transparency.csv"
SHARED = ("assets/figures.css", "assets/shell.css", "assets/favicon.svg", "assets/stylesheets/*.css")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "root")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(root)], check=True)
        costs: dict[str, list[Cost]] = {"from nothing": [], "nothing changed": [], "one submission changed": []}
        for _ in range(ROUNDS):
            shutil.rmtree(root / "out", ignore_errors=True)
            costs["from nothing"].append(measured(BUILD, root))
            costs["nothing changed"].append(measured(BUILD, root))
        for number in range(CHANGES):
            change(root, number)
            costs["one submission changed"].append(measured(BUILD, root))
        for name, each in costs.items():
            most = max(cost.megabytes for cost in each)
            print(f"{name:25} {statistics.median(cost.cpu for cost in each):6.2f} s of CPU, {most:5.0f} MB at most")
        describe(root / "out" / "site")


def change(root: Path, number: int) -> None:
    """Change the first figure of a submission, and commit that."""
    submission = root / CHANGED
    lines = submission.read_text("utf-8").split("\n")
    metric, period, _, rest = lines[1].split(",", 3)
    lines[1] = f"{metric},{period},{number + 1},{rest}"
    submission.write_text("\n".join(lines), encoding="utf-8")
    who = ("-c", "user.name=An Example", "-c", "user.email=someone@example.org")
    subprocess.run(["git", "-C", str(root), *who, "commit", "--quiet", "--all", "-m", "Revise one figure"], check=True)


def describe(site: Path) -> None:
    """Print the size of a site, and of its heaviest pages with all that they load without JavaScript, compressed."""
    files = [path for path in site.rglob("*") if path.is_file()]
    print(f"{len(files):,} files, {sum(path.stat().st_size for path in files) / 1e6:,.1f} MB")
    shared = sum(compressed(path) for pattern in SHARED for path in site.glob(pattern))
    pages = {path: weight(path) + shared for path in site.rglob("index.html")}
    print(f"median page {statistics.median(pages.values()) / 1000:.1f} kB compressed, without JavaScript")
    for path, size in sorted(pages.items(), key=lambda item: -item[1])[:5]:
        print(f"  {size / 1000:5.1f} kB  /{path.parent.relative_to(site)}/")


def weight(page: Path) -> int:
    chart = page.with_name("chart.svg")
    return compressed(page) + (compressed(chart) if chart.exists() else 0)


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


if __name__ == "__main__":
    main()
