"""What was owed by the day of the check and is not there, by organisation, metric, service and period."""

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import folder_of
from plainfigures.model.obligation import Duty, counts_for, duties

WHO = ["organisation", "metric"]
SCHEMA = {
    **dict.fromkeys(("organisation", "service", "metric"), pl.String),
    **dict.fromkeys(("months", "days", "first", "last", "step"), pl.Int64),
}


def overdue(evidence: Evidence) -> pl.DataFrame:
    """Return what was due before the day of the check and has no row, with the last day on which it was on time.

    Organisations with files that cannot be understood in full are left out, and so are metrics of theirs with figures
    that other rules refuse: what seems to be missing may be one of those.
    """
    known = evidence.documents
    found = duties(known.organisations.values(), evidence.inventory, known.metrics, known.obligations, evidence.today)
    due = _each_period(list(found)).filter(pl.col("due") < evidence.today)
    if due.is_empty():
        return due
    asked = evidence.figures.filter(pl.col("metric").is_in(due["metric"].unique().to_list()))
    here = asked.with_columns(_counted_for(evidence))
    doubtful = asked.join(evidence.sound.select("path", "line"), on=["path", "line"], how="anti").select(WHO).unique()
    unread = {*map(folder_of, evidence.not_understood), *evidence.unread_inventories}
    gaps = due.join(here, on=[*WHO, "service", "start", "months"], how="anti").join(doubtful, on=WHO, how="anti")
    return gaps.filter(~pl.col("organisation").is_in(list(unread)))


def _each_period(found: list[Duty]) -> pl.DataFrame:
    """Return a row for each period of each duty, with the last day on which its figure was on time."""
    rows = [
        (each.organisation, each.service, each.metric.id, each.metric.months, each.metric.due, *_span(each))
        for each in found
    ]
    table = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    month = pl.int_ranges("first", pl.col("last") + 1, step="step")
    table = table.with_columns(month.alias("month")).explode("month")
    start = pl.date(pl.col("month") // 12, pl.col("month") % 12 + 1, 1)
    after = start.dt.offset_by(pl.format("{}mo", pl.col("months")))
    due = after + pl.duration(days=pl.col("days") - 1)
    return table.select(*WHO, "service", "months", start.alias("start"), due.cast(pl.Date).alias("due")).unique()


def _span(duty: Duty) -> tuple[int, int, int]:
    first, last = (period.start.year * 12 + period.start.month - 1 for period in (duty.first, duty.last))
    return first, last, duty.step


def _counted_for(evidence: Evidence) -> pl.Expr:
    """Return the service for which each figure counts, blank for the organisation as a whole."""
    of_services = [each.id for each in evidence.documents.metrics.values() if counts_for(each, "any")]
    return pl.when(pl.col("metric").is_in(of_services)).then(pl.col("service")).fill_null("").alias("service")
