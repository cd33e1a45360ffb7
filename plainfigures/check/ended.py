"""Services and organisations have figures only for the time when there was one: from their `since` to their `until`.

Those of a service stand in `services.csv`, those of an organisation in `organisation.yml`. A period in which it began
or ended still has its figure.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-licences,120

FAIL 2021-Q2.csv
    metric,service,value
    transactions,example-licences,120
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, Row, once_a_file
from plainfigures.model.period import Period, in_words
from plainfigures.model.problem import Problem
from plainfigures.model.words import counted, quoted

ID = "ended"
DAYS = {"organisation": pl.String, "#since": pl.Date, "#until": pl.Date}


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period begins after its service or organisation ended, or is over before it began.

    Where the period is that of the file's name, the first row of each service stands for all. Of an organisation's
    figures the first of a file does so always, and nothing is then said of their services.
    """
    figures = evidence.figures.filter(~pl.col("contradicts_name"))
    of_bodies = _outside(figures, _days_of_organisations(evidence), ["organisation"])
    of_services = _outside(figures, _days_of_services(evidence), ["organisation", "service"])
    for row in _first_of_each_file(of_bodies).iter_rows(named=True):
        told = _words(row, row["organisation"], "organisation.yml", row["figures"], row["periods"])
        yield Problem(evidence.place(row, "period"), ID, "error", *told)
    for row in once_a_file(of_services.join(of_bodies, on=["path", "line"], how="anti"), ["path", "service"]):
        yield Problem(evidence.place(row, "period"), ID, "error", *_words(row, row["service"], "services.csv"))


def _days_of_organisations(evidence: Evidence) -> pl.DataFrame:
    known = evidence.documents.organisations.values()
    return pl.DataFrame([(each.id, each.since, each.until) for each in known], schema=DAYS, orient="row")


def _days_of_services(evidence: Evidence) -> pl.DataFrame:
    return evidence.services.select(
        "organisation",
        pl.col("id").alias("service"),
        *(pl.col(name).str.to_date("%Y-%m-%d", strict=False).alias(f"#{name}") for name in ("since", "until")),
    ).unique(["organisation", "service"], keep="first", maintain_order=True)


def _outside(figures: pl.DataFrame, days: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Return the figures whose period lies wholly after the last day or before the first; `late` says which."""
    dated = days.filter(pl.col("#since").is_not_null() | pl.col("#until").is_not_null())
    ends = pl.col("start").dt.offset_by(pl.format("{}mo", pl.col("months")))
    late, early = (pl.col("start") > pl.col("#until")).fill_null(value=False), ends <= pl.col("#since")
    few = figures.lazy().join(dated.lazy(), on=key, maintain_order="left").filter(late | early)
    return few.with_columns(late=late).collect()


def _first_of_each_file(figures: pl.DataFrame) -> pl.DataFrame:
    each = pl.struct("path", "late")
    spans = pl.struct("start", "months").n_unique().over("path", "late")
    return figures.with_columns(figures=pl.len().over("path", "late"), periods=spans).filter(each.is_first_distinct())


def _words(row: Row, id_: str, file: str, figures: int = 1, periods: int = 1) -> tuple[str, str]:
    day: date = row["#until"] if row["late"] else row["#since"]
    label = Period(row["start"], row["months"]).label
    many = f"{counted(figures, 'figure')} here are for" if figures > 1 else "the figure is for"
    others = f"periods {'after' if row['late'] else 'before'} that, the first of them {label}"
    message = (
        f"{quoted(id_)} {'ended' if row['late'] else 'began'} on {in_words(day)}, "
        f"but {many} {label if periods == 1 else others}"
    )
    name = "until" if row["late"] else "since"
    return message, f"correct the period, or {name} in metrics/{row['organisation']}/{file}"
