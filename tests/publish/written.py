"""The downloads of a catalogue, written into a folder of their own and read back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from plainfigures.analyse.cited import cited_in
from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.settings import Licence, Settings
from plainfigures.publish.downloads import workbooks_wanted, write_downloads
from plainfigures.publish.growing_files import File
from plainfigures.publish.workbooks import write_workbooks

COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))
SETTINGS = Settings("Example Figures", licence=Licence("An Example Licence", "https://example.org/licence"))


def files_of(
    catalogue: Catalogue, ledger: Ledger = UNKNOWN, record: PublicationRecord | None = None
) -> Mapping[str, File]:
    """Return what is known of each download of a catalogue."""
    with TemporaryDirectory() as folder:
        return write_downloads(catalogue, Path(folder), ledger, record)


def downloads_of(
    catalogue: Catalogue, ledger: Ledger = UNKNOWN, record: PublicationRecord | None = None
) -> dict[str, bytes]:
    """Return what each download of a catalogue holds."""
    with TemporaryDirectory() as folder:
        files = write_downloads(catalogue, Path(folder), ledger, record)
        return {address: Path(folder, address).read_bytes() for address in files}


def sizes_of(files: Mapping[str, File]) -> dict[str, int]:
    """Return the size of each file."""
    return {address: file.bytes for address, file in files.items()}


def sums_of(files: Mapping[str, File]) -> dict[str, str]:
    """Return the SHA-256 of each file."""
    return {address: file.sum for address, file in files.items()}


def workbooks(catalogue: Catalogue, to: Path) -> list[Path]:
    """Write all downloads below `site` in a folder, and return where the workbooks lie."""
    files = write_downloads(catalogue, to / "site")
    wanted = workbooks_wanted(catalogue, files, cited_in(catalogue, UNKNOWN, COMMIT))
    found = write_workbooks(wanted, to / "site", to / "cache", SETTINGS)
    return [to / "site" / address for address in found]
