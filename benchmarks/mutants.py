"""Holds the recount of the ledger to what it is for: one fault at a time is put into a copy of the program.

For each it tells how many random histories (always the same ones) it took until ledger and recount differed. A fault
that 200 of them do not find is told, and the exit code is then 1.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HISTORIES = 200
RECOUNT = f"""
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.ledger.test_recount import HISTORIES, check_history
tried = []
@settings(max_examples={HISTORIES}, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
          suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
@given(history=HISTORIES, looks=st.sampled_from((0, 1, 3)))
def recount(history, looks):
    tried.append(None)
    check_history(history, looks)
try:
    recount()
except Exception:
    print(len(tried))
else:
    print(0)
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: what the program would do wrong, and the text of one of its files that makes it do so."""

    fault: str
    file: str
    text: str
    instead: str


MAIN_LINE, COMPARISON = "read/main_line.py", "check/comparison.py"
RECORD, STANDING, VINTAGES = "check/record.py", "check/standing.py", "check/vintages.py"
CHANGED = "filter(changed | _worked_out_anew())"
MUTANTS = (
    Mutant("branches are taken for the main line", MAIN_LINE, '"--first-parent", ', ""),
    Mutant("what a merge brings is not seen", MAIN_LINE, '"-m", ', '"--no-diff-merges", '),
    Mutant("the newest commit is taken for the first", MAIN_LINE, '"--reverse", ', ""),
    Mutant(
        "the author's day is taken for that of publishing",
        MAIN_LINE,
        "in (committed, written)",
        "in (written, committed)",
    ),
    Mutant("a deleted file goes on", MAIN_LINE, "there = mode in PLAIN", "there = True"),
    Mutant(
        "a figure in another file is a revision",
        COMPARISON,
        CHANGED,
        'filter(changed | _worked_out_anew() | pl.col("path").ne_missing(pl.col(f"{WAS}path")))',
    ),
    Mutant(
        "a new note is a revision",
        COMPARISON,
        CHANGED,
        'filter(changed | _worked_out_anew() | pl.col("note").ne_missing(pl.col(f"{WAS}note")))',
    ),
    Mutant(
        "other digits of the same number are a revision",
        COMPARISON,
        "_plain(column).ne_missing(_plain(WAS + column))",
        "pl.col(column).ne_missing(pl.col(WAS + column))",
    ),
    Mutant(
        "new definitions are overlooked",
        RECORD,
        "around = _over_definitions(held, eras)",
        "around = _over_definitions(held, eras).clear()",
    ),
    Mutant("a new definition is a revision", VINTAGES, 'pl.lit("redefined")', 'pl.lit("revised")'),
    Mutant("old figures are worked out as today's", VINTAGES, "return eras[known].metric", "return eras[-1].metric"),
    Mutant("of a figure in two rows the first counts", STANDING, "if clashing.is_empty():", "if True:"),
    Mutant("a figure in two rows is withdrawn", STANDING, "else before if there else None", "else None"),
    Mutant(
        "a file that cannot be read withdraws its figures", "check/past.py", "elif before:", "elif False and before:"
    ),
    Mutant("withdrawals are overlooked", VINTAGES, '(found.withdrawn, pl.lit("withdrawn"))]', "]"),
    Mutant(
        "a figure that comes back is new", VINTAGES, 'each._replace(kind="restored") if told and', "each if told and"
    ),
    Mutant("a reason that comes later is overlooked", VINTAGES, "elif told and", "elif False and told and"),
    Mutant("a later reason takes the place of the first", VINTAGES, " and not told[-1].note", ""),
    Mutant("every marked revision was expected", VINTAGES, "not EXPECTED.isdisjoint(markers.split())", "True"),
    Mutant("what is kept outlives a new definition", "publish/past_rows.py", " or DEFINITIONS in changed", ""),
    Mutant("what is kept outlives a new version", "publish/past_rows.py", "else _changed(before, now)", "else set()"),
)


def main() -> None:
    missed = [mutant.fault for mutant in MUTANTS if not tell(mutant)]
    sys.exit(1 if missed else 0)


def tell(mutant: Mutant) -> int:
    """Print after how many histories the fault was found, and return that; 0 where it never was."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for folder in ("plainfigures", "schemas", "tests"):
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        put(mutant, copy / "plainfigures")
        done = subprocess.run([sys.executable, "-c", RECOUNT], cwd=copy, capture_output=True, text=True, check=True)
    tried = int(done.stdout.split()[-1])
    print(f"{mutant.fault:52} {f'found by history {tried}' if tried else 'NOT FOUND'}", flush=True)
    return tried


def put(mutant: Mutant, program: Path) -> None:
    """Put the fault into a copy of the program."""
    file = program / mutant.file
    file.write_text(file.read_text("utf-8").replace(mutant.text, mutant.instead), "utf-8")


if __name__ == "__main__":
    main()
