"""Measures how long the history takes to read: 1,000 commits over 5,000 submissions of 500 invented organisations.

A first commit holds the first submissions; each one after it adds some and revises a few. `cold` reads everything from
git, `one more` finds all but one commit in the cache, `warm` finds everything there. CPU of processes of their own.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import measured

ROOT = Path(__file__).resolve().parent.parent
COMMITS, ORGANISATIONS, QUARTERS, ROWS, REVISED, SEED = 1_000, 500, 10, 10, 3, 20261129
READ = (
    "from pathlib import Path; from plainfigures.pipeline import read_ledger_of; import gc; gc.disable(); "
    "ledger = read_ledger_of(Path()); print(len(ledger.records), len(ledger.steps))"
)
FLOOR = (
    "from pathlib import Path; from datetime import date; from plainfigures.check.catalogue import gather; import gc; "
    "gc.disable(); import plainfigures.pipeline; from plainfigures.read.source import read_source; "
    "gather(read_source(Path()), date.min, validate=False)"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        write(root)
        floor = tell("floor: today's files", root, FLOOR)
        tell("cold", root, READ, floor)
        tell("warm", root, READ, floor)
        commit(root, iter([("metrics/example-0000/2016-Q1.csv", submission(random.Random(1)))]), "One more")
        tell("one more commit", root, READ, floor)


def tell(what: str, root: Path, script: str, floor: float = 0) -> float:
    """Print what a script costs above a floor, and return its CPU seconds."""
    cost = measured([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {script}"], root)
    print(f"{what:22} {cost.cpu - floor:6.2f} s of CPU {cost.megabytes:6.0f} MB at most", flush=True)
    return cost.cpu


def write(root: Path) -> None:
    """Write the invented history into a new repository."""
    chance = random.Random(SEED)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    quarters = [f"{2015 + number // 4}-Q{number % 4 + 1}" for number in range(QUARTERS)]
    names = [f"metrics/example-{each:04}/{quarter}.csv" for quarter in quarters for each in range(ORGANISATIONS)]
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "config", "gc.auto", "0"], check=True)
    fast = subprocess.Popen(["git", "-C", str(root), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert fast.stdin
    step = len(names) / COMMITS
    for number in range(COMMITS):
        new = names[int(number * step) : int((number + 1) * step)]
        old = chance.sample(names[: int(number * step)], min(REVISED, int(number * step)))
        files = ((name, submission(chance)) for name in (*new, *old))
        fast.stdin.write(stream(files, f"Commit {number}", number, schemas=number == 0))
    fast.stdin.close()
    fast.wait()
    subprocess.run(["git", "-C", str(root), "reset", "--quiet", "--hard", "main"], check=True)


def stream(files: Iterator[tuple[str, str]], message: str, number: int, *, schemas: bool) -> bytes:
    """Return a commit as git's fast-import takes it."""
    extra = [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in schema_files()] if schemas else []
    when = 1_500_000_000 + number * 3_600
    parts = [f"commit refs/heads/main\ncommitter An Example <a@example.org> {when} +0000\n", data(message)]
    parts += [f"M 100644 inline {path}\n{data(text)}" for path, text in [*extra, *files]]
    return "".join(parts).encode()


def schema_files() -> list[Path]:
    return sorted(path for path in (ROOT / "schemas").rglob("*.yml"))


def data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def submission(chance: random.Random) -> str:
    """Return a submission in which each row is drawn anew."""
    rows = [f"transactions,example-service-{row},{chance.randint(1, 99_999)},,,," for row in range(ROWS // 2)]
    for row in range(ROWS // 2):
        whole = chance.randint(100, 9_999)
        rows.append(f"completion-rate,example-service-{row},,{chance.randint(1, whole)},{whole},,")
    return "\n".join(["metric,service,value,numerator,denominator,marker,note", *rows, ""])


def commit(root: Path, files: Iterator[tuple[str, str]], message: str) -> None:
    """Add a commit to the history."""
    for path, text in files:
        (root / path).write_text(text, "utf-8")
    who = ["-c", "user.name=An Example", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(root), *who, "commit", "--quiet", "--all", "-m", message], check=True)


if __name__ == "__main__":
    main()
