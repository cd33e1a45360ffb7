"""Counts the restatements of the demonstration three ways, and exits with 1 where they differ.

For each release: what its commit message says, which was worked out from the raw files when it was converted; what
comparing the rows of the files in git gives, with nothing but csv; and what the ledger tells.
"""

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plainfigures.pipeline import read_ledger_of  # noqa: E402 (the package may not be installed)

SAID = re.compile(r"([\d,]+) (added|restated|withdrawn|dropped)")
WORDS = ("added", "restated", "withdrawn", "dropped")
KINDS = ("published", "revised", "gone")
NUMBERS = ("value", "numerator", "denominator")
ANSWERS = ("very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied")
NOT_THE_SUBJECT = (*NUMBERS, *ANSWERS, "marker", "note", "period", "lower", "upper")
Key = tuple[str, ...]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a release changed: in the words of its message, and as the ledger calls it."""

    words: Counter[str]
    kinds: Counter[str]


def main() -> None:
    told = ledger_counts()
    wrong = 0
    print(f"{'release':62}{'':14}" + "".join(f"{word:>11}" for word in (*WORDS, *KINDS)))
    before: dict[Key, Row] = {}
    for commit, message in releases():
        now = rows_at(commit)
        counted, said = compare(before, now), said_in(message)
        wrong += bool(said and said != counted.words) + (told[commit] != counted.kinds)
        print(f"{message.splitlines()[0][:60]:62}{'the message':14}" + cells(said, WORDS))
        print(f"{'':62}{'rows in git':14}" + cells(counted.words, WORDS) + cells(counted.kinds, KINDS))
        print(f"{'':62}{'the ledger':14}" + cells(None, WORDS) + cells(told[commit], KINDS))
        before = now
    print("Message, rows and ledger agree." if not wrong else f"They differ in {wrong} places.")
    sys.exit(1 if wrong else 0)


def cells(counts: Counter[str] | None, names: tuple[str, ...]) -> str:
    return "".join(f"{counts[name] if counts is not None else '':>11}" for name in names)


def git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def releases() -> Iterator[tuple[str, str]]:
    """Yield the commits of the main line that changed figures, oldest first, and their messages."""
    printed = git("log", "--first-parent", "-m", "--reverse", "-z", "--format=%H%n%B", "HEAD", "--", "metrics")
    for entry in filter(None, printed.split("\0")):
        commit, _, message = entry.strip("\n").partition("\n")
        yield commit, message


def rows_at(commit: str) -> dict[Key, Row]:
    """Return every row of every submission in CSV of a commit, by what the figure is about."""
    paths = git("ls-tree", "-r", "--name-only", commit, "metrics").splitlines()
    rows: dict[Key, Row] = {}
    for path in paths:
        _, folder, name = path.split("/")
        if name.endswith(".csv") and name not in ("services.csv", "targets.csv"):
            stem = name.removesuffix(".csv")
            for row in csv.DictReader(io.StringIO(git("show", f"{commit}:{path}"))):
                about = sorted(f"{name}={cell}" for name, cell in row.items() if name not in NOT_THE_SUBJECT and cell)
                rows[folder, row.get("period") or stem, *about] = row
    return rows


def compare(before: dict[Key, Row], now: dict[Key, Row]) -> Counted:
    """Count what became of each row."""
    words: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for key in {*before, *now}:
        old, new = before.get(key), now.get(key)
        had, has = gives(old), gives(new)
        words["added"] += old is None and has
        words["dropped"] += new is None
        if old and new and old != new:
            words["restated"] += notes_anew("Restated in", old, new)
            words["withdrawn"] += notes_anew("Withdrawn in", old, new)
        kinds["published"] += has and not had
        kinds["gone"] += had and not has
        kinds["revised"] += bool(old and new and had and has and numbers(old) != numbers(new))
    return Counted(words, kinds)


def notes_anew(words: str, old: Row, new: Row) -> bool:
    """Tell whether a row has a note with these words that it did not have."""
    return words in new.get("note", "") and old.get("note") != new["note"]


def gives(row: Row | None) -> bool:
    """Tell whether a row gives a figure, or the parts of one."""
    return bool(row and any(row.get(name) for name in ("value", "numerator", *ANSWERS)))


def numbers(row: Row) -> list[float | None]:
    return [float(cell) if (cell := row.get(name)) else None for name in NUMBERS]


def said_in(message: str) -> Counter[str] | None:
    """Return the counts of figures in a commit's message; None where it has none."""
    figures = re.search(r"^Figures: (.*?);$", message, re.MULTILINE)
    return (
        Counter({word: int(number.replace(",", "")) for number, word in SAID.findall(figures[1])}) if figures else None
    )


def ledger_counts() -> dict[str, Counter[str]]:
    """Return what the ledger tells of each commit."""
    names = {"first": "published", "restored": "published", "revised": "revised", "redefined": "revised"}
    told: dict[str, Counter[str]] = {}
    for record in read_ledger_of(ROOT).records.values():
        for vintage in record.vintages:
            told.setdefault(vintage.commit.hash, Counter())[names.get(vintage.kind, "gone")] += 1
    return told


if __name__ == "__main__":
    main()
