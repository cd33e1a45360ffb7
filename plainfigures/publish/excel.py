"""Figures as rows of Excel workbooks (Office Open XML).

No cell is a formula or a link: text is written as text.
"""

import re
from importlib.metadata import version
from xml.sax.saxutils import escape

from plainfigures.publish.csv_line import unguarded
from plainfigures.publish.skeleton import Cells, Columns, written
from plainfigures.publish.workbook_words import NUMBERS, is_number

SUFFIX = ".xlsx"
MADE_BY = f"xlsxwriter {version('xlsxwriter')}"
MOST_ROWS = 1_048_575
"""How many rows a sheet has room for below its header."""

ROWS_IN, PLACE = "xl/worksheets/sheet4.xml", '<row r="2".*(?=</sheetData>)'
"""The part of a skeleton that rows go into, and what they go in the place of."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no way to write these
_LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would take it for a character
_FIRST_STYLE = 3  # of the formats of numbers in the skeleton, in the order of their first use


def rows(columns: Columns) -> str:
    """Return rows of the table of figures, of which all columns are given."""
    return f"<row>{'</row><row>'.join(written(columns, _KINDS))}</row>"


def _text(text: str) -> str:
    if not text:
        return "<c/>"
    plain = escape(_LIKE_A_CODE.sub("_x005F_", _UNWRITABLE.sub("", unguarded(text))))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'


def _number(text: str) -> str:
    if not text or not is_number(text):
        return _text(text)
    return f'<c s="{_FIRST_STYLE + len(text.partition(".")[2])}"><v>{text}</v></c>'


_TEXTS, _NUMBERS = Cells(_text), Cells(_number)
_KINDS = tuple(_NUMBERS if number else _TEXTS for number in NUMBERS)
