"""All or nothing: a site is built in a new folder, which takes the old one's place when all is done."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plainfigures.model.failure import CouldNotRun

_OURS = "assets/shell.css"
_HERE, _EXCHANGE = -100, 2  # of Linux: AT_FDCWD, RENAME_EXCHANGE


@contextmanager
def staged(target: Path, before: Path | None = None) -> Iterator[Path]:
    """Give a new folder to fill; when the block ends well it stands at the target, and otherwise it is gone.

    Where `before` is given, the old site is not deleted but kept there, and a site that was kept there is given in
    place of an empty folder: to whom most files stay the same that is less work than to make all anew.

    Raises CouldNotRun where the target holds something else than a site of ours, or another run fills it.
    """
    new, old = target.with_name(f".{target.name}-new"), target.with_name(f".{target.name}-old")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _clear(target, new, old)
        if before is None or not _moved(before, new):
            new.mkdir()
        try:
            yield new
            os.sync()  # what takes the old site's place is on the disk, should the power fail
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        _swap(new, target, old)
        for replaced in (new, old):
            if before is None or not _moved(replaced, before):
                shutil.rmtree(replaced, ignore_errors=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Keep other runs away from the folder in which the target stands; a killed run keeps nobody away."""
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        _lock(folder, target)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, target: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CouldNotRun(f"another run writes to {target.parent}: wait until it is done") from None


def _clear(target: Path, new: Path, old: Path) -> None:
    """Put right what a killed run left behind, and refuse to replace a folder that is not ours."""
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / _OURS).exists())):
        raise CouldNotRun(f"{target} holds something that is not a built site; name another folder, or empty it")


def _moved(folder: Path, to: Path) -> bool:
    """Move a folder, and return whether there was one, nothing in its way, and both places are on one disk."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(to)
    except OSError:
        return False
    return True


def _swap(new: Path, target: Path, old: Path) -> None:
    """Put the new site in the old one's place: in one step where the system can, so that one of them always stands."""
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        target.rename(old)
        new.rename(target)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places, and return whether the system and its disk can do that."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
