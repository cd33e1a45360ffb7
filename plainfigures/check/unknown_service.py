"""Every service that a figure names stands in the organisation's own `services.csv`.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value
    transactions,example-permit,120
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.problem import Problem
from plainfigures.model.words import did_you_mean, nearest, quoted

ID = "unknown-service"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose service is not one of its organisation's own."""
    owners: dict[str, list[str]] = {}
    for service, organisation in evidence.services.select("id", "organisation").iter_rows():
        owners.setdefault(service, []).append(organisation)
    own = evidence.services.select(pl.col("id").alias("service"), "organisation").drop_nulls().unique()
    strangers = evidence.figures.filter(pl.col("service").is_not_null()).join(
        own, on=["service", "organisation"], how="anti"
    )
    for row in strangers.iter_rows(named=True):
        yield Problem(evidence.place(row, "service"), ID, "error", *_words(row, owners))


def _words(row: Row, owners: dict[str, list[str]]) -> tuple[str, str]:
    service, organisation = row["service"], row["organisation"]
    if service in owners:
        others = " and ".join(owners[service])
        return f"{quoted(service)} is a service of {others}", f"put the figure into metrics/{owners[service][0]}/"
    known = [id_ for id_, folders in owners.items() if organisation in folders]
    near = nearest(service, known)
    file = f"metrics/{organisation}/services.csv"
    cure = f"write {near}" if near else f"correct the id, or add the service to {file}"
    return f"{file} lists no service {quoted(service)}.{did_you_mean(service, known)}", cure
