"""Where a series steps to another level and stays there, somebody says why: else its definition seems to have changed.

A step is told where four to eight figures stand at the new level, and at least eight changes, over a year or more,
came before it since the last break. It is one where the change lies as far outside the changes before as those that
`implausible-change` tells of, where no later figure comes back by half of it or to any figure before, and where the
changes after are usual ones again. The figures after, and the four before, lie closer together than the step is wide: a
slope is no step. Nothing is said of a figure that a note explains, nor of series whose figures share months with their
neighbours.

PASS metrics/example-agency/downtime.csv
    metric,service,period,value,marker,note
    downtime,example-appointments,2025-03,112,,
    downtime,example-appointments,2025-04,125,,
    downtime,example-appointments,2025-05,118,,
    downtime,example-appointments,2025-06,106,,
    downtime,example-appointments,2025-07,115,,
    downtime,example-appointments,2025-08,121,,
    downtime,example-appointments,2025-09,109,,
    downtime,example-appointments,2025-10,119,,
    downtime,example-appointments,2025-11,124,,
    downtime,example-appointments,2025-12,113,,
    downtime,example-appointments,2026-01,117,,
    downtime,example-appointments,2026-02,110,,
    downtime,example-appointments,2026-03,120,,
    downtime,example-appointments,2026-04,251,b,Nights are counted from April 2026
    downtime,example-appointments,2026-05,244,,
    downtime,example-appointments,2026-06,259,,
    downtime,example-appointments,2026-07,247,,

FAIL metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2025-03,112
    downtime,example-appointments,2025-04,125
    downtime,example-appointments,2025-05,118
    downtime,example-appointments,2025-06,106
    downtime,example-appointments,2025-07,115
    downtime,example-appointments,2025-08,121
    downtime,example-appointments,2025-09,109
    downtime,example-appointments,2025-10,119
    downtime,example-appointments,2025-11,124
    downtime,example-appointments,2025-12,113
    downtime,example-appointments,2026-01,117
    downtime,example-appointments,2026-02,110
    downtime,example-appointments,2026-03,120
    downtime,example-appointments,2026-04,251
    downtime,example-appointments,2026-05,244
    downtime,example-appointments,2026-06,259
    downtime,example-appointments,2026-07,247
"""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.fraction import suspects
from plainfigures.check.usual_changes import LEAST_CHANGES, far, usual
from plainfigures.model.amounts import amount
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem

ID = "step"
LEAST_AFTER, MOST_AFTER = 4, 8
LEAST_MONTHS = 12  # so that a season's change is among those before
COMES_BACK = 0.5


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the first figure at the new level of each series that has stepped without a word."""
    metrics = evidence.documents.metrics
    steps = _steps(evidence.series_changes)
    if not steps.is_empty():
        told = suspects(evidence).select("path", "line")
        for row in steps.join(told, on=["path", "line"], how="anti").iter_rows(named=True):
            yield Problem(evidence.place(row, "value"), ID, "warning", *_words(metrics[row["metric"]], row))


def _steps(changes: pl.DataFrame) -> pl.DataFrame:
    """Return the row of each step, with the lowest and highest figure on either side of it."""
    changes = _with_widest_of_the_newest(changes)
    at = pl.col("back") - pl.col("widest_back")
    step = changes.filter((at == 0) & pl.col("note").is_null())
    sides = changes.join(step.select("series"), on="series", how="semi")
    enough = pl.col("number") * pl.col("frequency") >= LEAST_MONTHS
    judged = step.join(usual(sides.filter(at > 0)), on="series").filter(enough & far())
    after = sides.filter(at < 0).join(judged.select("series", "middle", "deviation", "widest"), on="series")
    judged = judged.join(after.filter(far()), on="series", how="anti")
    return judged.join(sides.group_by("series").agg(**_levels(at)), on="series").filter(_stays())


def _with_widest_of_the_newest(changes: pl.DataFrame) -> pl.DataFrame:
    """Return the series with changes enough, how many changes come after each, and after the widest of the newest."""
    size = pl.len().over("series")
    changes = changes.filter(size >= LEAST_CHANGES + LEAST_AFTER).with_columns(
        back=pl.col("series").cum_count(reverse=True).over("series").cast(pl.Int64) - 1,
        off=(pl.col("change") - pl.col("change").median().over("series")).abs(),
    )
    newest = changes.filter(pl.col("back") < MOST_AFTER).sort("off", maintain_order=True)
    widest = newest.group_by("series").agg(widest_back=pl.col("back").last())
    return changes.join(widest.filter(pl.col("widest_back") >= LEAST_AFTER - 1), on="series", maintain_order="left")


def _levels(at: pl.Expr) -> dict[str, pl.Expr]:
    """Return the lowest and highest of all figures before the step, of the last few of them, and of those after it."""
    now, was = pl.col("#number"), pl.col("was")
    few = at < LEAST_AFTER
    sides = {"before": (at > 0, at >= 0), "right_before": ((at > 0) & few, (at >= 0) & few), "after": (at <= 0, at < 0)}
    levels = {}
    for side, (later, earlier) in sides.items():
        levels[f"lowest_{side}"] = pl.min_horizontal(now.filter(later).min(), was.filter(earlier).min())
        levels[f"highest_{side}"] = pl.max_horizontal(now.filter(later).max(), was.filter(earlier).max())
    return levels


def _stays() -> pl.Expr:
    """Return whether the step leads from one level to another: beyond all before, and not up or down a slope."""
    width = pl.col("change").abs()
    up = pl.col("lowest_after") > pl.max_horizontal("highest_before", pl.col("was") + COMES_BACK * width)
    down = pl.col("highest_after") < pl.min_horizontal("lowest_before", pl.col("was") - COMES_BACK * width)
    level = [pl.col(f"highest_{side}") - pl.col(f"lowest_{side}") < width for side in ("right_before", "after")]
    return pl.when(pl.col("change") > 0).then(up).otherwise(down) & pl.all_horizontal(level)


def _words(metric: Metric, row: Row) -> tuple[str, str]:
    def between(side: str) -> str:
        low, high = (amount(Decimal(str(row[f"{which}_{side}"])), metric) for which in ("lowest", "highest"))
        return f"between {low} and {high}" if low != high else f"at {low}"

    message = (
        f"from {Period(row['start'], row['months']).label} on the figures lie {between('after')}, "
        f"those before lay {between('before')}, and nothing says why"
    )
    cure = (
        "if it is counted in another way, mark this figure b and say how in the note, or have the change added under "
        f"changes in schemas/metrics/{metric.domain}/{metric.id}.yml; if not, say in the note what happened, or "
        "correct the figures"
    )
    return message, cure
