"""What git knows of a root as it is checked out, and of the commit that it is compared with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from posixpath import relpath
from tempfile import TemporaryDirectory

from plainfigures.model.change import Before
from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import Source
from plainfigures.model.words import printable, quoted
from plainfigures.read.git import git, read_blobs, run
from plainfigures.read.source import FOLDERS, fault_of, source_of

PLAIN = ("100644", "100755")
MADE_FROM = ("metrics/", "mkdocs.yml", "schemas/", "site/")
_STATUS = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--")
_BEFORE_A_PATH = len("XY ")  # what an entry of that says of its file


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a commit: its mode, the hash of its content, its size, its path from the root."""

    mode: str
    blob: str
    size: int
    path: str


def read_commit(root: Path) -> Commit | None:
    """Return the commit that is checked out, or None where the root is in no git repository or git is not installed."""
    head = git(root, "log", "-1", "--no-show-signature", "--format=%H %ct")
    if head is None or not head.strip():
        return None
    hash_, seconds = head.split()
    shallow, _, inside = (git(root, "rev-parse", "--is-shallow-repository", "--show-prefix") or "").partition("\n")
    day = datetime.fromtimestamp(int(seconds), UTC).date()
    return Commit(hash_, day, _not_committed(root, inside.removesuffix("\n")), shallow=shallow == "true")


def _not_committed(root: Path, inside: str) -> tuple[str, ...]:
    """Return the paths, from the root, of files that are not as committed; `inside` leads there in the repository."""
    printed = git(root, *_STATUS, *MADE_FROM)
    if printed is None:
        return MADE_FROM  # nobody knows, so nothing passes for committed
    paths = (entry[_BEFORE_A_PATH:] for entry in printed.split("\0") if entry)
    return tuple(sorted(printable(relpath(path, inside or ".")) for path in paths))


def read_before(root: Path, ref: str) -> Before:
    """Return the root as it was where the branch left `ref`, and the files that have changed since.

    Raises CouldNotRun where there is no repository, it has no such commit, or too little of its history is there.
    """
    commit = merge_base(root, ref)
    return Before(commit, read_source_at(root, commit), changed_paths(root, commit))


def merge_base(root: Path, ref: str) -> str:
    """Return the full hash of the commit at which what is checked out left `ref`.

    Raises CouldNotRun as `read_before` does.
    """
    inside = git(root, "rev-parse", "--is-shallow-repository")
    if inside is None:
        raise CouldNotRun(f"{root} is in no git repository, or git is not installed: --against needs both")
    part = inside.strip() == "true"
    cure = "fetch the rest with git fetch --unshallow" if part else "see which there are with git branch --all"
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        known = "only part of the history is here, and it" if part else "git"
        raise CouldNotRun(f"{known} knows no commit or branch {quoted(ref)}: {cure}")
    base = git(root, "merge-base", commit.strip(), "HEAD")
    if base is None or not base.strip():
        why = "only part of the history is here" if part else "the two have no history in common"
        raise CouldNotRun(f"what is checked out cannot be compared with {quoted(ref)}, since {why}: {cure}")
    return base.strip()


@contextmanager
def checked_out(root: Path, commit: str) -> Iterator[Path]:
    """Give a copy of the root as a commit has it, in a repository of its own that has the same history.

    Raises CouldNotRun where the root is in no repository that holds the commit.
    """
    inside = git(root, "rev-parse", "--show-prefix")
    if inside is None or git(root, "cat-file", "-e", "--end-of-options", f"{commit}^{{commit}}") is None:
        raise CouldNotRun(f"the repository of {root} does not hold the commit {quoted(commit)}: fetch it first")
    repository = Path((git(root, "rev-parse", "--show-toplevel") or "").strip("\n"))
    with TemporaryDirectory() as temporary:
        copy = Path(temporary, "copy")
        cloned = run(repository, "clone", "--quiet", "--shared", "--no-checkout", "--", str(repository), str(copy))
        if cloned is None or run(copy, "checkout", "--quiet", "--detach", commit) is None:
            raise CouldNotRun(f"git cannot check out the commit {quoted(commit)} elsewhere")
        yield copy / inside.strip("\n")


def changed_paths(root: Path, commit: str) -> tuple[str, ...]:
    """Return the paths, from the root, of all files that differ from a commit's, those git does not track included."""
    inside = (git(root, "rev-parse", "--show-prefix") or "").strip("\n")
    changed = git(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--")
    new = git(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    paths = {*(changed or "").split("\0"), *(new or "").split("\0")} - {""}
    return tuple(sorted(printable(relpath(path, inside or ".")) for path in paths))


def read_source_at(root: Path, commit: str) -> Source:
    """Return everything under `metrics/` and `schemas/` of a commit, as `read_source` returns what lies there now."""
    listed = run(root, "ls-tree", "-r", "-z", "--long", "--end-of-options", commit, *FOLDERS)
    if listed is None:
        raise CouldNotRun(f"git cannot list the files of the commit {quoted(commit)}")
    entries = sorted(map(_entry, listed.split(b"\0")[:-1]), key=lambda entry: entry.path.split("/"))
    return source_of(_contents(root, [entry for entry in entries if not entry.path.endswith("/.gitkeep")]))


def _entry(line: bytes) -> _Entry:
    about, _, path = line.partition(b"\t")
    mode, _, blob, size = about.decode("ascii").split()
    return _Entry(mode, blob, int(size) if size != "-" else 0, printable(path.decode("utf-8", "surrogateescape")))


def _contents(root: Path, entries: list[_Entry]) -> Iterator[tuple[str, bytes | Fault]]:
    """Yield each file's path and its bytes, all from one run of git, or its fault."""
    faults = {entry.path: _fault(entry) for entry in entries}
    wanted = [entry for entry in entries if not faults[entry.path]]
    contents = read_blobs(root, (entry.blob for entry in wanted))
    for entry in entries:
        fault = faults[entry.path]
        yield entry.path, fault or next(contents)[1]


def _fault(entry: _Entry) -> Fault | None:
    if entry.mode not in PLAIN:
        return Fault(Location(entry.path), "not-a-file")
    return fault_of(entry.path, entry.size)
