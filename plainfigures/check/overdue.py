"""What was owed by the day of the check and is not there, by organisation, metric, service and period."""

from collections.abc import Iterable

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
    due = _each_period(found).filter(pl.col("due") < evidence.today)
    if due.is_empty():
        return due
    asked = pl.col("metric").is_in(due["metric"].unique().to_list())
    here = evidence.figures.select(*WHO, "start", _counted_for(evidence)).filter(asked)
    gaps = due.join(here, on=[*WHO, "service", "start"], how="anti").unique()
    unread = {*map(folder_of, evidence.not_understood), *evidence.unread_inventories}
    in_doubt = _with_refused_figures(here, evidence.sound.select(WHO).filter(asked))
    return gaps.filter(~pl.col("organisation").is_in(list(unread))).join(in_doubt, on=WHO, how="anti")


def _with_refused_figures(here: pl.DataFrame, sound: pl.DataFrame) -> pl.DataFrame:
    """Return the organisations' metrics of which some figures are not sound."""
    counts = here.group_by(WHO).len("all").join(sound.group_by(WHO).len("sound"), on=WHO, how="left")
    return counts.filter(pl.col("all").ne_missing(pl.col("sound")))


def _each_period(found: Iterable[Duty]) -> pl.DataFrame:
    """Return a row for each period of each duty, with the last day on which its figure was on time."""
    table = pl.DataFrame(map(_row, found), schema=SCHEMA, orient="row")
    month = pl.int_ranges("first", pl.col("last") + 1, step="step")
    table = table.with_columns(month.alias("month")).explode("month")
    due = _first_day(pl.col("month") + pl.col("months")) + pl.duration(days=pl.col("days") - 1)
    return table.select(*WHO, "service", "months", _first_day(pl.col("month")).alias("start"), due.alias("due"))


def _row(duty: Duty) -> tuple[str, str, str, int, int, int, int, int]:
    metric = duty.metric
    return duty.organisation, duty.service, metric.id, metric.months, metric.due, duty.first, duty.last, duty.step


def _first_day(month: pl.Expr) -> pl.Expr:
    return pl.date(month // 12, month % 12 + 1, 1)


def _counted_for(evidence: Evidence) -> pl.Expr:
    """Return the service for which each figure counts, blank for the organisation as a whole."""
    of_services = [each.id for each in evidence.documents.metrics.values() if counts_for(each, "any")]
    return pl.when(pl.col("metric").is_in(of_services)).then(pl.col("service")).fill_null("").alias("service")
