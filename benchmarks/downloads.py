"""Measures how long 1,000,000 observations take to be written as CSV, JSON, Parquet, Excel, ODS and one zip file.

The catalogue is invented, the same for the same seed: as many councils as England has, each with 40 metrics in 79
months. Each step is timed in one process; a second process without any step says what the figures themselves, with
what is known of their publication, take and weigh. `python -m benchmarks.downloads 100000` takes so many observations.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.councils import DOMAINS, ROOT, SEED
from benchmarks.measure import measured
from plainfigures.analyse.cited import cited_in
from plainfigures.analyse.publication_record import PublicationRecord, publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import UNKNOWN
from plainfigures.model.metric import Domain, Metric
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Organisation
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location
from plainfigures.model.settings import Settings
from plainfigures.publish.downloads import workbooks_wanted, write_downloads
from plainfigures.publish.growing_files import File
from plainfigures.publish.large_files import write_large_files
from plainfigures.publish.workbooks import write_workbooks

MANY, METRICS = 1_000_000, 40
MONTHS = tuple(f"{2019 + month // 12}-{month % 12 + 1:02}" for month in range(12, 91))
EVERYTHING = "data/all.csv"
SETTINGS = Settings("Example Figures", "https://figures.example/")
Result = TypeVar("Result")


def main() -> None:
    many, steps = int(sys.argv[1]) if len(sys.argv) > 1 else MANY, "--no-step" not in sys.argv
    if len(sys.argv) <= 2:
        base = measured([sys.executable, "-m", "benchmarks.downloads", str(many), "--no-step"], ROOT)
        print(f"{'the figures themselves':34} {base.cpu:6.1f} s of CPU {base.megabytes:6.0f} MB at most", flush=True)
    known = catalogue(many)
    record = publication_record(known, UNKNOWN, None)
    if steps:
        with tempfile.TemporaryDirectory() as temporary:
            write(known, record, Path(temporary))


def write(known: Catalogue, record: PublicationRecord, to: Path) -> None:
    """Write every download, and tell what each step took."""
    site = to / "site"
    files = timed("CSV and JSON, all and by page", lambda: write_downloads(known, site, UNKNOWN, record))
    wanted = list(workbooks_wanted(known, files, cited_in(known, UNKNOWN, None)))
    every = [each for each in wanted if each.table.address == EVERYTHING]
    others = [each for each in wanted if each.table.address != EVERYTHING]
    large = timed("Parquet and zip", lambda: write_large_files(site, {"README.txt": "Invented figures"}))
    books = timed("Excel and ODS of everything", lambda: write_workbooks(every, site, to / "cache", SETTINGS))
    more = timed("the same by page", lambda: write_workbooks(others, site, to / "cache", SETTINGS))
    sizes = {each.address: each.bytes for each in files.values()} | dict(large) | dict(books) | dict(more)
    tell(files, sizes)


def timed(what: str, step: Callable[[], Result]) -> Result:
    """Do a step and print the seconds of CPU that it took, and the most memory that the process has had so far."""
    before = time.process_time()
    done = step()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:34} {time.process_time() - before:6.1f} s of CPU {most:6.0f} MB at most so far", flush=True)
    return done


def tell(files: dict[str, File], sizes: dict[str, int]) -> None:
    """Print how much was written."""
    print(f"{files[EVERYTHING].rows:,} rows; {len(sizes):,} files, {sum(sizes.values()) / 1e6:,.0f} MB")
    for address in sorted(each for each in sizes if each.startswith("data/all") or each.endswith(".zip")):
        print(f"  {address:24} {sizes[address] / 1e6:8.1f} MB")


def catalogue(many: int) -> Catalogue:
    """Return a catalogue of invented councils with so many observations in all."""
    each = METRICS * len(MONTHS)
    domains = {name: Domain(id=name, title=name, question="How does it stand?") for name in DOMAINS}
    metrics = {metric.id: metric for metric in map(invented, range(METRICS))}
    councils = {f"example-council-{number:04}" for number in range(-(-many // each))}
    organisations = {
        name: Organisation(id=name, name=f"Invented {name}", kind="council", website=f"https://example.org/{name}")
        for name in sorted(councils)
    }
    figures = (figure for council in organisations for figure in observations(council, metrics))
    return Catalogue(domains, metrics, organisations, {}, tuple(first(figures, many)))


def first(figures: Iterator[Observation], many: int) -> Iterator[Observation]:
    return (figure for figure, _ in zip(figures, range(many), strict=False))


def invented(number: int) -> Metric:
    return Metric.model_validate(
        {
            "id": f"invented-{number:02}",
            "domain": DOMAINS[number % len(DOMAINS)],
            "title": f"Invented metric {number}",
            "question": "How does it stand?",
            "definition": "An invented metric, of a council as a whole.",
            "unit": "percent",
            "decimals": "1",
            "better": "higher",
            "frequency": "month",
            "due": "42",
            "level": "organisation",
            "calculation": "numerator / denominator * 100",
            "numerator": "Those that went well",
            "denominator": "All of them",
            "comparison": "same-definition",
            "status": "management-information",
            "source": {"title": "An invented source", "url": "https://example.org/source"},
        }
    )


def observations(council: str, metrics: dict[str, Metric]) -> Iterator[Observation]:
    """Yield the figures of one council: some computed, some provisional, a few missing with a note."""
    chance = random.Random(f"{SEED} {council}")
    periods = [period for month in MONTHS if isinstance(period := parse_period(month), Period)]
    for at, (metric, period) in enumerate((metric, period) for metric in metrics for period in periods):
        usual = Observation(council, "", metric, period, Location(f"metrics/{council}/{period}.csv", at % METRICS + 2))
        if chance.random() < 0.01:
            yield usual._replace(
                markers=("x",), note=f"The invented counter {chance.randrange(10**6)} was out of order"
            )
        elif metric < f"invented-{METRICS // 2}":
            whole = chance.randint(2_000, 9_000)
            yield usual._replace(numerator=str(chance.randint(0, whole)), denominator=str(whole))
        else:
            yield usual._replace(
                value=f"{chance.uniform(0, 100):.1f}", markers=("p",) if chance.random() < 0.05 else ()
            )


if __name__ == "__main__":
    main()
