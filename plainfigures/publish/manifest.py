"""What a site was made from and how it was left, so that neither it nor its chapters are made again from the same."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plainfigures.model.words import counted
from plainfigures.publish.chapters import NO_CHAPTERS, Chapters
from plainfigures.publish.search_index import Entry
from plainfigures.publish.whole_file import whole_file

_NOTE = "site.json"
Stats = Mapping[str, tuple[int, int]]
"""The bytes of each file and when it was last written, by its path."""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished site: its pages that the data made and that people wrote, and all its files with their bytes."""

    data_pages: int
    prose_pages: int
    files: int
    bytes: int
    new: bool = True

    def sentence(self, where: str) -> str:
        """Return what was done, for the end of a run: what stands where."""
        pages = counted(self.data_pages + self.prose_pages, "page")
        size = f"{self.bytes / 1_000_000:,.1f} MB"
        done = "Built" if self.new else "Nothing has changed since the last build:"
        return f"{done} {pages} ({counted(self.files, 'file')}, {size}) in {where}; open {where}/index.html"


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that stands as a build left it: the bytes of each file by its path, its chapters, its pages."""

    folder: Path
    sizes: Mapping[str, int]
    chapters: Chapters
    entries: tuple[Entry, ...]


def recall(cache: Path, site: Path, made_from: str) -> Written | None:
    """Return what stands at the site's place where it was made from the same, and nobody has touched it since."""
    known = _note(cache)
    if known.get("made_from") != made_from or known["as_left"] != _as_left(stats_of(site)):
        return None
    return Written(**known["written"], new=False)


def standing_site(cache: Path, site: Path) -> Standing | None:
    """Return the site that stands at its place, whatever it was made from, where nobody has touched it since."""
    known, stats = _note(cache), stats_of(site)
    if not known or known["as_left"] != _as_left(stats):
        return None
    entries = tuple(Entry(*each) for each in known["entries"])
    sizes = {path: size for path, (size, _) in stats.items()}
    return Standing(site, sizes, Chapters(**known["chapters"]), entries)


def remember(
    cache: Path,
    left: Stats,
    made_from: str,
    written: Written,
    chapters: Chapters = NO_CHAPTERS,
    entries: Iterable[Entry] = (),
) -> None:
    """Note what the site at its place was made from, and how its files were left."""
    known = {
        "made_from": made_from,
        "as_left": _as_left(left),
        "written": {name: count for name, count in asdict(written).items() if name != "new"},
        "chapters": asdict(chapters),
        "entries": [(each.address, each.title, each.line) for each in entries],
    }
    with suppress(OSError), whole_file(cache / _NOTE) as unfinished:
        # the site stands already; without the note it is made again next time
        unfinished.write_text(json.dumps(known), encoding="utf-8")


def stats_of(site: Path) -> Stats:
    """Return the bytes of each file below a folder, and when it was last written, by its path from there."""
    found = ((path, entry.stat()) for path, entry in _files_in(site))
    return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in found}


def paths_in(folder: Path) -> Iterator[str]:
    """Yield the path of every file of a folder and those within it, sorted folder by folder."""
    return (path for path, _ in _files_in(folder))


def _files_in(folder: Path | str, above: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield each file of a folder with its path; a folder that is not there holds none."""
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from _files_in(entry.path, f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry


def _note(cache: Path) -> dict[str, Any]:
    """Return what was noted of the site that stands; nothing where there is no note of this form."""
    try:
        known = json.loads((cache / _NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) and "entries" in known else {}


def _as_left(stats: Stats) -> str:
    digest = blake2b(digest_size=16)
    for path, (size, written) in stats.items():
        digest.update(f"{path}\0{size}\0{written}\0".encode())
    return digest.hexdigest()
