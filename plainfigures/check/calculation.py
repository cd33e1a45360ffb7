"""A submitted value equals what its metric's calculation makes of the submitted parts, within rounding.

The calculation is the one that holds for the figure's period. Rounding is half a unit of the value's last digit. Where
the value follows another version of the definition, the message says which.

PASS 2026-Q2.csv
    metric,service,value,numerator,denominator
    completion-rate,example-permits,84.2,842,1000

FAIL 2026-Q2.csv
    metric,service,value,numerator,denominator
    completion-rate,example-permits,82.4,842,1000
"""

from collections.abc import Iterator
from decimal import Decimal, DecimalException

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.soundness import differs_from, upside_down
from plainfigures.model.calculation import Calculation
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period, in_words
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "calculation"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose value differs from its own calculation by more than rounding."""
    off = differs_from(pl.col("#computed"))
    for metric, figures in evidence.by_definition_where(off):
        if metric.calculation:
            current = evidence.documents.metrics[metric.id].calculation
            then = "" if metric.calculation == current else ", as it was defined for that period"
            for row in figures.filter(~upside_down(metric)).iter_rows(named=True):
                message, cure = _words(metric, metric.calculation, row)
                follows = _followed(evidence.documents.metrics[metric.id], metric.calculation, row)
                yield Problem(evidence.place(row, "value"), ID, "error", message + then + follows, cure)
    with_parts = pl.col("numerator").is_not_null() | pl.col("denominator").is_not_null()
    for metric, figures in evidence.by_definition_where(pl.col("#value").is_not_null() & with_parts):
        yield from _unused(evidence, metric, figures)


def _unused(evidence: Evidence, metric: Metric, figures: pl.DataFrame) -> Iterator[Problem]:
    """Yield the first row of each file with parts that no calculation reads, so that nothing checks them.

    The figures all have a value and a part.
    """
    names = metric.calculation.names if metric.calculation else ()
    absent = pl.any_horizontal(pl.lit(value=False), *(pl.col(name).is_null() for name in names))
    idle = figures.filter(absent) if names else figures
    for row in idle.unique("path", keep="first", maintain_order=True).iter_rows(named=True):
        column = "numerator" if row["numerator"] else "denominator"
        if names:
            blank = listed((name for name in names if not row[name]), "and")
            message = f"{column} is given but {blank} is blank, so nothing checks the value by them"
            cure = "fill the blank cell, or leave both blank"
        else:
            message = (
                f"{quoted(metric.id)} is not worked out from a numerator and a denominator, so nothing checks them"
            )
            cure = "leave both blank, or give the metric a calculation in its definition"
        yield Problem(evidence.place(row, column), ID, "warning", message, cure)


def _followed(metric: Metric, own: Calculation, row: Row) -> str:
    """Return words for another version of the definition that the value follows, or nothing."""
    starts = sorted({change.from_.start for change in metric.changes})
    half = Decimal(5).scaleb(-len(row["value"].partition(".")[2]) - 1)
    for number, start in enumerate([None, *starts] if starts else []):
        other = metric.as_of(Period(start, 1) if start else Period(starts[0], 1).shifted(-1)).calculation
        if other and other != own and all(row[name] for name in other.names):
            try:
                result = other.evaluate({name: Decimal(row[name]) for name in other.names}, Decimal)
            except DecimalException:
                continue
            if abs(Decimal(row["value"]) - result) <= half:
                later = start and start > row["start"]
                day = in_words(start if start and later else starts[number])
                return f"; the value follows the definition that {'holds from' if later else 'held before'} {day}"
    return ""


def _words(metric: Metric, calculation: Calculation, row: Row) -> tuple[str, str]:
    digits = max(metric.decimals, len(row["value"].partition(".")[2]))
    computed = f"{row['#computed']:.{digits}f}"
    return (
        f"value {row['value']} is not {computed}, which its parts give: {calculation.text}",
        f"write {computed}, or correct the parts, or leave value blank and it is worked out",
    )
