"""Dated copies: all figures as they stood at the end of each day on which any was published, and their SHA-256.

A copy is made of the history in git alone and of nothing that can change later: no name, title or address of today.
What its files look like is its form; a new form gets a new number, and holds for days to come.
"""

import gzip
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from plainfigures.model.commit import Commit
from plainfigures.model.language import ENGLISH, speaking
from plainfigures.model.ledger import Kind, Ledger, Publishing, Record
from plainfigures.publish import addresses
from plainfigures.publish.as_of import AS_OF_COLUMNS, HEADER, line_as_of
from plainfigures.publish.fingerprint import digest_of, fingerprint_of_program
from plainfigures.publish.revision_rows import moment
from plainfigures.publish.whole_file import whole_file

FORM = 1
"""The number of the form: that of the columns of `as_of`, sorted as the ledger is, and of the document beside them."""

FIGURES = "figures.csv"


@dataclass(frozen=True, slots=True)
class DatedCopy:
    """The figures as they stood at the end of a day: how many, their bytes and SHA-256 as CSV, and as compressed.

    `kinds` says how many figures the day's `commits` published, revised and so on.
    """

    day: date
    commits: tuple[Publishing, ...]
    kinds: Mapping[Kind, int]
    figures: int
    bytes: int
    sum: str
    compressed: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """The figures of a day as a file: how many, the size and SHA-256 of the CSV, and the CSV compressed."""

    figures: int
    size: int
    sum: str
    compressed: bytes


def days_over(ledger: Ledger, commit: Commit | None) -> tuple[date, ...]:
    """Return the days on which figures were published and which are over: the commit is of a later one."""
    days = {each.day for each in ledger.kinds}
    return tuple(sorted(day for day in days if commit and day < commit.day))


def contents_of(ledger: Ledger, days: Iterable[date]) -> Iterator[tuple[date, int, bytes]]:
    """Yield each of the days, sorted, with how many figures there were at its end, and these as CSV.

    A figure is written out only for the first of the days after each of its changes.
    """
    records, changed = list(ledger.records.values()), dict[date, set[int]]()
    for day, number in _changes(records, sorted(days)):
        changed.setdefault(day, set()).add(number)
    lines = [b""] * len(records)
    for day, numbers in sorted(changed.items()):
        for number in numbers:
            lines[number] = line_as_of(records[number], day)
        yield day, sum(map(bool, lines)), b"".join([HEADER, *lines])


def _changes(records: Sequence[Record], days: Sequence[date]) -> Iterator[tuple[date, int]]:
    """Yield the number of each record that changed, with the first of the days, sorted, that tells of the change."""
    for number, record in enumerate(records if days else ()):
        for vintage in record.vintages:
            at = bisect_left(days, vintage.commit.day)
            if at < len(days):
                yield days[at], number


@speaking(ENGLISH)  # data are the same in every language
def write_dated_copies(ledger: Ledger, commit: Commit | None, site: Path, cache: Path) -> tuple[DatedCopy, ...]:
    """Write the copy of every day that is over, and the list of them; return what is known of each, newest first."""
    days, folder = _days(ledger), cache / "dated"
    over = days_over(ledger, commit)
    packed = {day: found for day in over if (found := _kept(folder, _key(ledger, day)))}
    for day, figures, content in contents_of(ledger, [day for day in over if day not in packed]):
        packed[day] = _pack(figures, content, folder, _key(ledger, day))
    copies = [_copy(day, *days[day], packed[day]) for day in reversed(over)]
    for copy in copies:
        _write_json(site / addresses.dated_copy(copy.day), document_of(copy))
        (site / addresses.dated_figures(copy.day)).write_bytes(packed[copy.day].compressed)
    _write_json(site / addresses.DATED_COPIES_LIST, list_of(copies))
    return tuple(copies)


def _copy(day: date, commits: list[Publishing], kinds: Mapping[Kind, int], packed: _Packed) -> DatedCopy:
    compressed = len(packed.compressed)
    return DatedCopy(day, tuple(commits), kinds, packed.figures, packed.size, packed.sum, compressed)


def list_of(copies: Iterable[DatedCopy]) -> dict[str, Any]:
    """Return what the list of copies says of these."""
    return {"form": FORM, "releases": [{"day": each.day.isoformat(), **_file(each)} for each in copies]}


def _days(ledger: Ledger) -> Mapping[date, tuple[list[Publishing], Counter[Kind]]]:
    """Return the commits of each day, oldest first, and how many figures became of each kind."""
    days: dict[date, tuple[list[Publishing], Counter[Kind]]] = {}
    for commit, kinds in ledger.kinds.items():
        commits, counts = days.setdefault(commit.day, ([], Counter()))
        commits.append(commit)
        counts.update(kinds)
    return days


def document_of(copy: DatedCopy) -> dict[str, Any]:
    """Return what the document beside a copy says of it."""
    return {
        "form": FORM,
        "day": copy.day.isoformat(),
        "commit": copy.commits[-1].hash,
        "commits": [{"commit": each.hash, "published": moment(each.moment)} for each in copy.commits],
        "changes": dict(sorted(copy.kinds.items())),
        "files": [{"name": FIGURES, "compressed": f"{FIGURES}.gz", **_file(copy), "columns": dict(AS_OF_COLUMNS)}],
    }


def _file(copy: DatedCopy) -> dict[str, Any]:
    return {"rows": copy.figures, "bytes": copy.bytes, "sha256": copy.sum}


def _key(ledger: Ledger, day: date) -> str:
    """Return what changes with all that a copy is made from; nothing where that is not known."""
    return digest_of(f"{fingerprint_of_program()} {ledger.days[day]}".encode()) if day in ledger.days else ""


def _kept(folder: Path, key: str) -> _Packed | None:
    """Return the copy that is kept under a key; None where there is none, or it is not what was put there."""
    try:
        said = json.loads((folder / f"{key}.json").read_bytes()) if key else {}
        compressed = (folder / f"{said['sum']}.gz").read_bytes()
        whole = sha256(compressed).hexdigest() == said["compressed"]
        return _Packed(said["figures"], said["size"], said["sum"], compressed) if whole else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _pack(figures: int, content: bytes, folder: Path, key: str) -> _Packed:
    """Return a copy with its compressed form, and keep it: to write it out takes long, and to compress it longer."""
    total = sha256(content).hexdigest()
    packed = _Packed(figures, len(content), total, _compressed(content, folder / f"{total}.gz"))
    said = {
        "figures": figures,
        "size": len(content),
        "sum": total,
        "compressed": sha256(packed.compressed).hexdigest(),
    }
    if key:
        with whole_file(folder / f"{key}.json") as unfinished:
            unfinished.write_text(json.dumps(said), encoding="utf-8")
    return packed


def _compressed(content: bytes, kept: Path) -> bytes:
    """Return the content compressed, which takes longer than all else and is therefore kept by its sum."""
    try:
        found = kept.read_bytes()
        if gzip.decompress(found) == content:
            return found
    except (OSError, EOFError):
        pass
    made = gzip.compress(content, 9, mtime=0)
    with whole_file(kept) as unfinished:
        unfinished.write_bytes(made)
    return made


def _write_json(path: Path, said: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
