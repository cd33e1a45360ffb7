"""Walk `metrics/` and `schemas/` and read every file there: disk in, text with places out."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.limits import LARGEST_FILE
from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import CsvFile, Source, YamlFile
from plainfigures.model.words import printable
from plainfigures.read.csv_file import parse_csv
from plainfigures.read.yaml_file import parse_yaml

FOLDERS = ("metrics", "schemas")


def read_source(root: Path) -> Source:
    """Return everything under the root's `metrics/` and `schemas/`, sorted by path, with every fault met on the way.

    Raises CouldNotRun where the root has no such folders.
    """
    return _source(root, FOLDERS)


def read_schemas(root: Path) -> Source:
    """Return what lies under the root's `schemas/` alone, as `read_source` does."""
    return _source(root, ("schemas",))


def _source(root: Path, folders: Sequence[str]) -> Source:
    for folder in folders:
        if not (root / folder).is_dir() or (root / folder).is_symlink():
            raise CouldNotRun(f"there is no folder {folder}/ in {root}: name the right folder with --root")
    return source_of((path, _content(path, entry)) for path, entry in _entries(root, folders))


def source_of(contents: Iterable[tuple[str, bytes | Fault]]) -> Source:
    """Return what files hold, each given as its path and its bytes, or the fault that keeps it from being read."""
    csv_files: list[CsvFile] = []
    yaml_files: list[YamlFile] = []
    faults: list[Fault] = []
    files = 0
    for path, content in contents:
        files += 1
        if isinstance(content, Fault):
            faults.append(content)
        elif path.endswith(".csv"):
            table, found = parse_csv(path, content)
            csv_files += [table] if table else []
            faults += found
        else:
            document, found = parse_yaml(path, content)
            yaml_files += [document] if document else []
            faults += found
    return Source(tuple(csv_files), tuple(yaml_files), tuple(faults), files)


def _entries(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield each file's path relative to the root, in the order of their names, links and oddities included."""
    for folder in folders:
        yield from _below(root / folder, folder)


def _below(folder: Path, shown: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        in_order = sorted(entries, key=lambda entry: entry.name)
    for entry in in_order:
        path = f"{shown}/{printable(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), path)
        elif entry.name != ".gitkeep":
            yield path, entry


def _content(path: str, entry: os.DirEntry[str]) -> bytes | Fault:
    """Return the file's bytes, or the fault that keeps it from being read."""
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return Fault(Location(path), "not-a-file")
    fault = fault_of(path, entry.stat(follow_symlinks=False).st_size)
    if fault:
        return fault
    try:
        return Path(entry.path).read_bytes()
    except OSError as error:
        return Fault(Location(path), "unreadable", error.strerror or "")


def fault_of(path: str, size: int) -> Fault | None:
    """Return the fault of a plain file that is not to be read, for its name or its size, or None."""
    if not path.endswith((".csv", ".yml")):
        return Fault(Location(path), "unexpected-file")
    return Fault(Location(path), "too-large", f"{size:,} bytes") if size > LARGEST_FILE else None
