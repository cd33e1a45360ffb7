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
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.model.problem import Problem

ID = "implausible-change"
LEAST_CHANGES = 8
TIMES_USUAL = 5
TIMES_WIDEST = 1.5
AS_NORMAL = 1.4826  # makes a median absolute deviation of a normal distribution its standard deviation
LEAST_SHARE = 0.01  # changes of less than a hundredth of the usual figure are never far


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the newest figure of each series whose last change lies far outside the changes before."""
    metrics = evidence.documents.metrics
    for row in _leaps(evidence).iter_rows(named=True):
        metric = metrics[row["metric"]]
        yield Problem(evidence.place(row, "value"), ID, "warning", *_words(metric, row))


def _leaps(evidence: Evidence) -> pl.DataFrame:
    changes = _changes(evidence)
    distance = (pl.col("change") - pl.col("change").median()).abs()
    floor = pl.max_horizontal(pl.col("#number").median().abs() * LEAST_SHARE, pl.col("least").first())
    before = changes.filter(~pl.col("newest")).group_by("series")
    usual = before.agg(
        number=pl.len(),
        middle=pl.col("change").median(),
        lowest=pl.col("change").min(),
        highest=pl.col("change").max(),
        deviation=pl.max_horizontal(distance.median() * AS_NORMAL, floor),
        widest=distance.max(),
    ).filter(pl.col("number") >= LEAST_CHANGES)
    judged = changes.filter(pl.col("newest") & pl.col("note").is_null()).join(usual, on="series")
    off = (pl.col("change") - pl.col("middle")).abs()
    far = (off > TIMES_USUAL * pl.col("deviation")) & (off > TIMES_WIDEST * pl.col("widest"))
    return judged.filter(far).join(suspects(evidence).select("path", "line"), on=["path", "line"], how="anti")


def _changes(evidence: Evidence) -> pl.DataFrame:
    """Return the figures of each series since its last break, each with its change from the one right before it."""
    metrics = [metric for metric in evidence.documents.metrics.values() if not metric.overlapping]
    judged = evidence.sound.filter(pl.col("metric").is_in([metric.id for metric in metrics if metric.unit != "yes-no"]))
    first, consecutive = _is_first(), pl.col("place") - pl.col("place").shift(1) == pl.col("frequency")
    broken = pl.col("markers").str.split(" ").list.contains("b").fill_null(value=False)
    broken = broken | (pl.col("version") != pl.col("version").shift(1)).fill_null(value=False)
    judged = judged.with_columns(
        change=pl.when(consecutive & ~broken & ~first).then(pl.col("#number") - pl.col("#number").shift(1)),
        newest=_is_first(shift=-1),
        breaks=broken.cum_sum(),
        least=pl.col("metric").replace_strict({each.id: 10.0**-each.decimals for each in metrics}, default=1.0),
    )
    since = judged.filter(pl.col("newest")).select("series", last="breaks")
    return judged.join(since, on="series").filter(pl.col("breaks") == pl.col("last"), pl.col("change").is_not_null())


def _is_first(*, shift: int = 1) -> pl.Expr:
    """Return whether a row is the first of its series, or the last where `shift` is -1."""
    return (pl.col("series") != pl.col("series").shift(shift)).fill_null(value=True)


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
