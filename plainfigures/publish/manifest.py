"""What a site was made from, so that it is not made again from the same."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from plainfigures.model.words import counted


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


def recall(cache: Path, site: Path, made_from: str) -> Written | None:
    """Return what stands at the site's place where it was made from the same, and nobody has touched it since."""
    try:
        known = json.loads((cache / "site.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    if known["made_from"] != made_from or known["as_left"] != _as_it_stands(site):
        return None
    return Written(**known["written"], new=False)


def remember(cache: Path, site: Path, made_from: str, written: Written) -> None:
    """Note what the site at its place was made from, and how it was left."""
    counts = {name: count for name, count in asdict(written).items() if name != "new"}
    known = {"made_from": made_from, "as_left": _as_it_stands(site), "written": counts}
    with suppress(OSError):  # the site stands already; without the note it is made again next time
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "site.json").write_text(json.dumps(known), encoding="utf-8")


def files_and_bytes(site: Path) -> tuple[int, int]:
    """Return how many files a folder holds, and their bytes in all."""
    sizes = [entry.stat().st_size for entry in files_in(site)]
    return len(sizes), sum(sizes)


def files_in(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    """Yield every file of a folder and those within it, sorted; a folder that is not there holds none."""
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from files_in(entry.path)
            else:
                yield entry


def _as_it_stands(site: Path) -> str:
    digest = blake2b(digest_size=16)
    for entry in files_in(site):
        stat = entry.stat()
        digest.update(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()
