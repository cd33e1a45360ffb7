"""Targets from their file to the catalogue, and what the rule leaves in peace."""

from pathlib import Path

import pytest

from plainfigures.check.catalogue import catalogue_of, gather
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location
from plainfigures.model.target import Target
from plainfigures.read.source import read_source
from tests.small_root import TODAY, checked, lines_of, put

PATH = "metrics/example-department/targets.csv"
RATE = "completion-rate,example-permits"


def told(root: Path, text: str) -> list[str]:
    """Return what the check says of a list of targets."""
    put(root, PATH, text)
    return lines_of(checked(root))


def period(text: str) -> Period:
    found = parse_period(text)
    assert isinstance(found, Period)
    return found


def targets(root: Path, text: str) -> tuple[Target, ...]:
    put(root, PATH, text)
    return catalogue_of(gather(read_source(root), TODAY)).targets


def test_a_target_reaches_the_catalogue_as_it_was_written(root: Path) -> None:
    """The value keeps its digits, and what is left out is blank."""
    found = targets(
        root, "until,metric,value,from,note,service\n2026-Q4,completion-rate,85.0,2026,Said,example-permits\n"
    )
    assert found == (
        Target(
            organisation="example-department",
            service="example-permits",
            metric="completion-rate",
            value="85.0",
            since=period("2026"),
            until=period("2026-Q4"),
            location=Location(PATH, 2),
            note="Said",
        ),
    )


def test_where_no_way_is_better_there_is_no_target(root: Path) -> None:
    """What the check warns about reaches no page."""
    assert targets(root, "metric,service,value,from\ntransactions,example-permits,12000,2026-Q1\n") == ()


def test_a_changed_target_needs_no_marker(root: Path) -> None:
    """Targets are set anew and taken back; that is no revision of a figure and no withdrawal."""
    put(root, PATH, f"metric,service,value,from\n{RATE},85,2026-Q1\nfoi-answered-on-time,,95,2026-Q1\n")
    before = read_source(root)
    put(root, PATH, f"metric,service,value,from\n{RATE},90,2026-Q1\n")
    assert checked(root, before=before).problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        f"{RATE},85,2026-Q1,2026-Q4\n{RATE},90,FY2026-27-Q4,\n",
        f"{RATE},85,2026-Q1,\ncompletion-rate,example-licences,85,2026-Q1,\n",
        f"{RATE},0,2026-Q1,2026-Q4\n{RATE},100,2027,\n",
    ],
)
def test_targets_side_by_side(root: Path, rows: str) -> None:
    """Targets that follow one another, are for different services, or lie at the very limit are in order."""
    assert told(root, f"metric,service,value,from,until\n{rows}") == []


def test_a_broken_inventory_is_not_held_against_targets(root: Path) -> None:
    """Where services.csv cannot be read in full, no target is blamed for a service that may stand there."""
    put(root, "metrics/example-department/services.csv", 'id,name\nexample-permits,"Apply for a permit\n')
    assert {line.rpartition("  ")[2] for line in told(root, f"metric,service,value,from\n{RATE},85,2026-Q1\n")} == {
        "[file-shape]"
    }


def test_an_unread_definition_is_not_held_against_targets(root: Path) -> None:
    """Where a definition cannot be understood, the targets for its metric are left in peace."""
    put(root, "schemas/metrics/service-performance/completion-rate.yml", "title: [\n")
    rules = {line.rpartition("  ")[2] for line in told(root, f"metric,service,value,from\n{RATE},850,2026-Q1\n")}
    assert "[target]" not in rules


def test_a_file_without_the_column_until_is_told_to_add_it(root: Path) -> None:
    """The cure for two targets at once names the column that the last period goes into, there or not."""
    (line,) = told(root, f"metric,service,value,from\n{RATE},85,2026-Q1\n{RATE},90,2026-04\n")
    assert line == (
        f"{PATH}:3:4  the target in line 2 for the same metric and service still holds in April 2026; add a column "
        "until, and write 2026-03 (March 2026) into it in line 2  [target]"
    )


def test_each_of_three_targets_at_once_is_told_of_once(root: Path) -> None:
    """A target that begins while another holds is one problem, however many hold."""
    rows = "".join(f"{RATE},85,{when}\n" for when in ("2026-Q3", "2026-Q1", "2026-Q2"))
    found = told(root, f"metric,service,value,from\n{rows}")
    assert [line.split("  ")[0] for line in found] == [f"{PATH}:2:4", f"{PATH}:4:4"]
