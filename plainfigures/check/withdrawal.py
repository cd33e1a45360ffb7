"""A published figure does not vanish: its row stays, with a marker and a note that say why there is no value any more.

This is checked against an earlier commit (`build.py check --against main`). Leave `value` and its parts blank; markers
that stand in place of a value: `c` confidential, `low` rounds to zero, `w` none recorded, `x` not available, `z` not
applicable. Such a row does not vanish either: it is the trace.

BEFORE 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,,
    transactions,example-licences,75,,

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,,
    transactions,example-licences,,x,Renewals turned out to be counted twice

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,,
"""

from collections.abc import Iterator
from itertools import groupby

from plainfigures.check.changes import silences, withdrawals
from plainfigures.check.evidence import Evidence
from plainfigures.model.change import Key, Silence, Withdrawal
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed

ID = "withdrawal"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each file and metric of which figures are gone without a row; what such a row must say, others check."""
    gone = [each for each in withdrawals(evidence) if not each.location.line]
    by_file = sorted(gone, key=lambda each: (each.location, each.key.metric))
    for (location, _), group in groupby(by_file, key=lambda each: (each.location, each.key.metric)):
        yield Problem(location, ID, "error", *_words(list(group)))
    silent = sorted(silences(evidence), key=lambda each: (each.location, each.key.metric))
    for (location, _), rows in groupby(silent, key=lambda each: (each.location, each.key.metric)):
        yield Problem(location, ID, "error", *_words_of_rows(list(rows)))


def _words(gone: list[Withdrawal]) -> tuple[str, str]:
    key, cure = (
        gone[0].key,
        "with a marker (x not available, z not applicable, c confidential) and a note that says why",
    )
    one = f"{key.metric} of {_whose(key)}, {key.period.label} ({gone[0].before})"
    if len(gone) == 1:
        return f"the published figure of {one} is gone", f"put its row back, or leave its value blank {cure}"
    message = f"{len(gone):,} published figures are gone, the first of them {one}"
    return message, f"put their rows back, or leave their values blank {cure}"


def _words_of_rows(gone: list[Silence]) -> tuple[str, str]:
    key, markers = gone[0].key, " ".join(gone[0].markers)
    one = f"{key.metric} of {_whose(key)}, {key.period.label} (marker {markers})"
    if len(gone) == 1:
        return f"the row that said why there is no figure of {one} is gone", "put the row back, or give the figure"
    message = f"{len(gone):,} rows that said why there is no figure are gone, the first of them {one}"
    return message, "put the rows back, or give the figures"


def _whose(key: Key) -> str:
    return listed([key.service or key.organisation, *(f"{name} {code}" for name, code in key.codes)], "and")
