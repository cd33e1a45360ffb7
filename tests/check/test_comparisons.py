"""What the rules that compare figures leave in peace: fault-free twins of the examples, and faults told already."""

from pathlib import Path

import pytest

from tests.small_root import checked, put

DEPARTMENT = "metrics/example-department"
STEADY = (112, 125, 118, 106, 115, 121, 109, 119, 124)


def rules(root: Path) -> list[str]:
    """Return the rules that the root breaks, one for each problem."""
    return [problem.rule for problem in checked(root).problems]


def downtime(*rows: str) -> str:
    """Return a submission of downtime, month after month from August 2025; a row may be blank."""
    months = [f"{2025 + month // 12}-{month % 12 + 1:02}" for month in range(7, 7 + len(rows))]
    lines = (f"downtime,example-appointments,{month},{row}" for month, row in zip(months, rows, strict=True) if row)
    return "\n".join(["metric,service,period,value,marker,note", *lines, ""])


def months_to_august(*rows: str) -> str:
    """Return a submission of downtime, month after month until August 2026."""
    first = 2026 * 12 + 8 - len(rows)
    months = [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, first + len(rows))]
    lines = (f"downtime,example-appointments,{month}/P1M,{row}" for month, row in zip(months, rows, strict=True))
    return "\n".join(["metric,service,period,value,marker,note", *lines, ""])


def steady(*last: str) -> str:
    """Return nine steady months and others after them."""
    return downtime(*(f"{value},," for value in STEADY), *last)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (["1130,,"], ["implausible-change"]),
        (["1130,,The database failed for 17 hours on 4 May"], []),
        (["1130,b,The night is counted from May"], []),
        (["1130,,", "1120,,"], []),
        (["", "1130,,"], ["period-gap"]),
        (["138,,"], []),
        (["c,,"], ["value-format"]),
        (["1130,zoo,"], ["marker"]),
    ],
)
def test_a_leap_is_told_of_the_newest_figure_alone(root: Path, last: list[str], found: list[str]) -> None:
    """Neither a leap in the past, nor one that is explained or across a gap, nor a row that is refused is told."""
    put(root, "metrics/example-agency/downtime.csv", steady(*last))
    assert rules(root) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ([251, 244, 259, 247], ["step"]),
        ([251, 244, 259, 247, 250, 246, 255, 249], ["step"]),
        ([251, 244, 259], []),
        ([251, 244, 259, 247, 250, 246, 255, 249, 252], []),
        ([251, 244, 120, 247], []),
        ([251, 180, 176, 179], []),
        ([251, 320, 390, 460], []),
        ([251, 244, 259, 530], ["implausible-change"]),
        ([130, 138, 135, 132], []),
        ([12, 9, 14, 11], ["step"]),
    ],
)
def test_a_step_leads_from_one_level_to_another(root: Path, last: list[int], found: list[str]) -> None:
    """Neither a slope, nor a leap that is taken back, nor what is too new or too old to be judged is a step."""
    rows = [f"{value},," for value in (*STEADY, 113, 117, 110, 120, *last)]
    put(root, "metrics/example-agency/downtime.csv", months_to_august(*rows))
    assert rules(root) == found


@pytest.mark.parametrize("row", ["251,,The second data centre was closed", "251,b,Nights are counted", "0.5,zoo,"])
def test_a_step_that_is_explained_is_none(root: Path, row: str) -> None:
    """A note is enough, and a row that is refused is told by that rule alone."""
    rows = [*(f"{value},," for value in (*STEADY, 113, 117, 110, 120)), row, *["244,,", "259,,", "247,,", "250,,"]]
    put(root, "metrics/example-agency/downtime.csv", months_to_august(*rows))
    assert "step" not in rules(root)


def test_what_comes_every_season_is_no_step(root: Path) -> None:
    """A level that comes back every year for some months is not judged before it has come back."""
    year = [115, 121, 109, 118, 112, 117, 113, 420, 431, 425, 428, 117]
    rows = [f"{value},," for value in (*year[7:], *year[:11])]
    put(root, "metrics/example-agency/downtime.csv", months_to_august(*rows))
    assert rules(root) == []


def test_a_step_across_a_change_of_the_definition_is_announced(root: Path) -> None:
    """Where the definition says that it changed, the series begins anew."""
    definition = root / "schemas/metrics/resilience/downtime.yml"
    definition.write_text(
        f"{definition.read_text('utf-8')}changes:\n  - from: 2026-05\n    what: Nights count\n", "utf-8"
    )
    rows = [f"{value},," for value in (*STEADY, 113, 117, 110, 120, 251, 244, 259, 247)]
    put(root, "metrics/example-agency/downtime.csv", months_to_august(*rows))
    assert rules(root) == []


@pytest.mark.parametrize("text", ["metric,value\n", "metric,value\nzoo-visits,7\n"])
def test_a_root_without_figures_has_nothing_to_compare(root: Path, text: str) -> None:
    """No rule stumbles where there is no figure of a known metric."""
    for file in (root / "metrics").rglob("*"):
        if file.is_file() and file.name not in ("organisation.yml", "services.csv"):
            file.unlink()
    put(root, "metrics/example-council/2026-Q2.csv", text)
    assert rules(root) == (["unknown-metric"] if "zoo" in text else ["file-shape"])


def test_eight_changes_are_needed(root: Path) -> None:
    """Seven changes do not show what is usual."""
    put(root, "metrics/example-agency/downtime.csv", downtime(*(f"{value},," for value in STEADY[:8]), "1130,,"))
    assert rules(root) == []


def test_a_leap_that_is_a_fraction_is_told_once(root: Path) -> None:
    """A share written as a fraction is no implausible change besides."""
    rows = "".join(
        f"foi-answered-on-time,{year}-Q{quarter},9{quarter}\n" for year in (2023, 2024, 2025) for quarter in "1234"
    )
    text = f"metric,period,value\n{rows}foi-answered-on-time,2026-Q1,0.93\n"
    put(root, "metrics/example-council/foi-answered-on-time.csv", text)
    assert rules(root) == ["fraction"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["0.4,,", "0.6,,"], ["fraction", "fraction"]),
        (["3.2,,", "0.6,,"], []),
        (["84,,", "0,,"], []),
        (["84,,", "1,,"], []),
        (["84,,", "0.6,,The paper form was withdrawn"], []),
        (["84,,", "0.6,zoo,"], ["marker"]),
    ],
)
def test_a_small_share_is_no_fraction_where_the_series_runs_low(root: Path, rows: list[str], found: list[str]) -> None:
    """The series itself comes before other series; nought and one are shares like others."""
    lines = (f"foi-answered-on-time,2026-Q{quarter},{row}\n" for quarter, row in enumerate(rows, 1))
    put(root, "metrics/example-council/foi.csv", "metric,period,value,marker,note\n" + "".join(lines))
    assert rules(root) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [("112", ["unchanged"]), ("0", []), ("12", []), ("1200", []), ("0.05", []), ("10.5", ["unchanged"])],
)
def test_a_value_with_few_digits_may_recur(root: Path, value: str, found: list[str]) -> None:
    """Small and round numbers recur by nature."""
    put(root, "metrics/example-agency/downtime.csv", downtime(*[f"{value},,"] * 6))
    assert rules(root) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["", "", "10,,", "", "12,,"], ["period-gap"]),
        (["", "", "10,,", "", "12,,", "11,,"], []),
        (["10,,", "2,,", "12,x,"], ["missing-value", "note"]),
    ],
)
def test_a_gap_is_told_right_before_the_newest_figure(root: Path, rows: list[str], found: list[str]) -> None:
    """A gap further back is history."""
    put(root, "metrics/example-agency/downtime.csv", downtime(*rows))
    assert rules(root) == found


def test_a_gap_of_old_figures_is_history(root: Path) -> None:
    """Where the newest figure is older than a year, no gap is told."""
    rows = "".join(f"internet-use,{year},8{year % 10}.1\n" for year in (2018, 2019, 2021))
    put(root, "metrics/example-agency/internet-use.csv", f"metric,period,value\n{rows}")
    assert rules(root) == []


def test_a_period_that_cannot_be_read_leaves_no_gap(root: Path) -> None:
    """The month whose name is wrong is told as such, once."""
    text = downtime(*["10,,", "12,,"] * 6).replace("2026-06", "2026-6")
    put(root, "metrics/example-agency/downtime.csv", text)
    assert rules(root) == ["period"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"": "5", "change": "2", "failure": "3"}, []),
        ({"": "5", "change": "4", "failure": "3"}, ["parts-and-total"]),
        ({"": "5", "change": "x1", "failure": "3"}, ["value-format"]),
        ({"": "5", "change": "2", "failures": "7"}, ["unknown-code"]),
        ({"": "40", "change": "25", "failure": "20"}, []),
        ({"change": "25", "failure": "20"}, []),
    ],
)
def test_parts_of_which_some_are_missing_stay_below_the_total(
    root: Path, cells: dict[str, str], found: list[str]
) -> None:
    """Round numbers may be rounded, and parts without a total are not added up."""
    lines = (f"major-incidents,{cause},{value}\n" for cause, value in cells.items())
    put(root, f"{DEPARTMENT}/2025-Q4.csv", "metric,cause,value\n" + "".join(lines))
    assert rules(root) == found


def test_a_period_in_which_a_service_began_has_its_figure(root: Path) -> None:
    """Only what lies wholly before the first day is too early, and wholly after the last too late."""
    services = "id,name,since,until\nexample-bins,Report a missed example bin,2026-03-31,2026-04-01\n"
    put(root, "metrics/example-council/services.csv", services)
    put(root, "metrics/example-council/FY2025-26.csv", "metric,service,value\noffline-route,example-bins,1\n")
    assert rules(root) == []


def test_markers_beside_a_value_are_told_once(root: Path) -> None:
    """Two reasons for absence beside a value are one fault: there is a value."""
    put(root, f"{DEPARTMENT}/2025-Q4.csv", "metric,service,value,marker,note\ntransactions,example-permits,7,c z,N\n")
    assert rules(root) == ["missing-value"]
