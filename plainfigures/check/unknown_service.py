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
from plainfigures.check.mend import perhaps
from plainfigures.model.document import IDENTIFIER
from plainfigures.model.problem import Problem
from plainfigures.model.words import Known, brief, listed, quoted

ID = "unknown-service"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each row whose service is not one of its organisation's own, where those are known.

    What is no id is left to `cell-format`, and a service given for a metric of organisations to `level`.
    """
    own = evidence.services.select(pl.col("id").alias("service"), "organisation").drop_nulls()
    own = own.unique(maintain_order=True)
    owners = dict(own.reverse().iter_rows())
    by_organisation = own.group_by("organisation").agg("service").iter_rows()
    known = {organisation: Known(services) for organisation, services in by_organisation}
    metrics = evidence.documents.metrics.values()
    of_organisations = [metric.id for metric in metrics if metric.level == "organisation"]
    strangers = evidence.figures.join(own, on=["service", "organisation"], how="anti", maintain_order="left").filter(
        pl.col("service").str.contains(f"^(?:{IDENTIFIER.pattern})$"),
        ~pl.col("organisation").is_in(list(evidence.unread_inventories)),
        pl.col("metric").is_null() | ~pl.col("metric").is_in(of_organisations),
    )
    with_services = set(evidence.services["organisation"])
    for row in strangers.filter(pl.col("organisation").is_in(with_services)).iter_rows(named=True):
        yield Problem(evidence.place(row, "service"), ID, "error", *_words(row, owners, known[row["organisation"]]))
    without = strangers.filter(~pl.col("organisation").is_in(with_services))
    for rows in without.partition_by("organisation", maintain_order=True):
        row = rows.row(0, named=True)
        file = f"metrics/{row['organisation']}/services.csv"
        unknown = [brief(id_) for id_ in rows["service"].unique(maintain_order=True)]
        needed = f"a row for {unknown[0]}" if len(unknown) == 1 else f"a row each for {listed(unknown, 'and')}"
        cure = f"add {file} with the columns id and name, and {needed}"
        message = f"there is no {file}, so nobody knows the service {quoted(row['service'])}"
        yield Problem(evidence.place(row, "service"), ID, "error", message, cure)


def _words(row: Row, owners: dict[str, str], known: Known) -> tuple[str, str]:
    service, organisation = row["service"], row["organisation"]
    if service in owners:
        other = owners[service]
        message = f"{quoted(service)} is a service of {other}, not of {organisation}"
        return message, f"correct the id, or put the figure into metrics/{other}/"
    file = f"metrics/{organisation}/services.csv"
    return f"{file} lists no service {quoted(service)}", perhaps(service, known, f"add the service to {file}")
