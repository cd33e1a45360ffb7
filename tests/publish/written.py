"""The downloads of a catalogue, written into a folder of their own and read back."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.settings import Licence, Settings
from plainfigures.publish.downloads import render_downloads, workbooks_wanted, write_downloads
from plainfigures.publish.workbooks import write_workbooks

COMMIT = Commit("0123456789" * 4, date(2026, 5, 4), clean=True)
SETTINGS = Settings("Example Figures", licence=Licence("An Example Licence", "https://example.org/licence"))


def all_csv(catalogue: Catalogue) -> bytes:
    """Return the file of every figure."""
    with TemporaryDirectory() as folder:
        write_downloads(render_downloads(catalogue), Path(folder))
        return Path(folder, "data", "all.csv").read_bytes()


def workbooks(catalogue: Catalogue, site: Path) -> list[Path]:
    """Write all downloads below a folder, and return where the workbooks lie."""
    downloads = render_downloads(catalogue)
    write_downloads(downloads, site)
    found = write_workbooks(workbooks_wanted(catalogue, downloads), site, site / "cache", SETTINGS, COMMIT)
    return [site / address for address in found]
