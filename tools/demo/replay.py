"""Replays all releases of all sources in order, one stage each, so that git can hold the real history.

Usage: python tools/demo/replay.py --list
       python tools/demo/replay.py RAW ROOT [--stage N]

A stage writes its files and prints its commit message; the commit itself is made by the person who runs it.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import atrs
import cabinet_office_foi
import govuk_transactions
import ons_internet_use
import opg_performance


@dataclass(frozen=True)
class Stage:
    """One release of one source: its name, the first line of its commit message, and how it is written."""

    name: str
    subject: str
    write: Callable[[Path, Path], str]


def transactions(raw: Path, root: Path, *, release: str) -> str:
    """Write a release of the transactions."""
    return govuk_transactions.write(raw, root, release).message(of="services")


def freedom_of_information(raw: Path, root: Path, *, release: str) -> str:
    """Write a release of the freedom of information statistics."""
    return cabinet_office_foi.write(raw, root, release).message(of="bodies")


def stages() -> list[Stage]:
    """Return the stages in order."""
    volumes = [
        Stage(
            f"transactions-{release}",
            f"GOV.UK transactions: {govuk_transactions.called(release).removeprefix('the ')}",
            partial(transactions, release=release),
        )
        for release in govuk_transactions.RELEASES
    ]
    requests = [
        Stage(
            f"foi-{release}",
            f"Freedom of information: annual release for {release}",
            partial(freedom_of_information, release=release),
        )
        for release in cabinet_office_foi.RELEASES
    ]
    return [
        Stage("internet-use", "Internet use by area: 2012 to 2020", ons_internet_use.write),
        *volumes,
        *requests,
        Stage("opg-performance", "Office of the Public Guardian: as at 24 July 2026", opg_performance.write),
        Stage("atrs", "Algorithmic transparency records: as harvested in August 2026", atrs.write),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path, nargs="?")
    parser.add_argument("root", type=Path, nargs="?")
    parser.add_argument("--stage", type=int, help="run this stage alone; without it all run in order")
    parser.add_argument("--list", action="store_true", help="print the stages and stop")
    given = parser.parse_args()
    numbered = [*enumerate(stages(), start=1)]
    if given.list:
        print("\n".join(f"{number:2}  {stage.name:24} {stage.subject}" for number, stage in numbered))
        return
    if given.root is None:
        parser.error("RAW and ROOT are needed")
    for number, stage in numbered:
        if given.stage in (None, number):
            print(f"{stage.subject}\n\n{stage.write(given.raw, given.root)}\n")


if __name__ == "__main__":
    main()
