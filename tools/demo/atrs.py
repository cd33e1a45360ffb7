"""Converts the list of algorithmic transparency records: how many each body first published in each quarter.

Usage: python tools/demo/atrs.py RAW ROOT

Every body has a figure for every quarter from the list's first to the last that was over at the harvest of August
2026. A zero is a true one: the list is complete. Some records name no body; where the address of the record begins
with the body's name it counts for that body, else for none, and the quarter's figures say how many there were.
"""

import argparse
from collections import Counter
from datetime import datetime
from pathlib import Path

from organisations import Directory
from raw import Record, read_table
from submission import Figure, Key, write_figures

SOURCE = "atrs"
METRIC = "algorithmic-transparency-records"
LAST_QUARTER = "2026-Q2"
NAMED_IN_ADDRESS = {"dsit": "DSIT"}
"""What the addresses of records that name no body begin with, and the body that is meant."""


def body_of(record: Record) -> str:
    """Return the name of the body that published a record, blank where it is not certain."""
    prefix = record["url"].rsplit("/", 1)[-1].split("-")[0]
    return record["publishing_body"] or NAMED_IN_ADDRESS.get(prefix, "")


def quarter_of(record: Record) -> str:
    """Return the quarter in which a record was first published."""
    day = datetime.fromisoformat(record["published"])
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarters(first: str, last: str) -> list[str]:
    """Return the quarters from first to last."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    return [quarter for year in years for n in (1, 2, 3, 4) if first <= (quarter := f"{year}-Q{n}") <= last]


def figure_of(records: int, nobody: int) -> Figure:
    """Return the number of a body's records in a quarter, with a note where records of that quarter name no body."""
    verb = "names no body and counts" if nobody == 1 else "name no body and count"
    note = f"{nobody} of all records first published in the quarter {verb} nowhere." if nobody else ""
    return Figure(str(records), note=note)


def write(raw: Path, root: Path) -> str:
    """Write one file for each body, and return what was written in a sentence."""
    directory = Directory(raw)
    records = read_table(raw / SOURCE / "atrs_records.csv")
    counts = Counter((body_of(record), quarter_of(record)) for record in records)
    names = {name for name, _ in counts if name}
    periods = quarters(min(quarter for _, quarter in counts), LAST_QUARTER)
    bodies = {directory.slug(SOURCE, name) for name in names}
    for body in sorted(bodies):
        own = [name for name in names if directory.slug(SOURCE, name) == body]
        totals = {quarter: sum(counts[name, quarter] for name in own) for quarter in periods}
        rows = {Key(METRIC, "", quarter): figure_of(n, counts["", quarter]) for quarter, n in totals.items()}
        write_figures(root / "metrics" / body / "algorithmic-transparency.csv", rows)
    directory.write_profiles(root, bodies)
    return f"{len(bodies) * len(periods)} figures of {len(bodies)} bodies in {len(periods)} quarters added."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("root", type=Path)
    given = parser.parse_args()
    print(write(given.raw, given.root))


if __name__ == "__main__":
    main()
