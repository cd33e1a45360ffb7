"""Write one submission: a tidied one in the place of the old, or a new one where there was none."""

import tempfile
from pathlib import Path

from plainfigures.model.failure import CouldNotRun


def replace_submission(path: Path, text: str) -> None:
    """Write the text in the place of a file, all of it or nothing; its permissions stay as they were."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}-", delete=False) as new:
        new.write(text.encode())
    try:
        Path(new.name).chmod(path.stat().st_mode & 0o777)
        Path(new.name).replace(path)
    except BaseException:
        Path(new.name).unlink()
        raise


def refuse_to_replace(path: Path) -> None:
    """Raise CouldNotRun where there is a file of that name already, before any work is done for a new one."""
    if path.exists() or path.is_symlink():
        raise CouldNotRun(f"{path} is there already; name another file with --out, or delete it")


def write_new_submission(path: Path, text: str) -> None:
    """Write the text to a new file; raises CouldNotRun where there is one already."""
    try:
        with path.open("xb") as new:
            new.write(text.encode())
    except FileExistsError:
        refuse_to_replace(path)
        raise
