"""How the text of a file that is to be tidied is found, whatever program saved it."""

import pytest

from plainfigures.model.problem import Fault
from plainfigures.model.submission import Script
from plainfigures.read.submission import Submitted, parse_submission

TEXT = "metric,note\na,Café – £5 for “Siân”\n"


@pytest.mark.parametrize(
    ("content", "script"),
    [
        (TEXT.encode(), Script.UTF_8),
        (TEXT.encode("utf-8-sig"), Script.MARKED_UTF_8),
        (TEXT.encode("utf-16"), Script.UTF_16),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), Script.UTF_16),
        (TEXT.encode("cp1252"), Script.WINDOWS_1252),
    ],
)
def test_a_file_that_a_spreadsheet_saved(content: bytes, script: Script) -> None:
    """The text is the same in whichever of these codes it was saved, and the code is known."""
    assert parse_submission("a.csv", content) == Submitted(TEXT, script)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (TEXT.encode() + "é".encode("cp1252"), "encoding"),
        ("Привет".encode("cp1251"), "encoding"),
        ("Café".encode("mac-roman"), "encoding"),
        ("£5".encode("cp850"), "encoding"),
        ("Llŷn, Tŵr".encode("iso8859-14"), "encoding"),
        (b"a\x81b", "encoding"),
        (TEXT.encode("utf-16-le"), "nul"),
        (b"\xff\xfea", "utf-16"),
        (b"PK\x03\x04[Content_Types].xml", "spreadsheet"),
        (b"", "empty"),
        (b"a" * 2_000_000, "too-large"),
    ],
)
def test_a_file_that_nobody_can_read_for_sure(content: bytes, kind: str) -> None:
    """Two codes at once, a code that gives wrong letters, and what is no text at all are refused."""
    found = parse_submission("a.csv", content)
    assert isinstance(found, Fault)
    assert found.kind == kind
