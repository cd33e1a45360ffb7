"""The ledger against an independent recount of random histories."""

import shutil
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainfigures.model.ledger import Ledger, Vintage
from plainfigures.pipeline import read_ledger_of
from tests.ledger.edits import HISTORIES, Stretch
from tests.ledger.recount import Figure, Recount, Told
from tests.ledger.replay import Replay
from tests.small_root import REPOSITORY


def told_by(ledger: Ledger) -> dict[Figure, list[Told]]:
    """Return what a ledger tells of each figure, in the words of the recount."""
    return {
        (key.organisation, f"{key.period.start.year}-Q{key.period.start.month // 3 + 1}"): [
            in_words_of_the_recount(each) for each in record.vintages
        ]
        for key, record in ledger.records.items()
    }


def in_words_of_the_recount(vintage: Vintage) -> Told:
    """Return what one vintage says."""
    return Told(
        kind=vintage.kind,
        number=None if vintage.number is None else Fraction(vintage.number),
        texts=(vintage.value, vintage.numerator, vintage.denominator),
        marker=" ".join(vintage.markers),
        note=vintage.note,
        path=vintage.path,
        published=int(vintage.commit.moment.timestamp()),
        written=int(vintage.commit.written.timestamp()),
        scheduled=vintage.scheduled,
        explained=int(vintage.explained.moment.timestamp()) if vintage.explained else None,
    )


def check_history(history: tuple[Stretch, ...], looks: int) -> None:
    """Play a history and hold the ledger to the recount: at the end, and after every commit that `looks` divides.

    What is kept of one reading serves the next.
    """
    with TemporaryDirectory() as temporary:
        root, recount = Path(temporary), Recount()
        shutil.copytree(REPOSITORY / "schemas", root / "schemas")
        for number, published in enumerate(Replay(root).play(history), start=1):
            recount.take(published)
            if looks and number % looks == 0:
                assert told_by(read_ledger_of(root)) == recount.told
        assert told_by(read_ledger_of(root)) == recount.told


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(history=HISTORIES, looks=st.sampled_from((0, 1, 3)))
def test_the_ledger_equals_a_recount(history: tuple[Stretch, ...], looks: int) -> None:
    """Whatever is done to files and figures, on the main line and on branches: all is told, and nothing else."""
    check_history(history, looks)
