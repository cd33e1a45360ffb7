"""What was understood of past submissions, kept beside the other things that may be deleted at any time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from plainfigures.model.source import Source
from plainfigures.read.main_line import read_contents

Understand = Callable[[Source], pl.DataFrame]


def read_past_rows(root: Path, paths: Mapping[str, str], cache: Path, key: str, understand: Understand) -> pl.DataFrame:
    """Return the rows of all these contents, of which git is asked only for those that are not kept.

    `paths` gives for each content (by its hash, which is the column `blob`) the path at which it is to be read, and
    `key` changes with all else that the rows depend on.
    """
    kept = _kept(cache, "rows", key)
    known = set() if kept is None else set(kept["blob"])
    missing = {blob: path for blob, path in paths.items() if blob not in known}
    if kept is not None and not missing:
        return kept
    read = understand(read_contents(root, missing))
    return _keep(cache, "rows", key, read if kept is None else pl.concat([kept, read], how="diagonal"))


def once(cache: Path, key: str, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    """Return what is kept of the events of a history, or make it; `key` changes with all that it depends on."""
    kept = _kept(cache, "events", key)
    return _keep(cache, "events", key, make()) if kept is None else kept


def _kept(cache: Path, kind: str, key: str) -> pl.DataFrame | None:
    """Return what is kept, or None where nothing is, or what is there can no longer be read."""
    try:
        return pl.read_ipc((cache / "history" / f"{kind}-{key}.arrow").read_bytes())
    except (OSError, PolarsError):
        return None


def _keep(cache: Path, kind: str, key: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Write the file in one move, so that nobody ever reads half of it; those of other keys are of no more use."""
    folder = cache / "history"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{kind}-*.arrow"):
        old.unlink()
    unfinished = folder / f"{kind}.part"
    rows.write_ipc(unfinished, compression="lz4")
    unfinished.replace(folder / f"{kind}-{key}.arrow")
    return rows
