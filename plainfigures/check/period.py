"""Every figure names its period: in the column `period`, or by the name of its file.

Write `2026-Q2` for April to June 2026, `2026-04` for a month, `2026` for a calendar year, `FY2026-27` for a financial
year, `FY2026-27-Q1` for a quarter of one, and `2025-09/P12M` for any other first month and number of months. Where the
file's name is a period and there is a column too, the two agree.

PASS figures.csv
    metric,service,period,value
    transactions,example-permits,2025-Q2,120

FAIL figures.csv
    metric,service,period,value
    transactions,example-permits,Q2 2025,120
"""

import re
from collections.abc import Collection, Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.mend import NO_SPELLING, plain_period
from plainfigures.check.period_frequency import like_period, time_covered
from plainfigures.check.places import stem_of
from plainfigures.model.metric import Metric
from plainfigures.model.period import NotAPeriod, Period, parse_period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import quoted

ID = "period"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose period is missing, cannot be read, or contradicts the file's name."""
    yield from _without_any(evidence)
    cures: dict[tuple[str, str], str] = {}  # few texts are wrong in many rows
    for row in evidence.rows(
        pl.col("period_text").is_not_null() & (pl.col("start").is_null() | pl.col("contradicts_name"))
    ):
        period = parse_period(row["period_text"])
        if isinstance(period, NotAPeriod):
            message = (
                f"period {quoted(row['period_text'])}{':' if 'begins in' in period.message else ''} {period.message}"
            )
            kind = (row["period_text"], row["metric"])
            if kind not in cures:
                cures[kind] = _cure(kind[0], period, evidence.documents.metrics.get(kind[1]), evidence.today)
            yield Problem(evidence.place(row, "period"), ID, "error", message, cures[kind])
        elif row["contradicts_name"]:
            yield Problem(evidence.place(row, "period"), ID, "error", *_contradiction(row, period))


def _cure(text: str, wrong: NotAPeriod, metric: Metric | None, today: date) -> str:
    """Return what to write; where that would be no period of the metric, what such a one looks like."""
    plain = plain_period(text, metric.months if metric else 0)
    meant = parse_period((plain or wrong.cure.removeprefix("write ")).partition(" ")[0])
    if metric and isinstance(meant, Period) and meant.months != metric.months:
        like = like_period(metric, meant, today)
        return f"write a period like {like} ({like.label}), since {quoted(metric.id)} covers {time_covered(metric)}"
    if metric and plain is None and wrong.message == NO_SPELLING:
        like = like_period(metric, Period(today.replace(day=1), 1), today)
        return f"write a period like {like} ({like.label})"
    return f"write {plain}" if plain else wrong.cure


def _without_any(evidence: Evidence) -> Iterator[Problem]:
    nameless = evidence.figures.filter(pl.col("period_text").is_null(), ~evidence.may_stand_elsewhere("period"))
    for (path,), rows in nameless.partition_by("path", as_dict=True, maintain_order=True).items():
        file = str(path)
        if "period" in evidence.headers[file]:
            message, cure = "period is blank", "fill the cell, for example with 2026-Q2"
            for row in rows.iter_rows(named=True):
                yield Problem(evidence.place(row, "period"), ID, "error", message, cure)
        else:
            yield Problem(Location(file), ID, "error", *_nameless(file, evidence.source.paths))


def _nameless(path: str, paths: Collection[str]) -> tuple[str, str]:
    """Return that neither the file's name nor a column gives a period, and how the file could be named."""
    stem, ending = stem_of(path), path.rsplit(".", 1)[-1]
    message = "neither the file's name nor a column says which period the figures are for"
    wrong, plain = parse_period(stem), _period_within(stem)
    other = path.replace(f"{stem}.", f"{plain}.")
    if plain and other in paths:
        return message, f"put its rows into {other} and delete this file; if it is a copy, only delete it"
    if isinstance(wrong, NotAPeriod) and wrong.message != NO_SPELLING:
        message = f"{message}: {quoted(stem)} {wrong.message}"
        return message, f"name the file so that it is clear, or add a column period: {wrong.cure.replace('/', '_')}"
    if plain and " " not in plain:
        return message, f"rename the file to {plain.replace('/', '_')}.{ending}, or add a column period"
    if plain:
        return message, f"name the file for its period, {plain}, or add a column period"
    return message, f"name the file for its period, like 2026-Q2.{ending}, or add a column period"


def _period_within(stem: str) -> str | None:
    """Return how to write the period that a file's name says, or the most words with which it begins or ends."""
    apart = [stem.split(), re.sub("[_.]", " ", stem).split()]
    runs = [run for words in apart for n in range(len(words)) for run in (words[: len(words) - n], words[n:])]
    return next((plain for run in runs if (plain := plain_period(" ".join(run)))), None)


def _contradiction(row: Row, period: Period) -> tuple[str, str]:
    named = parse_period(stem_of(row["path"]))
    label = named.label if isinstance(named, Period) else ""
    message = f"period {quoted(row['period'])} is {period.label}, but the file's name says {label}"
    return message, "correct one of the two, or put the row into a file of its own period"
