"""Measures check and build of a site of invented councils, each with 40 metrics in 20 quarters, at three sizes.

Figures are written to few files (`extra: copies: few`), without which the largest site would not fit GitHub Pages.
`python -m benchmarks.councils` measures 3, 32 and 317 councils; `… DIR 317` writes a root with so many and leaves it.
The root is a git repository, the same for the same seed; all names and figures are invented.
"""

import csv
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Cost, measured

ROOT = Path(__file__).resolve().parent.parent
SIZES = (3, 32, 317)
METRICS, CHANGES, SEED = 40, 3, 20261129
QUARTERS = tuple(f"{year}-Q{quarter}" for year in range(2021, 2026) for quarter in range(1, 5))
DOMAINS = ("service-performance", "value-for-money", "resilience", "digital-inclusion", "ai-adoption")
KINDS = ("ratio", "share", "count", "score")
DEFINITION = """\
title: Invented metric {number}
question: How does the invented metric {number} stand?
definition: An invented metric of the sort "{kind}", of a council as a whole.
unit: {unit}
decimals: 1
better: {better}
frequency: quarter
due: 42
level: organisation
{parts}comparison: same-definition
status: management-information
source: {{title: An invented source, url: https://example.org/source}}
limitations: It is invented, and says nothing of any real council.
"""
PARTS = "calculation: numerator / denominator * 100\nnumerator: Those that went well\ndenominator: All of them\n"


@dataclass(frozen=True, slots=True)
class Walk:
    """How the figures of one metric of one council go: a level, a slow drift, the seasons' swing and chance."""

    level: float
    drift: float
    swing: float
    noise: float

    def at(self, quarter: int, chance: random.Random) -> float:
        """Return a share between 0 and 100 for a quarter."""
        season = self.swing * math.sin(quarter * math.pi / 2)
        return min(99.5, max(0.5, self.level + self.drift * quarter + season + chance.gauss(0, self.noise)))


def main() -> None:
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]), int(sys.argv[2]))
        return
    found: list[tuple[int, dict[str, Cost], int]] = []
    for councils in SIZES:
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary, "root")
            write(root, councils)
            found.append((councils, dict(costs(root)), size(root / "out" / "site")))
            tell(*found[-1])
    growth(found)


def costs(root: Path) -> Iterator[tuple[str, Cost]]:
    """Yield what each step costs, from the floor to the build with one submission changed."""
    floor = f"import pathlib; [p.read_bytes() for p in pathlib.Path({str(root)!r}).glob('m*/**/*.csv')]"
    yield "floor: reading the files", measured([sys.executable, "-c", floor], ROOT)
    for what, command in (("check", "check"), ("build from nothing", "build"), ("build, nothing changed", "build")):
        yield what, measured([sys.executable, "build.py", "--root", str(root), command, "--today", "2026-11-29"], ROOT)
    again = [sys.executable, "build.py", "--root", str(root), "build", "--today", "2026-11-29"]
    costs = []
    for number in range(CHANGES):
        change(root, 777 + number)
        costs.append(measured(again, ROOT))
    yield "build, one submission changed", sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]


def tell(councils: int, cost: dict[str, Cost], megabytes: int) -> None:
    """Print the costs of one size."""
    print(f"{councils} councils, {councils * METRICS * len(QUARTERS):,} figures; the site has {megabytes:,} MB")
    for what, each in cost.items():
        print(f"  {what:32} {each.cpu:7.1f} s of CPU {each.wall:7.1f} s {each.megabytes:6.0f} MB at most", flush=True)


def growth(found: list[tuple[int, dict[str, Cost], int]]) -> None:
    """Print with which power of the number of councils each cost grows, from each size to the next."""
    for (few, small, _), (many, large, _) in pairwise(found):
        print(f"from {few} to {many} councils")
        for what, cost in large.items():
            power = math.log(max(cost.cpu, 0.01) / max(small[what].cpu, 0.01)) / math.log(many / few)
            print(f"  {what:32} grows with power {power:.2f}")


def size(site: Path) -> int:
    return round(sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6)


def change(root: Path, value: int) -> None:
    """Revise one figure of one submission, and commit that."""
    path = root / "metrics" / "example-council-001" / f"{QUARTERS[-1]}.csv"
    lines = path.read_text("utf-8").split("\n")
    lines[3] = lines[3].split(",")[0] + f",{value},,,r,An invented correction"
    path.write_text("\n".join(lines), "utf-8")
    commit(root, "2026-11-01T09:30:00+00:00", "Revise one figure")


def write(root: Path, councils: int) -> None:
    """Write the root and commit it, a quarter at a time."""
    for name in ("site", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("copies: all", "copies: few"), "utf-8")
    shutil.rmtree(root / "schemas" / "metrics")
    (root / "schemas" / "publications.yml").write_text("[]\n", "utf-8")
    (root / ".gitignore").write_text("/out/\n", "utf-8")
    for number in range(METRICS):
        definition(root, number)
    chance = random.Random(SEED)
    walks = [[walk(chance) for _ in range(METRICS)] for _ in range(councils)]
    for council in range(councils):
        folder = root / "metrics" / f"example-council-{council:03}"
        folder.mkdir(parents=True)
        profile = f"name: Invented Example Council {council}\nkind: council\nwebsite: https://example.org/{council}\n"
        (folder / "organisation.yml").write_text(profile, "utf-8")
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    for at, quarter in enumerate(QUARTERS):
        for council in range(councils):
            submission(
                root / "metrics" / f"example-council-{council:03}" / f"{quarter}.csv", at, walks[council], chance
            )
        commit(root, f"{2021 + (at + 2) // 4}-{(at + 2) % 4 * 3 + 1:02}-15T09:30:00+00:00", f"Figures for {quarter}")


def walk(chance: random.Random) -> Walk:
    return Walk(chance.uniform(15, 85), chance.gauss(0, 0.3), chance.uniform(0, 2), chance.uniform(0.3, 2.5))


def definition(root: Path, number: int) -> None:
    """Write one invented definition."""
    kind, domain = KINDS[number % len(KINDS)], DOMAINS[number % len(DOMAINS)]
    unit = "percent" if kind in ("ratio", "share") else kind
    words = {"number": number, "kind": kind, "unit": unit, "better": "lower" if number % 3 else "higher"}
    path = root / "schemas" / "metrics" / domain / f"invented-{number:02}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DEFINITION.format(parts=PARTS if kind == "ratio" else "", **words), "utf-8")


def submission(path: Path, quarter: int, walks: list[Walk], chance: random.Random) -> None:
    """Write the figures of one council for one quarter."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("metric", "value", "numerator", "denominator", "marker", "note"))
        for number, each in enumerate(walks):
            share = each.at(quarter, chance)
            writer.writerow((f"invented-{number:02}", *row(KINDS[number % len(KINDS)], share, chance)))


def row(kind: str, share: float, chance: random.Random) -> tuple[str, ...]:
    if chance.random() < 0.01:
        return "", "", "", "x", "The invented counter was out of order"
    if kind == "ratio":
        whole = chance.randint(2_000, 9_000)
        return "", str(round(whole * share / 100)), str(whole), "", ""
    value = str(round(share * 137)) if kind == "count" else f"{share:.1f}"
    return value, "", "", "p" if chance.random() < 0.05 else "", ""


def commit(root: Path, moment: str, words: str) -> None:
    who = ("-c", "user.name=An Example", "-c", "user.email=someone@example.org")
    dated = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", "-C", str(root), "add", "--all"], check=True)
    subprocess.run(["git", "-C", str(root), *who, "commit", "--quiet", "-m", words], check=True, env=dated)


if __name__ == "__main__":
    main()
