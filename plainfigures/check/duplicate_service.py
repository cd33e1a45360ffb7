"""The id of a service stands once in all inventories together, since its page's address is made of it.

PASS services.csv
    id,name
    example-permits,Example permits
    example-licences,Example licences

FAIL services.csv
    id,name
    example-permits,Example permits
    example-licences,Example licences
    example-permits,More example permits
"""

from collections.abc import Iterator

import polars as pl

from plainfigures.check.evidence import Evidence, Row
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import brief, quoted

ID = "duplicate-service"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each service whose id an earlier row has already."""
    numbered = evidence.services.with_row_index("row").filter(pl.col("id").is_not_null())
    numbered = numbered.with_columns(first=pl.col("row").min().over("id")).filter(pl.col("first") != pl.col("row"))
    for row in numbered.iter_rows(named=True):
        first = evidence.services.row(row["first"], named=True)
        message = f"the id {quoted(row['id'])} is taken already in {Location(first['path'], first['line'])}"
        yield Problem(evidence.place(row, "id"), ID, "error", message, _cure(row, first))


def _cure(row: Row, first: Row) -> str:
    another = f"choose another id, for example {row['organisation']}-{brief(row['id'])}"
    return f"delete one of the two rows, or {another}" if row["path"] == first["path"] else another
