"""Converts the Office for National Statistics' internet use by area: councils, regions, countries, the kingdom.

Usage: python tools/demo/ons_internet_use.py RAW ROOT

Only rows without a person's characteristics are taken. An area with a GSS code is the council that has or had the
code. An area without one is a statistical area: `areas.csv` names the council where the area is that of exactly one,
and all others, which join several councils or cut one up, are left out.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from organisations import Directory, Organisation, write_profile
from raw import Record, number, read_table, slug_of
from submission import Figure, Key, write_figures

SOURCE = "ons-digital-inclusion"
METRIC = "internet-use"
PERSONAL = ("Age", "Sex", "Disability status", "Ethnicity", "Ethnic group", "Employment status")
COUNTRIES = ("United Kingdom", "Northern Ireland", "Scotland", "Wales")


class Areas:
    """The organisations that stand for the areas of the source."""

    def __init__(self, directory: Directory) -> None:
        self.councils = directory.councils
        self.by_slug = directory.organisations
        rows = read_table(Path(__file__).parent / "areas.csv")
        self.reviewed = {(row["region"], row["area"]): row["slug"] for row in rows}

    def organisation(self, row: Record) -> Organisation | None:
        """Return the organisation whose area a row is about, if there is one."""
        region, area, code = row["Region"], row["Local Authority"], row["GeoCode"]
        if not area:
            name = region or "United Kingdom"
            return Organisation(slug_of(name), name, "country" if name in COUNTRIES else "region", gss=code)
        if code:
            return self.councils[code]
        slug = self.reviewed.get((region, area))
        return self.by_slug[slug] if slug else None


def read_rows(raw: Path) -> list[Record]:
    """Return the rows about all adults of an area."""
    rows = read_table(raw / SOURCE / "indicator_17-8-1.csv")
    return [row for row in rows if not any(row[column] for column in PERSONAL)]


def figures_by_organisation(raw: Path) -> Mapping[Organisation, dict[Key, Figure]]:
    """Return each organisation's figures."""
    areas = Areas(Directory(raw))
    found: dict[Organisation, dict[Key, Figure]] = {}
    for row in read_rows(raw):
        organisation = areas.organisation(row)
        if organisation:
            key = Key(METRIC, "", row["Year"])
            if found.setdefault(organisation, {}).setdefault(key, Figure(number(row["Value"]))).value != row["Value"]:
                raise SystemExit(f"{organisation.name} has two figures for {key.period}")
    return found


def write(raw: Path, root: Path) -> str:
    """Write one file for each organisation, and return what was written in a sentence."""
    found = figures_by_organisation(raw)
    for organisation, figures in found.items():
        write_profile(root, organisation)
        write_figures(root / "metrics" / organisation.slug / "internet-use.csv", figures)
    return f"{sum(map(len, found.values()))} figures of {len(found)} organisations added."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("root", type=Path)
    given = parser.parse_args()
    print(write(given.raw, given.root))


if __name__ == "__main__":
    main()
