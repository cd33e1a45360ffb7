"""The typed columns that stand beside the submitted text."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plainfigures.check.catalogue import catalogue_of, gather
from plainfigures.check.table import left_by_git
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.source import CsvFile
from plainfigures.read.source import read_source
from tests.small_root import TODAY, put

FILE = "metrics/example-department/2025-Q4.csv"


def typed(root: Path, text: str, path: str = FILE) -> list[Mapping[str, object]]:
    put(root, path, text)
    figures = gather(read_source(root), TODAY).figures
    return [row for row in figures.iter_rows(named=True) if row["path"] == path]


def column(root: Path, name: str, text: str, path: str = FILE) -> list[object]:
    return [row[name] for row in typed(root, text, path)]


def test_a_number_stands_beside_its_text(root: Path) -> None:
    """A plain number is typed, its text kept; what is no plain number has none."""
    rows = typed(root, 'metric,value\na,84.20\na,"1,2"\na,\na,-0\na,nan\na,1e3\n')
    assert [(row["value"], row["#value"]) for row in rows] == [
        ("84.20", 84.2),
        ("1,2", None),
        (None, None),
        ("-0", 0.0),
        ("nan", None),
        ("1e3", None),
    ]


def test_a_period_comes_from_the_column_or_the_files_name(root: Path) -> None:
    """The column comes first; it contradicts the name only where it is another period."""
    text = "metric,period,value\na,,1\na,FY2025-26-Q3,1\na,2026-Q1,1\na,Q1 2026,1\n"
    rows = typed(root, text)
    assert [(row["period_text"], str(row["start"]), row["months"], row["contradicts_name"]) for row in rows] == [
        ("2025-Q4", "2025-10-01", 3, False),
        ("FY2025-26-Q3", "2025-10-01", 3, False),
        ("2026-Q1", "2026-01-01", 3, True),
        ("Q1 2026", "None", None, False),
    ]


def test_markers_are_read_or_not_at_all(root: Path) -> None:
    """Markers are separate letters in their order; those that stand in place of a value say so."""
    rows = typed(root, "metric,marker\na,[r][e]\na,x\na,zoo\na,\n")
    assert [(row["markers"], row["explains_absence"]) for row in rows] == [
        ("r e", False),
        ("x", True),
        (None, False),
        (None, False),
    ]


def test_a_value_is_computed_by_the_definition_of_its_period(root: Path) -> None:
    """The same five counts give an average score before April 2026 and a share from then on."""
    head = "metric,service,period,very_satisfied,satisfied,neither,dissatisfied,very_dissatisfied\n"
    rows = "".join(f"user-satisfaction,example-permits,{period},2,1,0,0,1\n" for period in ("2026-03", "2026-04"))
    assert column(root, "#computed", head + rows, "metrics/example-department/figures.csv") == [68.75, 75.0]


def test_nothing_is_computed_of_parts_that_are_missing_or_zero(root: Path) -> None:
    """A missing part or a zero denominator gives no value, never zero or infinity."""
    parts = "".join(f"completion-rate,{parts}\n" for parts in ("1,", "1,0", "0,0", "x,2", "1,2"))
    assert column(root, "#computed", "metric,numerator,denominator\n" + parts) == [None, None, None, None, 50.0]


def test_rows_of_another_width_are_left_out(root: Path) -> None:
    """Only rows as wide as the header are joined; the line of each is the one where it begins."""
    text = 'metric,value,note\na,1,"two\nlines"\na,1\nb,2,\n'
    assert column(root, "line", text) == [2, 5]


def test_a_misspelt_column_is_read_as_what_it_means(root: Path) -> None:
    """The cells under `vaule` are values, so that they are checked in the same run."""
    assert column(root, "#value", "Metric,vaule\na,7\n") == [7.0]


def test_a_list_in_yaml_is_a_table(root: Path) -> None:
    """Each mapping is a row, at the line where it begins; keys that it lacks are blank."""
    path = "metrics/example-department/2025-Q4.yml"
    rows = typed(root, "- metric: a\n  vaule: 1\n- metric: b\n  note: n\n- metric: [c]\n", path)
    assert [(row["line"], row["metric"], row["value"], row["note"]) for row in rows] == [
        (1, "a", "1", None),
        (3, "b", None, "n"),
    ]


@pytest.mark.parametrize(
    ("cell", "line"),
    [("<<<<<<< HEAD", 2), ("=======", 2), (">>>>>>> theirs", 2), ("========", None), ("<<<<<<<HEAD", None)],
)
def test_marks_of_git_are_known(cell: str, line: int | None) -> None:
    """A mark is seven signs and then a space or nothing."""
    assert left_by_git(CsvFile("a.csv", ("metric",), ((cell,),), (2,))) == line


def test_a_catalogue_holds_the_text_as_submitted(root: Path) -> None:
    """The small root becomes a catalogue: every figure with its text, its codes and its place."""
    catalogue = catalogue_of(gather(read_source(root), TODAY))
    phone = next(each for each in catalogue.observations if ("channel", "phone") in each.codes)
    assert (len(catalogue.services), str(phone.period), phone.value, str(phone.location)) == (
        5,
        "2026-Q1",
        "11.2",
        "metrics/example-department/2026-Q1.csv:8",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema_type: zoo\n", "is no table schema"),
        ("columns: [a]\n", "is no table schema"),
        ("columns: {metric: {str_matches: '('}}\n", "is no table schema"),
        ("columns: {metric: {title: Metric}}\n", "has no column service, period, value"),
        ("/dev/zero", "is no table schema"),
        ("a: *b\n", "is missing or cannot be read"),
    ],
)
def test_without_a_table_schema_nothing_is_checked(root: Path, text: str, words: str) -> None:
    """A broken table schema is told in a sentence; text that names a file opens none."""
    put(root, "schemas/observations.yml", text)
    with pytest.raises(CouldNotRun, match=words):
        gather(read_source(root), TODAY)
