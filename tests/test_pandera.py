import polars as pl
import pytest

from plainfigures.check.evidence import Finding
from plainfigures.check.schema import TableSchema, load_schema, validated
from tests.roots import REPOSITORY

CELLS = {"metric": ["transactions", "Transactions", None], "value": ["84.20", "84,2", "1e5"]}


@pytest.fixture(scope="module")
def schema() -> TableSchema:
    """The repository's own schema of figures."""
    loaded = load_schema((REPOSITORY / "schemas/observations.yml").read_text("utf-8"))
    assert loaded is not None
    return loaded


def frame(schema: TableSchema) -> pl.DataFrame:
    blank = dict.fromkeys(schema.columns, [None] * 3)
    return pl.DataFrame({**blank, **CELLS}, schema=dict.fromkeys(schema.columns, pl.String))


def test_a_bad_value_is_refused(schema: TableSchema) -> None:
    """Every cell that the schema refuses is found, with its row, its column and the check that it failed."""
    found = sorted(validated(schema, frame(schema)), key=lambda finding: (finding.row, finding.column))
    assert found == [
        Finding("observations", 1, "metric", "str_matches", "Transactions"),
        Finding("observations", 1, "value", "str_matches", "84,2"),
        Finding("observations", 2, "metric", "not_nullable", ""),
        Finding("observations", 2, "value", "str_matches", "1e5"),
    ]


def test_a_lazy_frame_is_not_let_through(schema: TableSchema) -> None:
    """Pandera skips every check of a LazyFrame's data without a word, so that one must not get as far as that."""
    with pytest.raises((TypeError, AttributeError)):
        validated(schema, frame(schema).lazy())  # type: ignore[arg-type]


def test_why_frames_are_eager(schema: TableSchema) -> None:
    """As long as this holds, only eager frames may be checked: pandera passes bad values in a LazyFrame."""
    passed = schema.validate(frame(schema).lazy(), lazy=True)
    assert passed.collect().equals(frame(schema))
