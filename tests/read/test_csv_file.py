import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import CsvFile
from plainfigures.read.csv_file import parse_csv

PATH = "metrics/example-department/2026-Q2.csv"
TABLE = (CsvFile(PATH, ("metric", "value"), (("transactions", "84.20"), ("downtime", "0")), (2, 3)), [])


def fault(kind: str, line: int = 0, found: str = "") -> Fault:
    return Fault(Location(PATH, line), kind, found)


@pytest.mark.parametrize(
    "content",
    [
        b"metric,value\ntransactions,84.20\ndowntime,0\n",
        b"metric,value\ntransactions,84.20\ndowntime,0",
        b"metric,value\r\ntransactions,84.20\r\ndowntime,0\r\n",
        b"metric,value\rtransactions,84.20\rdowntime,0\r",
        b"\xef\xbb\xbfmetric,value\ntransactions,84.20\ndowntime,0\n",
        b'"metric","value"\n"transactions","84.20"\n"downtime","0"\n',
    ],
    ids=["lines", "no last line break", "Windows", "old Mac", "byte-order mark", "quotation marks"],
)
def test_welcome_ways_of_saving(content: bytes) -> None:
    """However a spreadsheet saves UTF-8, the same table is read."""
    assert parse_csv(PATH, content) == TABLE


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("metric,value\n".encode("utf-16"), fault("utf-16")),
        ("metric,value\n".encode("utf-16-be"), fault("nul", 1)),
        (b"\xfe\xff\x00m", fault("utf-16")),
        (b"PK\x03\x04[Content_Types].xml", fault("spreadsheet")),
        (b"PK\x03\x04and so on", fault("zip")),
        (b"%PDF-1.7", fault("pdf")),
        (b"\xef\xbb\xbf\n<TABLE>", fault("markup")),
        (b"\xd0\xcf\x11\xe0and so on", fault("spreadsheet")),
        (b"metric,note\na,caf\xe9\nb,tea\n", fault("encoding", 2, "a,café")),
        (b"metric,note\r\na,b\r\nc,\x9310\x94\r\nd,e\r\n", fault("encoding", 3, "c,“10”")),
        (b"metric,note\ra,b\rc,caf\xe9\r", fault("encoding", 3, "c,café")),
        (b"metric\na\n\x00b\n", fault("nul", 3)),
        (b"metric\ra\r\x00b\r", fault("nul", 3)),
        (b"", fault("empty")),
        (b" \n\n", fault("empty")),
        (b"\xef\xbb\xbf", fault("empty")),
        (b",,\n,,\n", fault("empty")),
        (b"a" * (1024 * 1024 + 1), fault("too-large", 0, "1,048,577 bytes")),
    ],
)
def test_what_is_no_plain_text(content: bytes, wanted: Fault) -> None:
    """Another encoding, a spreadsheet, NUL bytes, an empty or too large file are refused, with the line where known."""
    assert parse_csv(PATH, content)[1] == [wanted]


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\u2066", "\u061c", "\u00ad", "\ufeff", "\x1b", "\x7f", "\x85"])
def test_hidden_characters(char: str) -> None:
    """A character that is invisible or reorders text is named with its line, and the table is read all the same."""
    content = f"metric,note\na,b\r\nc,so{char}me\n"
    table = CsvFile(PATH, ("metric", "note"), (("a", "b"), ("c", f"so{char}me")), (2, 3))
    assert parse_csv(PATH, content.encode()) == (table, [fault("hidden-character", 3, char)])


def test_hidden_characters_are_told_once_a_line() -> None:
    """Each line with hidden characters is one fault."""
    _, faults = parse_csv(PATH, "a\u200b,\u200bb\nc,d\n\u200be,f\n".encode())
    assert faults == [fault("hidden-character", line, "\u200b") for line in (1, 3)]


@pytest.mark.parametrize(
    "cell",
    [
        "84.20",
        "0084",
        " 84 ",
        "1,234",
        "NA",
        "null",
        "TRUE",
        "1e5",
        "１２",
        "=1+1",
        "é – £",
        "'",
        'a "b" c',
        "a\nb",
        "a\r\nb",
    ],
)
def test_a_cell_stays_as_it_was_written(cell: str) -> None:
    """A cell is text, character for character: nothing is trimmed, read as missing or taken for a number."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([["metric", "value"], ["example", cell]])
    table, faults = parse_csv(PATH, written.getvalue().encode())
    assert (table and table.rows, faults) == ((("example", cell),), [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_physical_lines(end: str) -> None:
    """A row's line is where it begins in an editor, after line breaks inside cells and blank rows too."""
    lines = ["a,b", '1,"x', "y", 'z"', "", "2,v", ",", '3,"', '"', "4,w"]
    table, _ = parse_csv(PATH, end.join(lines).encode())
    assert table
    assert [(row[0], line) for row, line in zip(table.rows, table.lines, strict=True)] == [
        ("1", 2),
        ("2", 6),
        ("3", 8),
        ("4", 10),
    ]


def test_blank_rows_before_the_header() -> None:
    """The first row that holds anything is the header."""
    table, _ = parse_csv(PATH, b"\n,,\nmetric,value\na,1\n")
    assert table == CsvFile(PATH, ("metric", "value"), (("a", "1"),), (4,))


def test_rows_keep_their_width() -> None:
    """A row with too few or too many cells is neither filled nor cut nor shifted."""
    table, faults = parse_csv(PATH, b"a,b\n1\n1,2,3\n1,\n")
    assert (table and table.rows, faults) == ((("1",), ("1", "2", "3"), ("1", "")), [])


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        (b'a,b\n1,"x\n2,y\n', 2, "unexpected end of data"),
        (b'a,b\n1,2\n3,"x"y\n', 3, "',' expected after '\"'"),
        (b'a,b\n1,2\n"x\ny"z,4\n', 3, "',' expected after '\"'"),
    ],
)
def test_quotation_marks_that_do_not_pair(content: bytes, line: int, found: str) -> None:
    """Where quotation marks do not pair, the rows before are kept and the line on which the row begins is named."""
    table, faults = parse_csv(PATH, content)
    assert (table and table.header, faults) == (("a", "b"), [fault("quotes", line, found)])


def test_at_most_a_hundred_columns() -> None:
    """A hundred columns are read; one more is refused."""
    tables = [parse_csv(PATH, b"\n" + b",".join([b"a"] * number)) for number in (100, 101)]
    wanted = CsvFile(PATH, ("a",) * 100, (), ())
    assert tables == [(wanted, []), (None, [fault("too-many-columns", 2, "101")])]


@pytest.mark.parametrize("filling", ["x", "x\n", "é"])
def test_a_cell_of_at_most_ten_thousand_characters(filling: str) -> None:
    """Ten thousand characters are read as one cell; one more is refused, and the rows before are kept."""
    cell = (filling * 10_000)[:10_000]
    table, faults = parse_csv(PATH, f'a\n"{cell}"\n"{cell}x"\nb\n'.encode())
    assert (table and table.rows, [(each.kind, each.location.line) for each in faults]) == (
        ((cell,),),
        [("cell-too-long", 3 + cell.count("\n"))],
    )


def test_a_cell_of_very_many_characters() -> None:
    """A cell longer than the csv module itself would read is refused like any other."""
    table, faults = parse_csv(PATH, b"a\n" + b"x" * 200_000)
    assert (table, faults) == (CsvFile(PATH, ("a",), (), ()), [fault("cell-too-long", 2)])


def test_a_header_that_cannot_be_read() -> None:
    """A fault in the very first row leaves no table."""
    assert parse_csv(PATH, b'"a') == (None, [fault("quotes", 1, "unexpected end of data")])


LIKE_CSV = st.text('a1,"\n\r ;\t\ufeff\u202eé', max_size=60).map(str.encode)


@given(st.binary(max_size=200) | LIKE_CSV)
@settings(max_examples=200, deadline=None)
def test_any_bytes(content: bytes) -> None:
    """Any bytes give a table or faults with places, and nothing is ever raised."""
    table, faults = parse_csv(PATH, content)
    assert table or faults
    assert {each.location.path for each in faults} <= {PATH}


@given(st.lists(st.lists(st.text('a1,"\n\r é', max_size=6), min_size=2, max_size=2), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_is_read_back(rows: list[list[str]]) -> None:
    """Any table that a program writes is read back cell for cell."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["first", "second"], *rows])
    table, faults = parse_csv(PATH, written.getvalue().encode())
    assert (table and table.rows, faults) == (tuple(tuple(row) for row in rows if any(row)), [])
