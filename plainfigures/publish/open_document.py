"""Figures as rows of spreadsheets in the OpenDocument format.

No cell is a formula or a link: text is written as text.
"""

import re
from importlib.metadata import version
from xml.sax.saxutils import escape

from plainfigures.publish.csv_line import unguarded
from plainfigures.publish.skeleton import Cells, Columns, written
from plainfigures.publish.workbook_words import NUMBERS, is_number

SUFFIX = ".ods"
MADE_BY = f"odfdo {version('odfdo')}"
MOST_ROWS = 1_048_575
"""How many rows a sheet has room for below its header."""

ROWS_IN, PLACE = "content.xml", '<table:table-row table:style-name="rows"/>'
"""The part of a skeleton that rows go into, and what they go in the place of."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no way to write these
_SPACES = re.compile("^ | (?= )| $", re.MULTILINE)  # which would be taken for one, or for none


def rows(columns: Columns) -> str:
    """Return rows of the table of figures, of which all columns are given."""
    written_rows = "</table:table-row><table:table-row>".join(written(columns, _KINDS))
    return f"<table:table-row>{written_rows}</table:table-row>"


def _text(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    plain = escape(_UNWRITABLE.sub("", unguarded(text)).replace("\r\n", "\n").replace("\r", "\n"))
    marked = _SPACES.sub("<text:s/>", plain).replace("\t", "<text:tab/>").replace("\n", "</text:p><text:p>")
    return f'<table:table-cell office:value-type="string"><text:p>{marked}</text:p></table:table-cell>'


def _number(text: str) -> str:
    if not text or not is_number(text):
        return _text(text)
    style = f"shown{len(text.partition('.')[2])}"
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{text}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


_TEXTS, _NUMBERS = Cells(_text), Cells(_number)
_KINDS = tuple(_NUMBERS if number else _TEXTS for number in NUMBERS)
