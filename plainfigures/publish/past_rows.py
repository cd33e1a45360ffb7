"""What was understood of past submissions, kept beside the other things that may be deleted at any time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from plainfigures.check.record import Told
from plainfigures.model.history import DEFINITIONS, History
from plainfigures.model.source import Source
from plainfigures.publish.whole_file import whole_file
from plainfigures.read.main_line import read_contents

Understand = Callable[[Source], pl.DataFrame]
Tell = Callable[[History], Told]
_FEW = 20
_SPANS = ("folder", "path", "blob", "since", "until")


def read_past_rows(root: Path, paths: Mapping[str, str], cache: Path, key: str, understand: Understand) -> pl.DataFrame:
    """Return the rows of all these contents, of which git is asked only for those that are not kept.

    `paths` gives for each content (by its hash, which is the column `blob`) the path at which it is to be read, and
    `key` changes with all else that the rows depend on. A few new ones are sooner read again than all are kept anew.
    """
    kept = _kept(cache, "rows", key)
    known = set() if kept is None else set(kept["blob"].unique())
    missing = {blob: path for blob, path in paths.items() if blob not in known}
    if kept is not None and not missing:
        return kept
    read = understand(read_contents(root, missing))
    if kept is None:
        return _keep(cache, "rows", key, read)
    rows = pl.concat([kept, read], how="diagonal")
    return rows if len(missing) <= _FEW else _keep(cache, "rows", key, rows)


def told_of(history: History, cache: Path, key: str, tell: Tell) -> Told:
    """Return what a history tells; of folders in which nothing is new it is not worked out once more.

    `tell` works it out for a history; `key` changes with all else that it depends on.
    """
    told, before, now = _kept_told(cache, key), _kept(cache, "spans", key), _spans(history)
    changed = {DEFINITIONS} if told is None or before is None else _changed(before, now)
    if told is None or DEFINITIONS in changed:
        told = tell(history)
    elif changed:
        told = _renewed(told, tell(history.only({*changed, DEFINITIONS})), changed)
    if changed:  # the spans last: a run that dies before has everything worked out once more
        _keep(cache, "events", key, told.events)
        _keep(cache, "metric-changes", key, told.metric_changes)
        _keep(cache, "spans", key, now)
    return told


def _kept_told(cache: Path, key: str) -> Told | None:
    events, changes = _kept(cache, "events", key), _kept(cache, "metric-changes", key)
    return None if events is None or changes is None else Told(events, changes)


def _renewed(told: Told, fresh: Told, changed: set[str]) -> Told:
    """Return what was told of other folders before, with what is told of the changed ones now."""
    organisations = [folder.partition("/")[2] for folder in sorted(changed)]
    theirs = pl.col("organisation").is_in(organisations)
    pairs = ((told.events, fresh.events), (told.metric_changes, fresh.metric_changes))
    return Told(
        *(pl.concat([old.filter(~theirs), new]).sort("organisation", maintain_order=True) for old, new in pairs)
    )


def _spans(history: History) -> pl.DataFrame:
    """Return every version of every file with the commits, by number and hash, since and until when it held."""
    commits = [f"{number} {commit.hash}" for number, commit in enumerate(history.commits)]
    ends = [*commits, ""]
    rows = [(each.folder, each.path, each.blob, commits[each.since], ends[each.until]) for each in history.versions]
    return pl.DataFrame(rows, schema=dict.fromkeys(_SPANS, pl.String), orient="row")


def _changed(before: pl.DataFrame, now: pl.DataFrame) -> set[str]:
    """Return the folders in which any file has another history than before."""
    new, gone = now.join(before, on=_SPANS, how="anti"), before.join(now, on=_SPANS, how="anti")
    return {*new["folder"], *gone["folder"]}


def _kept(cache: Path, kind: str, key: str) -> pl.DataFrame | None:
    """Return what is kept, or None where nothing is, or what is there can no longer be read."""
    try:
        return pl.read_ipc((cache / "history" / f"{kind}-{key}.arrow").read_bytes())
    except (OSError, PolarsError):
        return None


def _keep(cache: Path, kind: str, key: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Write the file in one move, so that nobody ever reads half of it; those of other keys are of no more use."""
    folder = cache / "history"
    for old in folder.glob(f"{kind}-*.arrow"):
        old.unlink()
    with whole_file(folder / f"{kind}-{key}.arrow") as unfinished:
        rows.write_ipc(unfinished, compression="lz4")
    return rows
