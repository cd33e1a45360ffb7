"""A share is a part of a whole: its numerator is not more than its denominator.

This holds for metrics in per cent that have a maximum of 100 and are worked out as numerator / denominator * 100.

PASS 2026-Q2.csv
    metric,service,numerator,denominator
    completion-rate,example-permits,5184,6050

FAIL 2026-Q2.csv
    metric,service,numerator,denominator
    completion-rate,example-permits,6050,5184
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.soundness import differs_from, upside_down
from plainfigures.model.problem import Problem

ID = "numerator-above-denominator"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose part is more than its whole; nothing else is then said of its value."""
    the_other_way = pl.col("#denominator") / pl.col("#numerator") * 100
    for metric, figures in evidence.by_definition:
        rows = figures.filter(upside_down(metric)).with_columns(agrees=~differs_from(the_other_way))
        for row in rows.iter_rows(named=True):
            message = f"numerator {row['numerator']} is more than denominator {row['denominator']}"
            yield Problem(evidence.place(row, "numerator"), ID, "error", message, _cure(row))


def _cure(row: Row) -> str:
    swapped = f"write {row['denominator']} as numerator and {row['numerator']} as denominator"
    if row["agrees"]:
        return f"{swapped}, which give the value {row['value']}"
    blank = ", and leave value blank" if row["value"] else ""
    return f"correct the two; if they are the wrong way round, {swapped}{blank}"
