"""What is mended in a file without judgement, and what is left alone."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainfigures.check.tidy import Form, tidy
from plainfigures.model.problem import Problem
from plainfigures.model.submission import Script, Tidied
from plainfigures.report.text import line_of
from tests.roots import REPOSITORY

FIGURES = Form(
    ("metric", "service", "period", "value", "numerator", "denominator", "marker", "note", "channel"),
    ("metric",),
    ("value", "numerator", "denominator"),
)
WITH_A_POINT = "write the numbers of this file with a point for decimals, and with nothing between thousands"
TARGETS = Form(("metric", "service", "value", "from", "until", "source"), ("metric", "value", "from"), ("value",))
SERVICES = Form(("id", "name", "url", "phase"), ("id", "name"), ())


def tidied(text: str, form: Form = FIGURES) -> Tidied:
    found = tidy("a.csv", text, Script.UTF_8, form)
    assert isinstance(found, Tidied)
    return found


def refusals(text: str) -> list[str]:
    found = tidy("a.csv", text, Script.UTF_8, FIGURES)
    assert not isinstance(found, Tidied)
    return [line_of(problem) for problem in found]


def cell(column: str, text: str) -> str:
    """Return what becomes of one cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["metric", column], ["transactions", text]])
    return list(csv.reader(io.StringIO(tidied(out.getvalue()).after)))[1][1]


@pytest.mark.parametrize(
    ("column", "text", "mended"),
    [
        ("value", "1,234", "1234"),
        ("value", "84,2", "84.2"),
        ("value", "£1,234.50", "1234.50"),
        ("value", "84.20 %", "84.20"),
        ("denominator", "12\N{NO-BREAK SPACE}105", "12105"),
        ("value", "\N{MINUS SIGN}3", "-3"),
        ("value", "007", "7"),
        ("value", "00.50", "0.50"),
        ("value", " 84.2\N{ZERO WIDTH SPACE}", "84.2"),
        ("period", "FY 2026/27", "FY2026-27"),
        ("period", "April 2026", "2026-04"),
        ("marker", "[P] [E]", "p e"),
        ("marker", "Provisional", "p"),
        ("note", " Late forms\N{NO-BREAK SPACE}", "Late forms"),
        ("service", "example-permits ", "example-permits"),
    ],
)
def test_a_cell_that_can_mean_one_thing(column: str, text: str, mended: str) -> None:
    """A cell that can mean one thing only is written plainly."""
    assert cell(column, text) == mended


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("value", "84.20"),
        ("value", "0.842"),
        ("value", "n/a"),
        ("value", "€5"),
        ("value", "$5"),
        ("value", "1.2E+05"),
        ("value", "12 34"),
        ("value", "84.2²"),
        ("value", "(3)"),
        ("value", "=A1"),
        ("value", "1.234,5"),
        ("period", "Q2 2026"),
        ("period", "30/06/2026"),
        ("period", "2011-12"),
        ("period", "2011/12"),
        ("period", "Dec-11"),
        ("period", "2008-9"),
        ("period", "2026-Q5"),
        ("marker", "none"),
        ("marker", "missing"),
        ("marker", "suppressed"),
        ("marker", "few"),
        ("marker", "pr"),
        ("marker", "[r][e]"),
        ("marker", "*"),
        ("note", "1,234 forms were  late, 84,2 % of all"),
        ("note", "Provisional"),
        ("service", "Example Permits"),
        ("channel", "Online"),
    ],
)
def test_a_cell_that_would_need_judgement(column: str, text: str) -> None:
    """A cell that is right, or of which somebody has to decide what it means, is left as it is."""
    assert cell(column, text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("metric,value\r\na,1\r\n", "metric,value\na,1\n"),
        ("metric,value\ra,1\r", "metric,value\na,1\n"),
        ("metric;value;note\na;84,2;x, y\n", 'metric,value,note\na,84.2,"x, y"\n'),
        ("metric\tvalue\na\t1,234\n", "metric,value\na,1234\n"),
        (" Metric ,VALUE,vaule\na,1,2\n", "metric,value,vaule\na,1,2\n"),
        ("metric,Vaule\na,1\n", "metric,value\na,1\n"),
        ("metric,value,,\na,1,,\n,,,\n\n", "metric,value\na,1\n"),
        ('metric,note\na," two \r\nlines "\n', 'metric,note\na,"two \nlines"\n'),
        ("metric,value\na,1,,\n", "metric,value\na,1\n"),
        ('metric,value,note\na, 1, "Late, very"\n', 'metric,value,note\na,1,"Late, very"\n'),
        ('metric,value,note\na,"1,234","say ""hi"""\n', 'metric,value,note\na,1234,"say ""hi"""\n'),
    ],
)
def test_a_file_that_a_spreadsheet_saved(text: str, after: str) -> None:
    """Line ends, separators, names of columns and empty ends are put right."""
    assert tidied(text).after == after


@pytest.mark.parametrize(
    "text",
    [
        '"metric","value"\n"a","1"\n',
        "metric,value\na,1",
        "metric,value\n\na,1\n",
        "Report for June\nmetric,value\na,1\n",
        "KPI;Wert\na;84,2\n",
        "metric,value,,\na,1,,late\n",
        'metric,value\na,"12,105",3\n',
        "metric,value\na\n",
        "metric,value\na,12,105\n",
        "metric,note\na,Provisional, to be revised\n",
        'metric,value,note\na,1,"two\nlines"\n',
    ],
)
def test_what_is_left_as_it_is(text: str) -> None:
    """What is right, or cannot be mended for sure, keeps its bytes, quotation marks and all."""
    assert tidied(text) == Tidied(text, text, ())


def test_an_inventory_of_services() -> None:
    """In an inventory names and ids are freed of spaces, and nothing is taken for a number."""
    assert tidied('ID,Name\r\na ,"1,234"\r\n', SERVICES).after == 'id,name\na,"1,234"\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "a.csv  the file is empty; fill it or delete it  [file-shape]"),
        ('metric,value\na,"1\n', "a.csv:2  the quotation marks do not pair, so that the rest of the file"),
        ('metric,value\na,"84,2"\nb,"1,234"\n', f'a.csv:3:2  value "1,234" could be 1234 or 1.234; {WITH_A_POINT}'),
        ("metric;value\na;1,234\nb;£2.345\n", f'a.csv:2:2  value "1,234" could be 1234 or 1.234; {WITH_A_POINT}'),
        (
            "metric;note\na;late; very\n",
            "a.csv:2  the row has 3 cells; the first line has 2 columns; put the cell that",
        ),
        ("metric,value\n<<<<<<< HEAD\na,1\n", "a.csv:2  git left this line where two versions"),
    ],
)
def test_what_keeps_a_file_from_being_tidied(text: str, line: str) -> None:
    """A file that cannot be read, or not in one way only, is told with its place."""
    assert [each[: len(line)] for each in refusals(text)] == [line]


def test_what_was_done_is_told() -> None:
    """Each kind of mending is told in a few words."""
    found = tidy("a.csv", " metric;value\r\na;1 234\r\nb;2\r\n;\r\n", Script.UTF_16, FIGURES)
    assert isinstance(found, Tidied)
    assert found.mended == (
        "its encoding (UTF-16)",
        "its line ends",
        "the semicolons between its cells",
        "1 row",
        "1 empty row at its end",
    )


cells = st.one_of(
    st.sampled_from(["1,234", "84,2", "£5", " 3 %", "1.234", "Q2 2026", "Apr-26", "P", "[R]", "", " ", "x, y", '"q" ']),
    st.text(alphabet=' ,;\t|"\r\n\u200b\u00a0\ufeff\u2028\x0bab1.%£-', max_size=8),
)
headers = st.lists(st.sampled_from(["metric", " Value", "vaule", "values", "note", "period", "marker", ""]), min_size=1)
tables = st.tuples(headers, st.lists(st.lists(cells, max_size=8), max_size=5), st.sampled_from(",;\t|"))


def as_text(table: tuple[list[str], list[list[str]], str]) -> str:
    header, rows, separator = table
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([header, *rows])
    return out.getvalue()


@given(st.one_of(tables.map(as_text), st.text(alphabet='metric,value\n\r";\t 1234.£%\ufeff\u200b')))
@example('metric,value\na, "x" y\n')
@example("metric,value\n , \n")
@settings(max_examples=400, deadline=None)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    """What is tidied has nothing left to mend, and what is said to be mended is what changes."""
    once = tidy("a.csv", text, Script.UTF_8, FIGURES)
    if isinstance(once, Tidied):
        twice = tidy("a.csv", once.after, Script.UTF_8, FIGURES)
        assert (twice, once.after == text) == (Tidied(once.after, once.after, ()), not once.mended)


@given(st.text())
@settings(deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    """Whatever the text, it is tidied or refused in words."""
    found = tidy("a.csv", text, Script.UTF_8, FIGURES)
    assert isinstance(found, Tidied) or all(isinstance(each, Problem) for each in found)


def test_a_list_of_targets_is_tidied_as_figures_are() -> None:
    """The values and both periods of a target are written plainly."""
    text = 'Metric,Value,From,Until\ntransactions,"1,234",FY 2026/27,April 2028\n'
    assert tidied(text, TARGETS).after == "metric,value,from,until\ntransactions,1234,FY2026-27,2028-04\n"


def test_the_demonstration_is_tidy() -> None:
    """Every file of the demonstration is left as it is, byte for byte."""
    files = sorted((REPOSITORY / "metrics").rglob("*.csv"))
    assert [str(path) for path in files if not is_tidy(path)] == []


def is_tidy(path: Path) -> bool:
    text = path.read_bytes().decode()
    form = SERVICES if path.stem == "services" else FIGURES
    return tidy(str(path), text, Script.UTF_8, form) == Tidied(text, text, ())
