"""Files that grow side by side, piece by piece: each is written once, its size and sum taken on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

_HELD = 64_000_000  # so many bytes wait at most to be written, however many files there are and however long they get


class File(NamedTuple):
    """What is known of a written file: where it lies, its bytes and its SHA-256; of a table, how many rows it has."""

    address: str
    bytes: int
    sum: str
    rows: int = 0


@dataclass(slots=True)
class _Growing:
    """A file that is not finished: what waits to be written, and what is known of all of it."""

    path: Path
    waiting: list[bytes] = field(default_factory=list)
    sum: Any = field(default_factory=sha256)
    size: int = 0
    rows: int = 0
    begun: bool = False

    def add(self, piece: bytes) -> None:
        self.waiting.append(piece)
        self.sum.update(piece)
        self.size += len(piece)

    def write(self) -> None:
        if self.waiting:
            with self.path.open("ab" if self.begun else "xb") as file:
                file.writelines(self.waiting)
            self.waiting.clear()
            self.begun = True


class GrowingFiles:
    """The files below a site's folder that are being written; none of them may be there before."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._files: dict[str, _Growing] = {}
        self._folders: set[str] = set()
        self._held = 0

    def __contains__(self, address: str) -> bool:
        return address in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def add(self, address: str, piece: bytes, *, first: bytes = b"", between: bytes = b"", rows: int = 0) -> None:
        """Add a piece to a file: after `first` where the file begins with it, else after `between`."""
        before = between if address in self else first
        file = self._files.get(address) or self._begin(address)
        for each in filter(None, (before, piece)):
            file.add(each)
        file.rows += rows
        self._held += len(piece)
        if self._held > _HELD:
            self._write()

    def finished(self) -> Mapping[str, File]:
        """Write what still waits, and return what is known of each file by its address."""
        self._write()
        return {at: File(at, file.size, file.sum.hexdigest(), file.rows) for at, file in self._files.items()}

    def _begin(self, address: str) -> _Growing:
        folder = address.rpartition("/")[0]
        if folder not in self._folders:
            (self._site / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        self._files[address] = _Growing(self._site / address)
        return self._files[address]

    def _write(self) -> None:
        for file in self._files.values():
            file.write()
        self._held = 0
