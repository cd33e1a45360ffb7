"""Converts the Cabinet Office's freedom of information statistics: requests received, and those answered on time.

Usage: python tools/demo/cabinet_office_foi.py RAW ROOT [--release YEAR]

The source's own "Percentage of requests meeting 20-day deadline" divides by "Total requests received (excluding
on-hold and lapsed)": so in all 1,811 quarters with a percentage. Annual rows are left out: they add up quarters.
The header of that total stands twice in the file; both columns hold the same numbers.
"""

import argparse
import re
from pathlib import Path

from organisations import Directory
from raw import Record, number, read_table
from releases import Change, Release, by_folder, follow
from submission import Figure, Key, write_figures

SOURCE = "cabinet-office-foi"
RELEASES = {
    "2019": "foi-statistics-q4-2019-and-annual-published-data2.csv",
    "2020": "foi-statistics-2020-published-data.csv",
}
QUARTER = re.compile(r"Q([1-4]) (\d{4})")
RECEIVED = "Total requests received"
ANSWERABLE = "Total requests received (excluding on-hold and lapsed)"
ON_TIME = "20-day deadline met"
DASH = "The source gives a dash in place of a figure."


def figures_of(row: Record, body: str) -> dict[Key, Figure]:
    """Return the figures of one body and quarter, none of an annual row; the body stands in the key as the service."""
    found = QUARTER.fullmatch(row["Quarter"])
    if not found:
        return {}
    period = f"{found[2]}-Q{found[1]}"
    return {
        Key("foi-requests-received", body, period): received(number(row[RECEIVED])),
        Key("foi-answered-on-time", body, period): answered(number(row[ON_TIME]), number(row[ANSWERABLE])),
    }


def received(requests: str) -> Figure:
    """Return the requests of a quarter."""
    return Figure(requests, given=(requests,)) if requests else Figure(marker="x", note=DASH)


def answered(on_time: str, requests: str) -> Figure:
    """Return the share of a quarter's requests answered on time."""
    if not (on_time and requests):
        return Figure(marker="x", note=DASH)
    if int(requests) == 0:
        return Figure(marker="z", note="No requests to answer in the quarter.", given=(on_time, requests))
    return Figure(numerator=on_time, denominator=requests, given=(on_time, requests))


def read_release(raw: Path, release: str, directory: Directory) -> Release:
    """Return what one release says."""
    rows = [row for row in read_table(raw / SOURCE / RELEASES[release]) if QUARTER.fullmatch(row["Quarter"])]
    named = [(row, directory.slug(SOURCE, row["Government body"])) for row in rows]
    found = [item for row, body in named for item in figures_of(row, body).items()]
    if len({key for key, _ in found}) < len(found):
        raise SystemExit(f"release {release} gives one quarter of one body twice")
    return Release(f"the annual release for {release}", dict(found), frozenset(body for _, body in named))


def write(raw: Path, root: Path, release: str) -> Change:
    """Write a release over what is there, and return what it changed."""
    directory = Directory(raw)
    chain = [read_release(raw, year, directory) for year in RELEASES if year <= release]
    figures, change = follow(chain)
    bodies = {body for each in chain for body in each.subjects}
    parted = by_folder(figures, {body: body for body in bodies})
    for body in sorted(bodies):
        rows = {Key(key.metric, "", key.period): figure for key, figure in parted[body].items()}
        write_figures(root / "metrics" / body / "freedom-of-information.csv", rows)
    directory.write_profiles(root, bodies)
    return change


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("root", type=Path)
    parser.add_argument("--release", choices=RELEASES, default="2020")
    given = parser.parse_args()
    print(write(given.raw, given.root, given.release).message(of="bodies"))


if __name__ == "__main__":
    main()
