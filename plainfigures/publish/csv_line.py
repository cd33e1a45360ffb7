"""Rows as lines of CSV (RFC 4180) in which a spreadsheet finds nothing to run.

A text that a spreadsheet could take for a formula gets an apostrophe in front. So does one that is like that but for
apostrophes in front of it: hence one apostrophe less gives every text back. Numbers are never touched.
"""

import csv
import re
from collections.abc import Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path

import polars as pl

_RUNS = "'*[=+@\\t\\r\\n-]"
_COULD_RUN = re.compile(_RUNS)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SUSPECT = re.compile(b",[\"'=+@\t-]")  # how such a cell begins, quoted or not, after the comma before it
_END = "\r\n"


def csv_line(cells: Iterable[str]) -> bytes:
    """Return a row as a line, its end included."""
    line: bytes = _encoded(cells)
    return _encoded(map(guarded, cells)) if _SUSPECT.search(b"," + line) else line


def guarded(text: str) -> str:
    """Return a text with an apostrophe in front where a spreadsheet could run it."""
    return f"'{text}" if _COULD_RUN.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return a text read from such a line as it was before."""
    return text[1:] if text.startswith("'") and _COULD_RUN.match(text, 1) else text


def any_guarded(table: Path) -> bool:
    """Return whether a file of such lines seems to hold a guarded text; of a file of figures hardly any does."""
    with table.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return any(content.find(before + b"'") >= 0 for before in (b",", b'"', b"\n"))


def unguarded_columns(texts: pl.Expr) -> pl.Expr:
    """Return columns of texts read from such lines as they were before."""
    return texts.str.replace(f"^'({_RUNS})", "$1")


class _Handed:
    """Hands back what a CSV writer writes."""

    @staticmethod
    def write(line: str) -> bytes:
        return line.encode()


_encoded = csv.writer(_Handed(), lineterminator=_END).writerow
