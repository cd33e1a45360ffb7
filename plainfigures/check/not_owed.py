"""Every metric of which there are figures is named by an obligation, so that one that does not come is noticed.

Where `schemas/obligations.yml` is empty, nobody owes anything, and nothing is said. A metric that nobody is to owe is
named with `kinds: []`.

PASS schemas/obligations.yml
    - {metric: transactions, kinds: [council, executive-agency], from: 2027-Q1}
    - {metric: digital-take-up, kinds: [executive-agency], from: 2027-Q1}
    - {metric: completion-rate, kinds: [ministerial-department], from: 2027-Q1}
    - {metric: avoidable-contact, kinds: [ministerial-department], from: 2027-Q1}
    - {metric: user-satisfaction, kinds: [ministerial-department], from: 2027-01}
    - {metric: complaints-upheld, kinds: [executive-agency], from: 2027-Q1}
    - {metric: cost-per-transaction, kinds: [ministerial-department], from: 2027}
    - {metric: downtime, kinds: [executive-agency], from: 2027-01}
    - {metric: foi-requests-received, kinds: [ministerial-department], from: 2027-Q1}
    - {metric: foi-answered-on-time, kinds: [ministerial-department], from: 2027-Q1}
    - {metric: internet-use, kinds: [], from: 2027}
    - {metric: offline-route, kinds: [council], from: FY2026-27}

FAIL schemas/obligations.yml
    - {metric: transactions, kinds: [council, executive-agency], from: 2027-Q1}
    - {metric: digital-take-up, kinds: [executive-agency], from: 2027-Q1}
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.metric import MONTHS, Metric
from plainfigures.model.organisation import Organisation
from plainfigures.model.period import Period
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import quoted

ID = "not-owed"
PATH = "schemas/obligations.yml"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each metric of which figures are submitted and that no obligation names.

    Where some obligation cannot be understood, or names what nobody has defined, that may be the one that is missed.
    """
    known = evidence.documents
    named = {obligation.metric for obligation in known.obligations}
    in_doubt = any(problem.location.path == PATH for problem in evidence.document_problems)
    if not named or in_doubt or not named <= set(known.metrics):
        return
    submitted = evidence.sound.filter(~pl.col("metric").is_in(list(named)))
    metrics = submitted.group_by("metric").agg(pl.col("organisation").unique(), pl.col("start").max())
    for row in metrics.sort("metric").iter_rows(named=True):
        message = (
            f"nobody owes {quoted(row['metric'])}, of which there are figures, so one that is missing goes unnoticed"
        )
        line = _line(known.metrics[row["metric"]], row, known.organisations, evidence.today)
        cure = f"add the line: {line} (with kinds: [] if nobody is to owe it)"
        yield Problem(Location(PATH), ID, "warning", message, cure)


def _line(metric: Metric, row: Row, organisations: dict[str, Organisation], today: date) -> str:
    """Return the obligation of the kinds of organisation that give the figures, from the period that now runs on."""
    kinds = sorted({organisations[each].kind for each in row["organisation"] if each in organisations})
    period = Period(row["start"], metric.months)
    while period.end < today:
        period = period.shifted(MONTHS[metric.frequency])
    return f"- {{metric: {metric.id}, kinds: [{', '.join(kinds)}], from: {period}}}"
