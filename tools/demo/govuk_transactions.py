"""Converts the GOV.UK Performance Platform's transactions: volumes, digital take-up and cost per transaction.

Usage: python tools/demo/govuk_transactions.py RAW ROOT [--release DATE]

All figures come from `services.csv`. Its columns `<quarter> CPT (£)` hold the same costs as `transaction-volumes.csv`
(every cost of every release is equal in both, 2,083 in the last one), and a slug besides, so that nothing has to be
matched by name; it also holds the twelve months from October 2016 to September 2017 one release earlier.
The label of a cost is the quarter after its twelve months ("2013-Q3" is July 2012 to June 2013); the first label,
"2012-Q4", stands for April 2011 to March 2012. Both were held against the headers of `transaction-volumes.csv`, where
"January 2014 to December 2015" is a slip for January to December 2014: the volume beside it is the sum of those four
quarters.
"""

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from organisations import Directory
from raw import Record, number, read_table
from releases import Change, Release, by_folder, follow
from submission import Figure, Key, write_figures, write_services

SOURCE = "govuk-transactions"
RELEASES = ("2016-07-08", "2017-02-02", "2017-10-31", "2018-01-26", "2018-09-07", "last")
"""The last release is the pair of files in the folder itself; no date is known of it but that it is later."""

QUARTER = re.compile(r"(?:Total|Digital) transactions (Jan - Mar|Apr - Jun|Jul - Sep|Oct - Dec) (\d{4})")
QUARTERS = ("Jan - Mar", "Apr - Jun", "Jul - Sep", "Oct - Dec")
COST = re.compile(r"(\d{4})-Q(\d) CPT \(£\)")
FIRST_COST = "2012-Q4 CPT (£)"
FILES = {
    "transactions": "transactions",
    "digital-take-up": "transactions",
    "cost-per-transaction": "cost-per-transaction",
}


@dataclass(frozen=True)
class Conversion:
    """What the releases up to one of them come to."""

    services: list[Record]
    figures: Mapping[Key, Figure]
    change: Change


def called(release: str) -> str:
    """Return how a note names a release."""
    if release == "last":
        return "the last release, later than 7 September 2018"
    day = date.fromisoformat(release)
    return f"the release of {day.day} {day:%B %Y}"


@cache
def read_services(raw: Path, release: str) -> list[Record]:
    """Return the services that a release lists."""
    folder = raw / SOURCE
    path = folder / "services.csv" if release == "last" else next(folder.glob(f"revisions/{release}_*_services.csv"))
    return [row for row in read_table(path) if row["Slug"]]


def quarter_of(header: str) -> str:
    """Return the period of a header such as "Total transactions Jul - Sep 2012", blank for any other."""
    found = QUARTER.fullmatch(header)
    return f"{found[2]}-Q{QUARTERS.index(found[1]) + 1}" if found else ""


def twelve_months_of(header: str) -> str:
    """Return the period of a header such as "2013-Q3 CPT (£)", blank for any other."""
    found = COST.fullmatch(header)
    if not found:
        return ""
    year, quarter = int(found[1]), int(found[2])
    return "2011-04/P12M" if header == FIRST_COST else f"{year - 1}-{quarter * 3 - 2:02}/P12M"


def figures_of(service: Record) -> dict[Key, Figure]:
    """Return all figures of one service."""
    return {
        Key(metric, service["Slug"], period): figure
        for find in (volumes, take_up, costs)
        for metric, period, figure in find(service)
    }


Found = list[tuple[str, str, Figure]]


def volumes(service: Record) -> Found:
    """Return the transactions of each quarter; a dash or words in place of a number mean that none was reported."""
    cells = [(quarter_of(header), number(cell)) for header, cell in service.items() if header.startswith("Total")]
    return [("transactions", period, Figure(value, given=(value,))) for period, value in cells if period and value]


def take_up(service: Record) -> Found:
    """Return the digital take-up of each quarter."""
    quarters = [(header, quarter_of(header)) for header in service if header.startswith("Total")]
    pairs = [
        (period, number(service[header]), number(service[header.replace("Total", "Digital", 1)]))
        for header, period in quarters
        if period
    ]
    reports = any(digital for _, _, digital in pairs)
    found = [(period, share(total, digital)) for period, total, digital in pairs if reports]
    return [("digital-take-up", period, figure) for period, figure in found if figure]


def share(total: str, digital: str) -> Figure | None:
    """Return the share of digital transactions, or why there is none; a zero beside no total was filled in ahead."""
    if int(digital or 0) > int(total or 0):
        return impossible(total, digital)
    if not total:
        return None
    if int(total) == 0:
        return Figure(marker="z", note="No transactions in the quarter.", given=(total, digital or "0"))
    return Figure(numerator=digital, denominator=total, given=(total, digital)) if digital else None


def impossible(total: str, digital: str) -> Figure:
    """Return the row for a quarter with more digital transactions than transactions."""
    of_all = f"of {int(total):,} transactions in all" if total else "transactions and no total"
    return Figure(marker="x", note=f"The source gives {int(digital):,} digital {of_all}.", given=(total, digital))


def costs(service: Record) -> Found:
    """Return the cost per transaction of each twelve months, in the digits of the source."""
    cells = [(twelve_months_of(header), number(cell)) for header, cell in service.items()]
    return [("cost-per-transaction", period, Figure(cost, given=(cost,))) for period, cost in cells if period and cost]


def convert(raw: Path, release: str) -> Conversion:
    """Return what the releases up to and with this one come to."""
    chain = RELEASES[: RELEASES.index(release) + 1]
    figures, change = follow(read_release(raw, name) for name in chain)
    return Conversion(read_services(raw, release), figures, change)


def read_release(raw: Path, release: str) -> Release:
    """Return what one release says."""
    services = read_services(raw, release)
    figures = {key: figure for service in services for key, figure in figures_of(service).items()}
    return Release(called(release), figures, frozenset(service["Slug"] for service in services))


def folders(raw: Path, directory: Directory) -> dict[str, str]:
    """Return the folder of each service ever listed: that of its body in the last release that lists it."""
    return {
        service["Slug"]: directory.slug(SOURCE, service["Agency/body"])
        for release in RELEASES
        for service in read_services(raw, release)
    }


def inventory_row(service: Record) -> Record:
    """Return a service's row of the inventory."""
    said = {"kind": service["Category"], "users": service["Customer type"]}
    kept = {column: text for column, text in said.items() if not text.startswith("[")}
    return {"id": service["Slug"], "name": service["Name of service"], "url": web_address(service["URL"]), **kept}


def web_address(text: str) -> str:
    """Return the text if it is a web address that can be followed, else nothing."""
    parts = urlsplit(text)
    return text if parts.scheme in ("http", "https") and "." in parts.netloc and " " not in text else ""


def write(raw: Path, root: Path, release: str) -> Change:
    """Write a release over what is there, and return what it changed."""
    directory, done = Directory(raw), convert(raw, release)
    home = folders(raw, directory)
    chain = RELEASES[: RELEASES.index(release) + 1]
    bodies = {home[service["Slug"]] for name in chain for service in read_services(raw, name)}
    parted = by_folder(done.figures, home)
    for body in sorted(bodies):
        write_body(root / "metrics" / body, parted.get(body, {}))
        rows = [inventory_row(service) for service in done.services if home[service["Slug"]] == body]
        write_services(root / "metrics" / body, rows, owned=frozenset(home))
    directory.write_profiles(root, bodies)
    return done.change


def write_body(folder: Path, figures: Mapping[Key, Figure]) -> None:
    """Write the figures of one body, each metric into its file."""
    for name in sorted(set(FILES.values())):
        write_figures(folder / f"{name}.csv", {key: figures[key] for key in figures if FILES[key.metric] == name})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("root", type=Path)
    parser.add_argument("--release", choices=RELEASES, default=RELEASES[-1])
    given = parser.parse_args()
    print(write(given.raw, given.root, given.release).message(of="services"))


if __name__ == "__main__":
    main()
