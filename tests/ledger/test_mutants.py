"""The faults against which the recount is held stand where the program has them now."""

from pathlib import Path

import plainfigures
from benchmarks.mutants import MUTANTS

PROGRAM = Path(plainfigures.__file__).parent


def test_each_fault_has_one_place() -> None:
    """The text that a fault replaces is in its file once, so that putting it there changes the program."""
    times = [(each.fault, (PROGRAM / each.file).read_text("utf-8").count(each.text)) for each in MUTANTS]
    assert [(fault, number) for fault, number in times if number != 1] == []
