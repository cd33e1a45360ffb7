"""The files of the whole site that are made from its CSV files: Parquet, and everything in one zip file."""

from collections.abc import Mapping
from pathlib import Path

from plainfigures.publish import addresses
from plainfigures.publish.bundle import write_bundle
from plainfigures.publish.described_tables import TABLES, Tables
from plainfigures.publish.parquet import write_parquet


def write_large_files(site: Path, words: Mapping[str, str], tables: Tables = TABLES) -> dict[str, int]:
    """Write both below the site's folder and return their sizes in bytes; `words` are the bundle's texts by name."""
    write_parquet(site / addresses.ALL_DATA, site / addresses.ALL_PARQUET)
    write_bundle(site, tables.values(), {Path(address).name: address for address in sorted(tables)}, words)
    return {address: (site / address).stat().st_size for address in (addresses.ALL_PARQUET, addresses.EVERYTHING)}
