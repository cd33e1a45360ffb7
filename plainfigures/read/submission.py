"""Read one CSV file that is to be tidied: its text, whatever program saved it."""

import stat
from dataclasses import dataclass
from pathlib import Path

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.problem import Fault
from plainfigures.model.submission import Script
from plainfigures.read.text import decode

_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Submitted:
    """A file's text as it stands, without its byte-order mark, and how its bytes wrote it."""

    text: str
    script: Script


def read_submission(path: Path) -> bytes:
    """Return the bytes of a CSV file; raises CouldNotRun where there is none to be had."""
    if path.suffix.lower() in (".yml", ".yaml"):
        raise CouldNotRun(f"{path} is YAML, and only CSV files can be tidied: `check` says what to mend in it")
    if path.suffix.lower() != ".csv":
        raise CouldNotRun(f"{path} does not end in .csv, and only CSV files can be tidied")
    return read_plain_file(path)


def read_plain_file(path: Path, most: int = -1) -> bytes:
    """Return the bytes of a plain file, at most so many; raises CouldNotRun where there is none to be had."""
    try:
        plain = stat.S_ISREG(path.lstat().st_mode)
    except OSError as error:
        raise CouldNotRun(f"{path} cannot be opened ({error.strerror})") from None
    if not plain:
        raise CouldNotRun(f"{path} is a link, a folder or a device, not a plain file")
    with path.open("rb") as file:
        return file.read(most)


def parse_submission(path: str, content: bytes) -> Submitted | Fault:
    """Return the text of the bytes: UTF-8, UTF-16, or Windows-1252 that reads right; or why there is none."""
    if content.startswith(_UTF_16):
        try:
            content, script = content.decode("utf-16").encode(), Script.UTF_16
        except UnicodeError:
            return decode(path, content)[1][0]
    else:
        script = Script.MARKED_UTF_8 if content.startswith(_BYTE_ORDER_MARK.encode()) else Script.UTF_8
    text, faults = decode(path, content)
    if text is not None and faults and faults[0].kind == "encoding":
        script = Script.WINDOWS_1252
    return faults[0] if text is None else Submitted(text.lstrip(_BYTE_ORDER_MARK), script)
