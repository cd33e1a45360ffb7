import polars as pl
import pytest

from plainfigures.check.evidence import Finding
from plainfigures.check.schema import TableSchema, load_schema, validated
from tests.roots import REPOSITORY

PATH = "metrics/example-department/2026-Q2.csv"
CELLS = {"metric": ["transactions", "Transactions", None], "value": ["84.20", "84,2", "1e5"]}


@pytest.fixture(scope="module")
def schema() -> TableSchema:
    """The repository's own schema of figures."""
    loaded = load_schema((REPOSITORY / "schemas/observations.yml").read_text("utf-8"))
    assert loaded is not None
    return loaded


def frame(schema: TableSchema) -> pl.DataFrame:
    blank = dict.fromkeys(schema.columns, [None] * 3)
    cells = pl.DataFrame({**blank, **CELLS}, schema=dict.fromkeys(schema.columns, pl.String))
    return cells.with_columns(path=pl.lit(PATH), line=pl.Series([2, 3, 5]))


def test_a_bad_value_is_refused(schema: TableSchema) -> None:
    """Every cell that the schema refuses is found, with its file and line, its column and the check that it failed."""
    found = sorted(validated(schema, frame(schema)), key=lambda finding: (finding.line, finding.column))
    assert found == [
        Finding("observations", PATH, 3, "Transactions", "metric", "str_matches", "Transactions"),
        Finding("observations", PATH, 3, "Transactions", "value", "str_matches", "84,2"),
        Finding("observations", PATH, 5, "", "metric", "not_nullable", ""),
        Finding("observations", PATH, 5, "", "value", "str_matches", "1e5"),
    ]


def test_a_lazy_frame_is_not_let_through(schema: TableSchema) -> None:
    """Pandera skips every check of a LazyFrame's data without a word, so that one must not get as far as that."""
    with pytest.raises((TypeError, AttributeError)):
        validated(schema, frame(schema).lazy())  # type: ignore[arg-type]


def test_why_frames_are_eager(schema: TableSchema) -> None:
    """As long as this holds, only eager frames may be checked: pandera passes bad values in a LazyFrame."""
    cells = frame(schema).select(list(schema.columns))
    passed = schema.validate(cells.lazy(), lazy=True)
    assert passed.collect().equals(cells)
