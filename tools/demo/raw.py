"""Reads the raw files as text: tables with tidy headers, cells without stray spaces, numbers as plain digits."""

import csv
import re
from pathlib import Path

NUMBER = re.compile(r"-?\d+(\.\d+)?")

Record = dict[str, str]


def tidy(text: str) -> str:
    """Return the text on one line, with single plain spaces and none at its ends."""
    return " ".join(text.split())


class TabSeparated(csv.excel_tab):
    """Fields between tabs, where a quotation mark is a mark like any other."""

    quoting = csv.QUOTE_NONE


def read_table(path: Path) -> list[Record]:
    """Return the rows of a table by tidy header; of two columns with one header the first counts."""
    dialect = TabSeparated if path.suffix == ".tsv" else csv.excel
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines, dialect)
    names = [tidy(name) for name in header]
    return [{name: tidy(cell) for name, cell in reversed([*zip(names, row, strict=True)])} for row in rows]


def number(cell: str) -> str:
    """Return the cell's number without pound sign and thousands separators, blank where it holds no number."""
    plain = cell.replace(",", "").replace("£", "").strip()
    return plain if NUMBER.fullmatch(plain) else ""


def slug_of(name: str) -> str:
    """Return a folder name made from a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("’", "")).strip("-")
