"""The ledger against an independent recount of random histories."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from plainfigures.model.ledger import Ledger
from plainfigures.pipeline import read_ledger_of
from tests.ledger.edits import HISTORIES, Edit, Told, play, run
from tests.small_root import REPOSITORY


def told_by(ledger: Ledger) -> Told:
    """Return what a ledger tells of each figure, in the words of the recount."""
    return {
        (key.organisation, f"{key.period.start.year}-Q{key.period.start.month // 3 + 1}"): [
            (each.kind, None if each.number is None else float(each.number)) for each in record.vintages
        ]
        for key, record in ledger.records.items()
    }


@settings(max_examples=40, deadline=None)
@given(history=HISTORIES)
def test_the_ledger_equals_a_recount(history: list[tuple[bool, list[list[Edit]]]]) -> None:
    """Figures are added, revised, respelt, moved, renamed, deleted, restored, merged: all is told, and nothing else."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        shutil.copytree(REPOSITORY / "schemas", root / "schemas")
        (root / "metrics").mkdir()
        run(root, 1_700_000_000, "init", "-q")
        recounted = play(root, history)
        assert told_by(read_ledger_of(root)) == recounted
