"""What becomes of a workbook, from the file that an officer has to the submission in the root."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.submission import Imported
from plainfigures.pipeline import import_workbook
from plainfigures.report.imported import render_imported
from tests.small_root import TODAY, checked, lay_out, lines_of, put
from tests.workbooks import Row, with_result, workbook

NAMES = ["metric", "service", "period", "value", "numerator", "denominator", "marker", "note"]
ORGANISATION = "example-department"
FOLDER = f"metrics/{ORGANISATION}"
ROUNDING = (
    "what the cell holds is published, not what it shows; keep it, or round the number in the workbook, for example "
    "with ROUND  [value-format]"
)
MADE_OF = "which a spreadsheet may have made of something else"
Change = Callable[[Worksheet], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small root, in which nothing is given yet for the months from July 2026."""
    return lay_out(tmp_path)


def imported(root: Path, content: bytes, name: str = "figures.xlsx", **options: str) -> Imported:
    """Return what becomes of a workbook that lies beside the root's folders."""
    (root / name).write_bytes(content)
    out = root / options["out"] if "out" in options else None
    organisation = options.get("organisation", ORGANISATION)
    return import_workbook(
        root, root / name, organisation, period=options.get("period"), out=out, today=TODAY, tell=lambda *_: None
    )


def lines(root: Path, content: bytes, name: str = "figures.xlsx", **options: str) -> list[str]:
    """Return the problems of a workbook as they are told, without the folder in which it lies."""
    return [line.replace(f"{root}/", "") for line in lines_of(imported(root, content, name, **options).report)]


def text(root: Path, content: bytes, name: str = "figures.xlsx", **options: str) -> str:
    """Return the submission that is made of a workbook."""
    done = imported(root, content, name, **options)
    assert lines_of(done.report) == [], lines_of(done.report)
    return (root / done.path).read_text("utf-8")


def row(metric: str, *cells: object, period: object = "2026-Q2") -> list[object]:
    return [metric, "example-licences", period, *cells]


def one(root: Path, value: object, shown: str, metric: str, period: str = "2026-Q2") -> str:
    """Return what becomes of one value: the text in the submission, or the problems."""
    content = workbook([NAMES[:4], row(metric, value, period=period)], lambda sheet: shown_as(sheet, "D2", shown))
    done = imported(root, content, out=f"{FOLDER}/new.csv")
    if done.report.errors:
        return "\n".join(lines_of(done.report)).replace(f"{root}/", "")
    return (root / FOLDER / "new.csv").read_text("utf-8").splitlines()[1].split(",")[3]


@pytest.mark.parametrize(
    ("value", "shown", "metric", "text"),
    [
        (84.2, "General", "completion-rate", "84.2"),
        (84.10000000000001, "0.0", "completion-rate", "84.1"),
        (1200.0, "#,##0", "transactions", "1200"),
        (123456789012, "0.00E+00", "transactions", "123456789012"),
        (0.842, "0.0%", "completion-rate", "84.2"),
        (0.07, "0%", "completion-rate", "7"),
        (1, "0%", "completion-rate", "100"),
        (0.842, '0.0"%"', "completion-rate", "0.842"),
        ("1,234", "General", "transactions", "1234"),
        ("£5", "General", "cost-per-transaction", "5"),
        ("84,2", "General", "completion-rate", "84.2"),
        ("84.20", "@", "completion-rate", "84.20"),
        (" 84.2 % ", "@", "completion-rate", "84.2"),
        (85.6859504132231, "General", "completion-rate", "85.6859504132"),
        (84.2345, "0.0", "completion-rate", "84.2345"),
    ],
)
def test_a_value_that_can_mean_one_thing(root: Path, value: object, shown: str, metric: str, text: str) -> None:
    """A number is what the cell holds, in plain digits; in per cent where the cell shows it so."""
    period = "2024-10/P12M" if metric == "cost-per-transaction" else "2026-Q2"
    put(root, f"{FOLDER}/2026-Q2.csv", "metric,service,value\ntransactions,example-permits,1\n")
    put(root, f"{FOLDER}/services.csv", "id,name\nexample-permits,a\nexample-licences,b\n")
    assert one(root, value, shown, metric, period) == text


def shown_as(sheet: Worksheet, cell: str, shown: str) -> None:
    sheet[cell].number_format = shown


@pytest.mark.parametrize(
    ("value", "shown", "metric", "line"),
    [
        (
            date(2026, 2, 1),
            "d-mmm",
            "completion-rate",
            f"value holds a date, 1 February 2026, {MADE_OF}; format the cell as Number, then type the number anew",
        ),
        (
            time(12, 30),
            "h:mm",
            "completion-rate",
            f"value holds a date or time, 12:30:00, {MADE_OF}; format the cell as Number, then type the number anew",
        ),
        (True, "General", "completion-rate", "value holds TRUE, which is no number; write the number, in digits alone"),
        (False, "General", "offline-route", "value holds FALSE, which is no number; write 0, which means no"),
        (
            "#DIV/0!",
            "General",
            "completion-rate",
            (
                'value holds the error "#DIV/0!"; correct the formula; or clear the cell, and say why in the marker '
                "and note columns"
            ),
        ),
        (
            "=1/3",
            "General",
            "completion-rate",
            (
                "value holds a formula that has no result yet; open the workbook in your spreadsheet, save it, and "
                "import it again"
            ),
        ),
        (
            0.842,
            "0.0%",
            "transactions",
            (
                "value is shown as 84.2%, but the unit of transactions is not per cent; format the cell as Number, and "
                "correct the number where that is wrong"
            ),
        ),
        (
            1.5e-12,
            "General",
            "completion-rate",
            (
                'value "0.0000000000015" has too many digits; write at most 15 digits before the point and 10 behind '
                "it; perhaps two cells have run together"
            ),
        ),
        (
            "n/a",
            "General",
            "completion-rate",
            (
                'value "n/a" is not a plain number; leave the cell blank and say why in the marker and note columns, '
                "for example x for not available"
            ),
        ),
        (
            "'84.2",
            "General",
            "completion-rate",
            'value "\'84.2" is not a plain number; write 84.2',
        ),
    ],
)
def test_a_value_of_which_somebody_must_decide(root: Path, value: object, shown: str, metric: str, line: str) -> None:
    """What may be a spreadsheet's doing is refused once, at its cell, and never guessed."""
    told = [each for each in one(root, value, shown, metric).split("\n") if ":2:4  " in each]
    assert told == [f"figures.xlsx:2:4  cell D2: {line}  [value-format]"]


@pytest.mark.parametrize(
    ("period", "shown", "metric", "found"),
    [
        (date(2026, 7, 1), "mmm-yy", "digital-take-up-monthly", "2026-07"),
        (date(2026, 7, 1), "yyyy-mm-dd", "digital-take-up-monthly", "2026-07"),
        (
            date(2026, 7, 26),
            "d-mmm",
            "digital-take-up-monthly",
            f"period holds a date, 26 July 2026, {MADE_OF}; format the cell as Text, then write 2026-07 for July 2026",
        ),
        (
            date(2026, 4, 1),
            "mmm-yy",
            "completion-rate",
            (
                f"period holds a date, 1 April 2026, {MADE_OF}; format the cell as Text, then write 2026-Q2 for April "
                "to June 2026"
            ),
        ),
        (
            datetime.fromisoformat("2026-04-01T12:00"),
            "h:mm",
            "completion-rate",
            f"period holds a date or time, 2026-04-01 12:00:00, {MADE_OF}; format the cell as Text, then type it anew",
        ),
        ("April 2026", "@", "digital-take-up-monthly", "2026-04"),
        ("FY 2026/27 Q1", "@", "completion-rate", "FY2026-27-Q1"),
    ],
)
def test_periods(root: Path, period: object, shown: str, metric: str, found: str) -> None:
    """A date that begins a month is that month for a metric of months; any other is refused, with what to write."""
    content = workbook([NAMES[:4], row(metric, 84, period=period)], lambda sheet: shown_as(sheet, "C2", shown))
    done = imported(root, content, out=f"{FOLDER}/new.csv")
    file = root / FOLDER / "new.csv"
    told = lines_of(done.report)[0].split("cell C2: ")[-1] if done.report.errors else ""
    assert (told or file.read_text().splitlines()[1].split(",")[2]).removesuffix("  [period]") == found


def test_a_number_that_is_shown_rounded(root: Path) -> None:
    """What is stored is published, and that is told once, with the first as an example."""

    def change(sheet: Worksheet) -> None:
        shown_as(sheet, "D2", "0.0")
        shown_as(sheet, "D3", "#,##0,")

    rows = [NAMES[:4], row("completion-rate", 84.2345), row("transactions", 12105, period="2026-Q1")]
    rows[2][1] = "example-permits"
    put(root, f"{FOLDER}/2026-Q1.csv", "metric,service,value\ntransactions,example-licences,2310\n")
    found = [line for line in lines(root, workbook(rows, change)) if "[value-format]" in line]
    assert found == [
        f"figures.xlsx:2:4  warning: cell D2: 84.2345 is shown as 84.2, and 1 more number likewise: {ROUNDING}"
    ]


QUARTER = [
    ["Our figures, April to June"],
    [],
    [None, *NAMES[:2], *NAMES[3:]],
    [None, "completion-rate", "example-licences", 0.842, 1684, 2000, "P", "Late\N{NO-BREAK SPACE}"],
    [None, "avoidable-contact", "example-licences", None, 1, 4],
    [],
    [None, "Source: our own count"],
]


def test_a_workbook_as_officers_have_it(root: Path) -> None:
    """Title, blank rows and columns, notes below and further sheets do no harm; what was done is told."""

    def change(sheet: Worksheet) -> None:
        shown_as(sheet, "D4", "0.0%")
        assert sheet.parent
        sheet.parent.create_sheet("Notes")

    done = imported(root, workbook(QUARTER, change), out=f"{FOLDER}/extra.csv", period="Apr-Jun 2026")
    wanted = (
        "metric,service,value,numerator,denominator,marker,note,period\n"
        "completion-rate,example-licences,84.2,1684,2000,p,Late,2026-Q2\n"
        "avoidable-contact,example-licences,,1,4,,,2026-Q2\n"
    )
    told = render_imported(done).replace(f"{root}/", "").splitlines()
    assert ((root / FOLDER / "extra.csv").read_text(), told) == (
        wanted,
        [
            f'Wrote {FOLDER}/extra.csv, with 2 figures from the sheet "Figures" of figures.xlsx.',
            'Not read: sheet "Notes".',
            "Left aside, outside the table: rows 1 and 7.",
            (
                "Mended on the way: 1 number shown in per cent (in D4, 0.842 is now 84.2) and 2 cells of text "
                '(in G4, "P" is now p; in H4, "Late\\xa0" is now Late).'
            ),
            f"Look through {FOLDER}/extra.csv, then propose it as the guide says; `check` looks at it with all else.",
        ],
    )
    assert lines_of(checked(root)) == []


def test_a_formula_is_its_last_result(root: Path) -> None:
    """A number that a formula gave is read as the spreadsheet stored it."""
    content = workbook([NAMES[:4], row("completion-rate", "=1684/2000*100")])
    assert text(root, with_result(content, "D2", "84.2"), out=f"{FOLDER}/new.csv").endswith("2026-Q2,84.2\n")


@pytest.mark.parametrize(
    ("name", "options", "periods", "path"),
    [
        ("figures.xlsx", {}, ["2026-10", "2026-10"], "2026-10.csv"),
        ("Our figures.xlsx", {}, ["2026-07", "2026-08"], "our-figures.csv"),
        ("2026-10.xlsx", {}, [None, None], "2026-10.csv"),
        ("Oct 2026.xlsx", {}, [None, None], "2026-10.csv"),
        ("figures.xlsx", {"period": "October 2026"}, [None, None], "2026-10.csv"),
        ("figures.xlsx", {"period": "2011-12/P1M"}, [None, None], "2011-12_P1M.csv"),
        ("figures.xlsx", {}, ["2024-10/P12M", "2024-10/P12M"], "2024-10_P12M.csv"),
    ],
)
def test_where_the_period_comes_from(
    root: Path, name: str, options: dict[str, str], periods: Sequence[str | None], path: str
) -> None:
    """From a column, an option or the workbook's name; the file is named after the one period, or the workbook."""
    metric = "cost-per-transaction" if "2024-10/P12M" in periods else "digital-take-up-monthly"
    services = ["example-permits", "example-licences"]
    put(root, f"{FOLDER}/services.csv", "id,name\nexample-permits,a\nexample-licences,b\n")
    rows = [[metric, service, period, 84] for service, period in zip(services, periods, strict=True)]
    done = imported(root, workbook([NAMES[:4], *rows]), name, **options)
    assert (done.report.errors, done.path) == (0, f"{FOLDER}/{path}"), lines_of(done.report)


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("figures.xlsx", "say it with --period, like --period 2026-Q2"),
        (
            "Q2 2026.xlsx",
            "say --period 2026-Q2 for April to June 2026 or --period FY2026-27-Q2 for July to September 2026",
        ),
    ],
)
def test_a_workbook_without_a_period(root: Path, name: str, cure: str) -> None:
    """Where nothing says the period, what is wanted is told."""
    rows: list[Row] = [["metric", "service", "value"], ["completion-rate", "example-licences", 84]]
    said = "neither the file's name nor a column says which period the figures are for"
    assert lines(root, workbook(rows), name) == [f"{name}  {said}; {cure}; or add a column period  [period]"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"period": "soon"}, '--period "soon" is not a period: write it like'),
        ({"period": "Q2 2026"}, '--period "Q2 2026" is not a period: say --period 2026-Q2 for April to June 2026 or'),
        ({"period": "2026-Q2"}, "the sheet says its periods itself, below C1: leave --period out"),
        ({"organisation": "example-departmnt"}, 'there is no organisation "example-departmnt": did you mean'),
        ({"out": f"{FOLDER}/2026-Q1.csv"}, "2026-Q1.csv is there already; name another file with --out, or delete it"),
        ({"out": f"{FOLDER}/services.csv"}, "services.csv is no name of a submission: name one with --out"),
        ({"out": f"{FOLDER}/new.yml"}, "new.yml is no name of a submission: name one with --out, like 2026-Q2.csv"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported(root: Path, options: dict[str, str], sentence: str) -> None:
    """An unknown organisation or period, and a file that is there already, are told in a sentence."""
    before = sorted(root.rglob("*.csv"))
    with pytest.raises(CouldNotRun) as refused:
        imported(root, workbook([NAMES[:4], row("completion-rate", 84)]), **options)
    assert (sentence in str(refused.value), sorted(root.rglob("*.csv"))) == (True, before)


def test_a_period_that_is_there_already(root: Path) -> None:
    """Where the organisation has a file of that period, it stays as it was."""
    with pytest.raises(CouldNotRun, match=r"2026-Q2\.csv is there already"):
        imported(root, workbook([NAMES[:4], row("completion-rate", 84)]))


def test_a_figure_that_is_given_already(root: Path) -> None:
    """A figure of another file is told at the workbook's row, whichever of the two files comes first."""
    rows = [NAMES[:4], *([each, "example-licences", "2026-Q2", 2468] for each in ("transactions", "completion-rate"))]
    for out in ("0.csv", "zzz.csv"):
        assert lines(root, workbook(rows), out=f"{FOLDER}/{out}")[0] == (
            'figures.xlsx:2  "transactions" for "example-licences" in April to June 2026 is given already in '
            f"{FOLDER}/2026-Q2.csv:3; delete one of the two rows, or correct what differs  [duplicate]"
        )


def test_figures_given_twice_on_the_sheet(root: Path) -> None:
    """Of a figure that stands twice on the sheet both rows are told."""
    same = row("completion-rate", 84, period="2026-Q1")
    (line,) = lines(root, workbook([["Title"], NAMES[:4], same, same]), out=f"{FOLDER}/new.csv")
    assert line.split("; ")[0] == (
        'figures.xlsx:4  "completion-rate" for "example-licences" in January to March 2026 is given already in '
        "figures.xlsx:3"
    )


HIDDEN = "unhide what is right, and delete what is not to be published  [file-shape]"
ROWS = [NAMES[:4], *(row("completion-rate", 84, period=f"2025-Q{quarter}") for quarter in (1, 2, 3, 4))]


def hide_rows(sheet: Worksheet) -> None:
    for number in (2, 4):
        sheet.row_dimensions[number].hidden = True


@pytest.mark.parametrize(
    ("rows", "change", "line"),
    [
        (
            ROWS,
            hide_rows,
            ("figures.xlsx:2  rows 2 and 4 are hidden; unhide what is right (or clear the filter that hides it), and "
            "delete what is not to be published  [file-shape]"),
        ),
        (
            ROWS,
            lambda sheet: setattr(sheet.column_dimensions["C"], "hidden", True),
            f"figures.xlsx:1:3  cell C1: column C is hidden; {HIDDEN}",
        ),
        (
            ROWS,
            lambda sheet: sheet.merge_cells("B2:B3"),
            ("figures.xlsx:2:2  cell B2: the cells B2 to B3 are merged, so that only the first of them holds anything; "
            "unmerge them, and fill each cell  [file-shape]"),
        ),
        (
            [*ROWS, [], *ROWS],
            None,
            ("figures.xlsx:7  a second table begins in this row: it names columns again; delete the row if its figures "
            "belong to the table above; otherwise move them to a workbook of their own  [file-shape]"),
        ),
        (
            [[*NAMES[:4], "value"], [*ROWS[1], 85]],
            None,
            ('figures.xlsx:1:5  cell E1: the column "value" stands here for the second time; delete or rename one of '
            "the two  [header]"),
        ),
        (
            [ROWS[0], [*ROWS[1], None, "by hand"]],
            None,
            "figures.xlsx:1:6  cell F1: a column has no name; name the column, or delete it  [header]",
        ),
        (
            [[*NAMES[:4], "note"], [*ROWS[1], "two\nlines"]],
            None,
            (
                'figures.xlsx:2:5  cell E2: note "two\\nlines" holds a line break or a tab; write it on one line'
                "  [cell-format]"
            ),
        ),
        (
            [[*NAMES[:4], "note"], [*ROWS[1], "a" * 12_000]],
            None,
            "figures.xlsx:2:5  cell E2: note is too long: 12,000 characters; shorten it  [cell-format]",
        ),
        (
            [["a"], ["b", 1]],
            None,
            ('figures.xlsx  the first 2 rows of the first sheet, "Figures", hold no name of a column; write metric, '
            "service, period and value into cells of the first row, and one figure into each row below; or move the "
            "sheet that has them to the front  [file-shape]"),
        ),
        ([], None, ('figures.xlsx  the first sheet, "Figures", is empty; move the sheet with the figures to the front'
                   "  [file-shape]")),
        (
            [NAMES[:4], row("completion-rate", "84,2"), row("transactions", "1,234")],
            None,
            ('figures.xlsx:3:4  cell D3: value "1,234" could be 1234 or 1.234; write the numbers of this file with a '
            "point for decimals, and with nothing between thousands  [value-format]"),
        ),
    ],
)  # fmt: skip
def test_what_is_amiss_on_a_sheet(root: Path, rows: Sequence[Row], change: Change | None, line: str) -> None:
    """What is hidden, merged or not a table is told at its cell, and nothing is written."""
    before = sorted(root.rglob("*.csv"))
    content = workbook(rows, change)
    told = [each for each in lines(root, content, out=f"{FOLDER}/new.csv") if "  warning: " not in each]
    assert (told[0], sorted(root.rglob("*.csv"))) == (line, before)


def test_comments_are_left_aside(root: Path) -> None:
    """Remarks that hang on cells are no part of the figures."""
    from openpyxl.comments import Comment

    def change(sheet: Worksheet) -> None:
        sheet["D2"].comment = Comment("not yet sure", "somebody")

    assert text(root, workbook([NAMES[:4], row("completion-rate", 84, period="2025-Q1")], change)).count("\n") == 2


def test_text_that_looks_like_a_formula(root: Path) -> None:
    """Text that a spreadsheet would run is refused as in every submission."""

    def change(sheet: Worksheet) -> None:
        sheet["E2"].value = "=1+1"
        sheet["E2"].data_type = "s"

    rows = [[*NAMES[:4], "note"], [*row("completion-rate", 84, period="2025-Q1"), "x"]]
    (line,) = [each for each in lines(root, workbook(rows, change)) if "[cell-format]" in each]
    assert line.startswith('figures.xlsx:2:5  cell E2: note "=1+1" begins with "=", which a spreadsheet would run')


def test_only_its_own_problems_are_told(root: Path) -> None:
    """What is amiss elsewhere in the root is left to the check."""
    put(root, f"{FOLDER}/2026-Q1.csv", "metric,service,value\ntransactions,example-permits,n/a\n")
    assert lines(root, workbook([NAMES[:4], row("completion-rate", 84, period="2025-Q1")])) == []
