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
    numbered = numbered.with_columns(pl.col("row", "path", "line").first().over("id").name.prefix("first_"))
    numbered = numbered.filter(pl.col("first_row") != pl.col("row"))
    for row in numbered.iter_rows(named=True):
        message = f"the id {quoted(row['id'])} is taken already in {Location(row['first_path'], row['first_line'])}"
        yield Problem(evidence.place(row, "id"), ID, "error", message, _cure(row))


def _cure(row: Row) -> str:
    another = f"choose another id, for example {row['organisation']}-{brief(row['id'])}"
    return f"delete one of the two rows, or {another}" if row["path"] == row["first_path"] else another
