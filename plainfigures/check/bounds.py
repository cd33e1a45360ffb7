"""A value lies within the limits that its metric's definition sets.

PASS 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,84.2

FAIL 2026-Q2.csv
    metric,service,value
    completion-rate,example-permits,842
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.soundness import out_of_bounds, upside_down
from plainfigures.model.metric import Metric
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed

ID = "bounds"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each number, submitted or computed, that lies outside its definition's minimum and maximum.

    A submitted value that its own parts put right is left to `calculation`, and parts that stand upside down to
    `numerator-above-denominator`.
    """
    for metric, figures in evidence.by_definition:
        for row in figures.filter(out_of_bounds(metric) & ~upside_down(metric)).iter_rows(named=True):
            yield Problem(evidence.place(row, "value"), ID, "error", *_words(metric, row))


def _words(metric: Metric, row: Row) -> tuple[str, str]:
    low = float(metric.minimum) if metric.minimum else float("-inf")
    number = row["#value"] if row["#computed"] is None else row["#computed"]
    side = (
        f"below the least possible, {metric.minimum}" if number < low else f"above the most possible, {metric.maximum}"
    )
    if row["#computed"] is None:
        cure = "correct the value" if number < low else "correct the value; perhaps the decimal point is missing"
        return f"value {row['value']} is {side}", cure
    names = listed(metric.calculation.names) if metric.calculation else ""
    return f"the value that the parts give, {number:.6g}, is {side}", f"correct {names}"
