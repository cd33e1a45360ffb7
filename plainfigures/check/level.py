"""A metric of services is given for a service, a metric of organisations for the organisation as a whole.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value
    transactions,,120
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed, quoted

ID = "level"
MOST_NAMED = 6


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row that names a service where its metric has none, or none where it needs one."""
    metrics = evidence.documents.metrics.values()
    of_services = [metric.id for metric in metrics if metric.level == "service"]
    of_organisations = [metric.id for metric in metrics if metric.level == "organisation"]
    own = evidence.services.drop_nulls("id").group_by("organisation").agg("id").iter_rows()
    services: dict[str, list[str]] = dict(own)
    nameless = pl.col("service").is_null() & ~evidence.may_stand_elsewhere("service")
    for row in evidence.rows(pl.col("metric").is_in(of_services) & nameless):
        message = f"{quoted(row['metric'])} is given for a service, but none is named"
        yield Problem(
            evidence.place(row, "service"), ID, "error", message, _cure(services.get(row["organisation"], []))
        )
    for row in evidence.rows(pl.col("metric").is_in(of_organisations) & pl.col("service").is_not_null()):
        message = f"{quoted(row['metric'])} is given for an organisation as a whole, not for {quoted(row['service'])}"
        yield Problem(evidence.place(row, "service"), ID, "error", message, "leave the service cell blank")


def _cure(services: list[str]) -> str:
    if not services or len(services) > MOST_NAMED:
        return "write the id of the service, from your services.csv, into the column service"
    return f"write {listed(services)} into the column service"
