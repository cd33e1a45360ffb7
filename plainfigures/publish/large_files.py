"""The files of the whole site that are made from its CSV files: Parquet, and everything in one zip file."""

from pathlib import Path

from plainfigures.publish import addresses
from plainfigures.publish.bundle import write_bundle
from plainfigures.publish.parquet import write_parquet
from plainfigures.publish.tables import FIGURES, OTHERS


def write_large_files(site: Path, words: str) -> dict[str, int]:
    """Write both below the site's folder and return their sizes in bytes; `words` are the README of the bundle."""
    write_parquet(site / addresses.ALL_DATA, site / addresses.ALL_PARQUET)
    others = [table for table, _ in OTHERS]
    record = (addresses.ALL_OBLIGATIONS, addresses.ALL_PUBLICATION)
    files = {
        addresses.ALL_DATA,
        addresses.ALL_REVISIONS,
        *record,
        *(addresses.of_table(table.name) for table in others),
    }
    write_bundle(site, (FIGURES, *others), {Path(address).name: address for address in sorted(files)}, words)
    return {address: (site / address).stat().st_size for address in (addresses.ALL_PARQUET, addresses.EVERYTHING)}
