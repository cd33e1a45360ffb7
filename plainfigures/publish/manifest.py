"""What a site was made from and how it was left, so that neither it nor its chapters are made again from the same."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plainfigures.model.words import counted
from plainfigures.publish.chapters import NO_CHAPTERS, Chapters
from plainfigures.publish.fingerprint import fingerprint_of_program
from plainfigures.publish.search_index import Entry
from plainfigures.publish.views.outcome import Known
from plainfigures.publish.whole_file import whole_file

_NOTE = "site.json"
NO_OUTCOMES: Mapping[str, Known] = MappingProxyType({})
Stat = tuple[int, int, int]
"""The bytes of a file, when it was last written, and its number on the disk."""
Stats = Mapping[str, Stat]
"""What is known of files without reading them, by their paths."""


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
    """A site that a build has left: what was known of its files then, its chapters, its pages and outcomes."""

    folder: Path
    left: Stats
    chapters: Chapters
    entries: tuple[Entry, ...]
    outcomes: Mapping[str, Known]


def recall(cache: Path, site: Path, made_from: str) -> Written | None:
    """Return what stands at the site's place where it was made from the same, and nobody has touched it since."""
    known = _note(cache)
    if known.get("made_from") != made_from or not _untouched(_left(known), stats_of(site)):
        return None
    return Written(**known["written"], new=False)


def standing_site(cache: Path, site: Path) -> Standing | None:
    """Return the site at its place as this program has left it, whatever it was made from; None where it has not.

    Whether anybody has touched it since is not known: of each file that is taken over one has to look.
    """
    known = _note(cache)
    if not known:
        return None
    entries = tuple(Entry(*each) for each in known["entries"])
    return Standing(site, _left(known), Chapters(**known["chapters"]), entries, known["outcomes"])


def remember(
    cache: Path,
    left: Stats,
    made_from: str,
    written: Written,
    chapters: Chapters = NO_CHAPTERS,
    entries: Iterable[Entry] = (),
    outcomes: Mapping[str, Known] = NO_OUTCOMES,
) -> None:
    """Note what the site at its place was made from, and how its files were left."""
    known = {
        "program": fingerprint_of_program(),
        "made_from": made_from,
        "left": [list(left), *map(list, zip(*left.values(), strict=True))],
        "written": {name: count for name, count in asdict(written).items() if name != "new"},
        "chapters": asdict(chapters),
        "outcomes": dict(outcomes),
        "entries": [(each.address, each.title, each.line) for each in entries],
    }
    with suppress(OSError), whole_file(cache / _NOTE) as unfinished:
        # the site stands already; without the note it is made again next time
        unfinished.write_text(json.dumps(known), encoding="utf-8")


def stats_of(site: Path) -> Stats:
    """Return what is known of each file below a folder without reading it, by its path from there."""
    return {path: stat_of(entry) for path, entry in files_in(site, through_links=False)}


def stat_of(file: "os.DirEntry[str] | Path") -> Stat:
    """Return what is known of a file without reading it."""
    stat = file.stat(follow_symlinks=False)
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def same_file(left: Stat | None, found: Stat | None) -> bool:
    """Return whether a file seems to be what was left there: of the same bytes and time, be it on another disk."""
    return left is not None and found is not None and left[:2] == found[:2]


def files_in(folder: Path, *, through_links: bool = True) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield each file below a folder, in no order, with its path from there; a folder that is not there holds none.

    Unless one looks `through_links`, a link to a folder is itself a file.
    """
    places = [os.fspath(folder)] if folder.is_dir() else []
    begins = len(os.fspath(folder)) + 1
    while places:
        with os.scandir(places.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=through_links):
                    places.append(entry.path)
                else:
                    yield entry.path[begins:], entry


def _note(cache: Path) -> dict[str, Any]:
    """Return what was noted of the site that stands; nothing where there is no note of this very program."""
    try:
        known = _parsed((cache / _NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    ours = isinstance(known, dict) and known.get("program") == fingerprint_of_program()
    return known if ours else {}


@lru_cache(maxsize=1)  # a build asks twice
def _parsed(text: str) -> Any:
    return json.loads(text)


def _left(known: Mapping[str, Any]) -> Stats:
    """Return how the files were left of which there is a note."""
    paths, *stats = known["left"]
    return dict(zip(paths, zip(*stats, strict=True), strict=True))


def _untouched(left: Stats, found: Stats) -> bool:
    return left.keys() == found.keys() and all(same_file(left[path], found[path]) for path in left)
