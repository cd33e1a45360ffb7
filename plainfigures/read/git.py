"""The one module that starts git."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.words import quoted


def git(root: Path, *arguments: str) -> str | None:
    """Return what git prints as text, or None where it fails or is not installed."""
    printed = run(root, *arguments)
    return None if printed is None else printed.decode("utf-8", "surrogateescape")


def run(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git prints, or None where it fails or is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, input=given, check=False)
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None


def read_blobs(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the hash and the content of each blob, in the order given, all from one run of git.

    Raises CouldNotRun where git does not have one of them.
    """
    wanted = list(blobs)
    printed = run(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()) or b""
    position = 0
    for blob in wanted:
        begins = printed.find(b"\n", position) + 1
        name, _, size = printed[position : max(begins - 1, 0)].rpartition(b" ")
        if name != f"{blob} blob".encode():
            raise CouldNotRun(f"git does not have the content {quoted(blob)}: fetch the whole history")
        position = begins + int(size) + 1
        yield blob, printed[begins : position - 1]
