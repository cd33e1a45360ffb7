"""Read the history of the main line: one `git log` for what changed when, one `git cat-file --batch` for the contents.

The main line is what is checked out and the first parent of each commit: a merged branch was published by its merge.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from plainfigures.model.history import FileVersion, History
from plainfigures.model.ledger import Publishing, State
from plainfigures.model.limits import LARGEST_FILE
from plainfigures.model.source import Source
from plainfigures.model.words import printable
from plainfigures.read.git import git, read_blobs, run
from plainfigures.read.source import source_of

PLACES = ("metrics", "schemas/metrics", "schemas/obligations.yml")
PLAIN = (b"100644", b"100755")
_LOG = (
    *("log", "--first-parent", "-m", "--reverse", "--no-show-signature", "--relative", "--raw", "--no-renames"),
    *("--no-abbrev", "-z", "--format=%x02%H %ct %at", "HEAD", "--", *PLACES),
)


@dataclass(frozen=True, slots=True)
class _Change:
    """What one commit did to one file: its new content, None where it is gone or no plain file."""

    commit: int
    path: str
    blob: str | None


def read_history(root: Path) -> History:
    """Return the history of the files under `metrics/` and `schemas/metrics/`, and of the obligations.

    Without a repository, without any commit, or where only part of the history is there, it has no versions.
    """
    state = read_state(root)
    printed = run(root, "-c", "log.showRoot=true", *_LOG) if state == "whole" else None
    if printed is None:
        return History("no-repository" if state == "whole" else state)
    commits, changes = _parse_log(printed)
    return History("whole", tuple(commits), tuple(_versions(changes, len(commits))))


def read_state(root: Path) -> State:
    """Return whether the whole history is there, only part of it, or none: no repository, no commit, no git."""
    known = git(root, "rev-parse", "--is-shallow-repository", "--verify", "--quiet", "HEAD^{commit}")
    if known is None:
        return "no-repository"
    return "shallow" if known.split()[0] == "true" else "whole"


def read_contents(root: Path, paths: Mapping[str, str]) -> Source:
    """Return what blobs hold, as `read_source` does: `paths` gives for each blob the path at which it is to stand."""
    contents = ((paths[blob], content) for blob, content in read_blobs(root, paths))
    return source_of((path, content) for path, content in contents if len(content) <= LARGEST_FILE)


def _parse_log(printed: bytes) -> tuple[list[Publishing], list[_Change]]:
    commits: list[Publishing] = []
    changes: list[_Change] = []
    words = iter(printed.split(b"\0"))
    for word in words:
        if word.startswith(b"\x02"):
            commits.append(_publishing(word[1:].decode("ascii")))
        elif word.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, _ = word.split()
            path = printable(next(words).decode("utf-8", "surrogateescape"))
            there = mode in PLAIN  # that of a file which is gone is nought
            changes.append(_Change(len(commits) - 1, path, blob.decode("ascii") if there else None))
    return commits, changes


def _publishing(line: str) -> Publishing:
    hash_, committed, written = line.split()
    return Publishing(hash_, *(datetime.fromtimestamp(int(seconds), UTC) for seconds in (committed, written)))


def _versions(changes: list[_Change], end: int) -> Iterator[FileVersion]:
    """Yield each version of each file, by path and time."""
    by_path: dict[str, list[_Change]] = {}
    for change in changes:
        by_path.setdefault(change.path, []).append(change)
    for path, of_path in sorted(by_path.items()):
        untils = [*(change.commit for change in of_path[1:]), end]
        for change, until in zip(of_path, untils, strict=True):
            if change.blob is not None:
                yield FileVersion(path, change.blob, change.commit, until)
