"""Measures the check of a whole nation: 10,000 submissions of 2,500 invented organisations, 1,000,000 figures in all.

The root is written into a temporary folder, the same for the same seed; `python -m benchmarks.national DIR` writes it
there and leaves it. Then each file gets one fault, and the check is measured again.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import measured

ROOT = Path(__file__).resolve().parent.parent
ORGANISATIONS, SERVICES, SEED = 2_500, 20, 20261122
QUARTERS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")
HEADER = "metric,service,channel,value,numerator,denominator,marker,note"
CHANNELS = ("phone", "online", "post", "in-person")
ROWS = 100
FAULTS = (("transactions,", "transaction,"), (",online,", ",onlin,"), ("completion-rate,", "completion-rate,x"))


def main() -> None:
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        write(root)
        for form in ("text", "json"):
            tell(f"no fault, as {form}", root, form)
        for number, submission in enumerate(sorted(root.glob("metrics/*/2*.csv"))):
            right, wrong = FAULTS[number % len(FAULTS)]
            submission.write_text(submission.read_text("utf-8").replace(right, wrong, 1), "utf-8")
        for form in ("text", "json"):
            tell(f"one fault a file, as {form}", root, form)


def tell(what: str, root: Path, form: str) -> None:
    """Print what the check of a root costs."""
    command = [sys.executable, "build.py", "--root", str(root), "check", "--today", "2026-11-22", "--format", form]
    cost = measured(command, ROOT, (0, 1))
    print(f"{what:28} {cost.wall:6.1f} s {cost.cpu:6.1f} s of CPU {cost.megabytes:6.0f} MB at most", flush=True)


def write(root: Path) -> None:
    """Write the invented nation."""
    chance = random.Random(SEED)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    for number in range(ORGANISATIONS):
        folder = root / "metrics" / f"example-council-{number:04}"
        folder.mkdir(parents=True)
        profile = f"name: Invented Example Council {number}\nkind: council\nwebsite: https://example.org/{number}\n"
        (folder / "organisation.yml").write_text(profile, "utf-8")
        services = [f"example-{number:04}-{service:02}" for service in range(SERVICES)]
        listed = (f"{service},Invented service {service},live,2014-04-01\n" for service in services)
        (folder / "services.csv").write_text("id,name,phase,since\n" + "".join(listed), "utf-8")
        for quarter in QUARTERS:
            text = "\n".join([HEADER, *rows(services, chance)])
            (folder / f"{quarter}.csv").write_text(f"{text}\n", "utf-8")


def rows(services: list[str], chance: random.Random) -> Iterator[str]:
    """Yield the rows of one quarter: counts, shares with their parts, codes, markers, notes, a missing figure."""
    for service in services:
        number = chance.randint(2_000, 90_000)
        part, whole = chance.randint(1_000, number), chance.randint(number, 100_000)
        note = chance.choice((",", ",", ",", "p,", 'e,"Two weeks are estimated, the rest is counted"'))
        yield f"transactions,{service},,{number},,,{note}"
        yield f"digital-take-up,{service},,,{part},{number},{note}"
        yield f"completion-rate,{service},,{number / whole * 100:.1f},{number},{whole},,"
    for service in services[:7]:
        number = chance.randint(10_000, 90_000)
        parts = [chance.randint(100, 2_000) for _ in CHANNELS]
        yield f"avoidable-contact,{service},,,{sum(parts)},{number},,"
        for channel, part in zip(CHANNELS, parts, strict=True):
            yield f"avoidable-contact,{service},{channel},{part / number * 100:.1f},{part},{number},,"
    received = chance.randint(200, 900)
    yield f"foi-requests-received,,,{received},,,,"
    yield f"foi-answered-on-time,,,,{chance.randint(150, received)},{received},,"
    yield f"ai-tools-in-use,,,{chance.randint(1, 90)},,,,"
    yield f"staff-hours-saved-by-ai,,,{chance.randint(100, 9_000)},,,,"
    yield 'contractor-share,,,,,,x,"The payroll was moved, and contractors are counted from October"'


if __name__ == "__main__":
    main()
