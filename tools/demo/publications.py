"""Writes `schemas/publications.yml`: from which publication each file of the demonstration was taken.

    python tools/demo/publications.py ROOT

Files are named one by one, so that a body that later commits a file of its own is not said to have taken it from there.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

HEAD = """\
# Where the figures were published before they came here. A page names the publications that its files were taken from.
# A department that commits its own figures needs no entry: its own file is the first publication.
# Where the demonstration is taken out, this file becomes an empty list: []
"""
OGL = "Open Government Licence v3.0"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication, and the pattern below `metrics/` of the files that the demonstration took from it."""

    files: str
    title: str
    publisher: str
    url: str
    as_at: str


PUBLICATIONS = [
    Publication(
        "*/transactions.csv",
        "GOV.UK Performance Platform, transactions of services",
        "Government Digital Service",
        "https://github.com/alphagov/spotlight",
        "releases from July 2016 to September 2018 and a last one without a date",
    ),
    Publication(
        "*/cost-per-transaction.csv",
        "GOV.UK Performance Platform, costs per transaction",
        "Government Digital Service",
        "https://github.com/alphagov/spotlight",
        "releases from July 2016 to September 2018 and a last one without a date",
    ),
    Publication(
        "*/freedom-of-information.csv",
        "Freedom of information statistics",
        "Cabinet Office",
        "https://www.gov.uk/government/collections/government-foi-statistics",
        "annual releases for 2019 and 2020",
    ),
    Publication(
        "office-of-the-public-guardian/20*.csv",
        "Office of the Public Guardian performance data",
        "Office of the Public Guardian, Ministry of Justice",
        "https://github.com/ministryofjustice/opg-performance-data",
        "24 July 2026",
    ),
    Publication(
        "*/algorithmic-transparency.csv",
        "Algorithmic transparency records on GOV.UK",
        "the bodies themselves, on GOV.UK",
        "https://www.gov.uk/algorithmic-transparency-records",
        "August 2026",
    ),
    Publication(
        "*/internet-use.csv",
        "UK Sustainable Development Goals data, indicator 17.8.1",
        "Office for National Statistics",
        "https://sdgdata.gov.uk/17-8-1/",
        "figures for 2012 to 2020",
    ),
]


def main() -> None:
    root = Path(sys.argv[1])
    items = (item(publication, root / "metrics") for publication in PUBLICATIONS)
    (root / "schemas" / "publications.yml").write_text(HEAD + "".join(items), encoding="utf-8", newline="\n")


def item(publication: Publication, metrics: Path) -> str:
    """Return the publication as an item of the YAML list, with every file that was taken from it."""
    paths = sorted(path.relative_to(metrics).as_posix() for path in metrics.glob(publication.files))
    facts = {
        "title": publication.title,
        "publisher": publication.publisher,
        "url": publication.url,
        "licence": OGL,
        "as_at": publication.as_at,
    }
    lines = [f"  {key}: {value}" for key, value in facts.items()]
    files = [f"    - {path}" for path in paths]
    return "\n".join([f"- {lines[0].strip()}", *lines[1:], "  files:", *files]) + "\n"


if __name__ == "__main__":
    main()
