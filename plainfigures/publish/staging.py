"""All or nothing: a site is built in a new folder, which takes the old one's place when all is done."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plainfigures.model.failure import CouldNotRun

_OURS = "assets/shell.css"


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give a new folder to fill; when the block ends well it stands at the target, and otherwise it is gone.

    Raises CouldNotRun where the target holds something else than a site of ours.
    """
    new, old = target.with_name(f".{target.name}-new"), target.with_name(f".{target.name}-old")
    _clear(target, new, old)
    new.mkdir(parents=True)
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _clear(target: Path, new: Path, old: Path) -> None:
    """Put right what a killed run left behind, and refuse to replace a folder that is not ours."""
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / _OURS).exists())):
        raise CouldNotRun(f"{target} holds something that is not a built site; name another folder, or empty it")
