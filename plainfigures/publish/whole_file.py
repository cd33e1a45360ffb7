"""A file that is either whole or not there: it gets its name when all of it is written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path of this run alone to write to, its folder made; when the block ends well, the file is at its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    yield unfinished
    unfinished.replace(path)
