"""A figure that leaps as its series never did is looked at twice before it is published.

Only the newest figure of a series is judged, by its change from the figure right before, and only where at least eight
such changes came before it since the last break or change of definition. It is doubtful where it lies more than
five times as far from the middle change as changes usually do (by the median absolute deviation), and half as far
again as any of them did. Series whose figures share months with their neighbours are left out, and so are figures that
a note explains.

PASS metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2025-08,112
    downtime,example-appointments,2025-09,125
    downtime,example-appointments,2025-10,118
    downtime,example-appointments,2025-11,106
    downtime,example-appointments,2025-12,115
    downtime,example-appointments,2026-01,121
    downtime,example-appointments,2026-02,109
    downtime,example-appointments,2026-03,119
    downtime,example-appointments,2026-04,124
    downtime,example-appointments,2026-05,113

FAIL metrics/example-agency/downtime.csv
    metric,service,period,value
    downtime,example-appointments,2025-08,112
    downtime,example-appointments,2025-09,125
    downtime,example-appointments,2025-10,118
    downtime,example-appointments,2025-11,106
    downtime,example-appointments,2025-12,115
    downtime,example-appointments,2026-01,121
    downtime,example-appointments,2026-02,109
    downtime,example-appointments,2026-03,119
    downtime,example-appointments,2026-04,124
    downtime,example-appointments,2026-05,1130
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.fraction import suspects
from plainfigures.check.usual_changes import far, usual
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem

ID = "implausible-change"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the newest figure of each series whose last change lies far outside the changes before."""
    metrics = evidence.documents.metrics
    for row in _leaps(evidence).iter_rows(named=True):
        metric = metrics[row["metric"]]
        yield Problem(evidence.place(row, "value"), ID, "warning", *_words(metric, row))


def _leaps(evidence: Evidence) -> pl.DataFrame:
    changes = evidence.series_changes
    judged = changes.filter(pl.col("newest") & pl.col("note").is_null())
    leaps = judged.join(usual(changes.filter(~pl.col("newest"))), on="series").filter(far())
    if leaps.is_empty():
        return leaps
    return leaps.join(suspects(evidence).select("path", "line"), on=["path", "line"], how="anti")


def _words(metric: Metric, row: Row) -> tuple[str, str]:
    def shown(number: float) -> str:
        return f"{number:+,.{metric.decimals}f}".replace("-", "\N{MINUS SIGN}")

    value = f"value {row['value']}" if row["value"] else f"the value that the parts give, {row['#number']:.6g},"
    period = Period(row["start"], row["months"]).shifted(-row["frequency"])
    less = "less" if row["change"] < 0 else "more"
    usual = f"lay between {shown(row['lowest'])} and {shown(row['highest'])}"
    usual = usual if row["highest"] - row["lowest"] else f"were all {shown(row['lowest']).strip('+')}"
    message = (
        f"{value} is {abs(row['change']):,.{metric.decimals}f} {less} than in {period.label}; "
        f"the {row['number']} changes before {usual}"
    )
    cure = (
        "look at the figure again; if it is right, write into the note what happened, and mark a change of counting b"
    )
    return message, cure
