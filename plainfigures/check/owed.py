"""A figure that was due has come, or a row says why there is none: a marker that explains it, and a note.

What is due is worked out from `schemas/obligations.yml`: nobody is asked for what does not stand there, nor for a time
when there was no such organisation or service. Of each metric the two newest periods that fell due within the last year
have a line each, and all others are counted in one. Where files of an organisation hold something that cannot be
understood, nothing is said: what is missing may stand in them.

BEFORE schemas/obligations.yml
    - {metric: transactions, kinds: [council], from: 2026-Q3}
    - {metric: digital-take-up, kinds: [council], from: 2027-Q1}
    - {metric: completion-rate, kinds: [council], from: 2027-Q1}
    - {metric: avoidable-contact, kinds: [council], from: 2027-Q1}
    - {metric: user-satisfaction, kinds: [council], from: 2027-01}
    - {metric: complaints-upheld, kinds: [council], from: 2027-Q1}
    - {metric: cost-per-transaction, kinds: [council], from: 2027}
    - {metric: downtime, kinds: [council], from: 2027-01}
    - {metric: foi-requests-received, kinds: [council], from: 2027-Q1}
    - {metric: foi-answered-on-time, kinds: [council], from: 2027-Q1}
    - {metric: internet-use, kinds: [council], from: 2027}
    - {metric: offline-route, kinds: [council], from: 2027}

PASS metrics/example-council/2026-Q3.csv
    metric,service,value,marker,note
    transactions,example-bins,,x,The counter was out of order

FAIL metrics/example-council/2026-Q3.csv
    metric,service,value
    digital-take-up,example-bins,61.5
"""

from collections.abc import Iterator
from datetime import timedelta

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.check.overdue import WHO, overdue
from plainfigures.check.places import folder_of, role_of, stem_of
from plainfigures.model.period import Period, in_words, parse_period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import counted, listed, quoted

ID = "owed"
NEWEST = 2
RECENT = timedelta(days=365)
MOST_NAMED = 3
EXPLAIN = "with the value, or with a blank value, the marker x and a note that says why"
Files = dict[tuple[str, str], str]


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each period for which an organisation owed figures of a metric that have not come, older ones as one."""
    gaps = overdue(evidence)
    if gaps.is_empty():
        return
    newest, by_period = _newest_files(evidence), _files_by_period(evidence)
    for row in _by_period(gaps, evidence).iter_rows(named=True):
        path = _file(row, newest, by_period)
        told = _one(row, path, there=path in evidence.source.paths) if row["recent"] else _several(row)
        yield Problem(Location(path), ID, "warning", *told)


def _by_period(gaps: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """Return a row for each period that is told by itself, and one for all others of the same metric."""
    named = pl.col("service").filter(pl.col("service") != "").sort()
    periods = gaps.group_by(*WHO, "start", "months", "due").agg(
        services=named.head(MOST_NAMED), figures=pl.len(), named=named.len()
    )
    back = pl.col("start").rank("ordinal", descending=True).over(WHO)
    recent = (back <= NEWEST) & (pl.col("due") >= evidence.today - RECENT)
    periods = periods.with_columns(recent=recent, told=pl.when(recent).then("start")).sort(*WHO, "start")
    return periods.group_by(*WHO, "told", "recent", maintain_order=True).agg(
        pl.col("start", "months", "due", "services", "named").last(),
        pl.col("figures").sum(),
        periods=pl.len(),
        first=pl.col("start").first(),
    )


def _newest_files(evidence: Evidence) -> Files:
    """Return the file in which the newest figure of each organisation's metric stands."""
    newest = evidence.sound.group_by(WHO).agg(pl.col("path").sort_by("start", maintain_order=True).last())
    return {(row[0], row[1]): row[2] for row in newest.iter_rows()}


def _files_by_period(evidence: Evidence) -> dict[tuple[str, Period], str]:
    """Return the submissions that are named by a period, by organisation and period."""
    named = [(path, parse_period(stem_of(path))) for path in evidence.source.paths if role_of(path) == "submission"]
    return {(folder_of(path), period): path for path, period in named if isinstance(period, Period)}


def _file(row: Row, newest: Files, by_period: dict[tuple[str, Period], str]) -> str:
    """Return the file in which the figures should stand; it may not be there yet."""
    period = Period(row["start"], row["months"])
    beside = newest.get((row["organisation"], row["metric"]), "")
    if beside and not isinstance(parse_period(stem_of(beside)), Period):
        return beside
    name = str(period).replace("/", "_")
    return by_period.get((row["organisation"], period), f"metrics/{row['organisation']}/{name}.csv")


def _one(row: Row, path: str, *, there: bool) -> tuple[str, str]:
    period = Period(row["start"], row["months"])
    message = f"there is no figure of {quoted(row['metric'])} for {period.label}, due on {in_words(row['due'])}"
    if row["named"]:
        message += f", for {_services(row)}"
    rows = "a row" if row["figures"] == 1 else "a row for each"
    if there:
        return message, f"add {rows} {EXPLAIN}"
    new = f'"build.py new {row["organisation"]} {period}" writes the rows'
    return message, f"add the file {path} and in it {rows} {EXPLAIN}; {new}"


def _services(row: Row) -> str:
    more = row["named"] - len(row["services"])
    names = [*row["services"], *([f"{more:,} more"] if more else [])]
    return f"the service{'s' if len(names) > 1 else ''} {listed(names, 'and')}"


def _several(row: Row) -> tuple[str, str]:
    first, last = (Period(row[name], row["months"]).label for name in ("first", "start"))
    span = last if row["periods"] == 1 else f"{row['periods']:,} periods, the first {first}, the last {last}"
    verb = "was" if row["figures"] == 1 else "were"
    figures = (
        f"{counted(row['figures'], 'figure')} of {quoted(row['metric'])} that {verb} due by {in_words(row['due'])}"
    )
    message = f"{figures} {'is' if row['figures'] == 1 else 'are'} missing, for {span}"
    return message, f"add {'a row' if row['figures'] == 1 else 'rows'} {EXPLAIN}"
