"""The downloads of a catalogue, written into a folder of their own and read back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from plainfigures.model.catalogue import Catalogue
from plainfigures.publish.downloads import render_downloads, write_downloads


def all_csv(catalogue: Catalogue) -> bytes:
    """Return the file of every figure."""
    with TemporaryDirectory() as folder:
        write_downloads(render_downloads(catalogue), Path(folder))
        return Path(folder, "data", "all.csv").read_bytes()
