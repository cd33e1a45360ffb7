"""Decode a submitted file: strict UTF-8 without characters that hide or reorder text."""

import re

from plainfigures.model.limits import LARGEST_FILE
from plainfigures.model.problem import Fault, Location

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_HIDING = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
_BREAK = re.compile(rb"\r\n|\r|\n")
_MARKS = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xd0\xcf\x11\xe0": "spreadsheet",
    b"%PDF-": "pdf",
}
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_PARTS_OF_A_SPREADSHEET = (b"[Content_Types].xml", b"xl/workbook", b"vnd.oasis.opendocument.spreadsheet")
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|table|meta|style|\?xml)\b", re.IGNORECASE)


def decode(path: str, content: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text without a byte-order mark; or None with the one fault that makes it unreadable.

    Characters that are invisible or reorder text are faults too, one for each line, but the text is still returned.
    """
    fault = _unreadable(path, content)
    if fault:
        return None, [fault]
    text = content.decode("utf-8-sig")
    return text, _hiding_characters(path, text)


def _unreadable(path: str, content: bytes) -> Fault | None:
    if len(content) > LARGEST_FILE:
        return Fault(Location(path), "too-large", f"{len(content):,} bytes")
    kind = _other_format(content)
    if kind:
        return Fault(Location(path), kind)
    if b"\x00" in content:
        return Fault(Location(path, _line(content, content.index(b"\x00"))), "nul")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        before, after = content[max(0, error.start - 15) : error.start], content[error.start : error.start + 15]
        near = (_BREAK.split(before)[-1] + _BREAK.split(after)[0]).decode("cp1252", "replace").strip()
        return Fault(Location(path, _line(content, error.start)), "encoding", near)
    if not content.strip():
        return Fault(Location(path), "empty")
    return None


def _other_format(content: bytes) -> str | None:
    """Return what the bytes are where they are no text, or text of a kind that holds no cells, by how they begin."""
    if content.startswith(_PACKED):
        return "spreadsheet" if any(part in content for part in _PARTS_OF_A_SPREADSHEET) else "zip"
    if _MARKUP.match(content):
        return "markup"
    return next((kind for mark, kind in _MARKS.items() if content.startswith(mark)), None)


def _line(content: bytes, position: int) -> int:
    return len(_BREAK.findall(content, 0, position)) + 1


def hiding_character(text: str) -> str | None:
    """Return the first character of the text that is invisible or reorders it, or None."""
    found = _HIDING.search(text)
    return found[0] if found else None


def without_hiding(text: str) -> str:
    """Return the text without characters that are invisible or reorder it."""
    return _HIDING.sub("", text)


def _hiding_characters(path: str, text: str) -> list[Fault]:
    if not hiding_character(text):
        return []
    lines = re.split("\r\n|\r|\n", text)
    return [
        Fault(Location(path, number), "hidden-character", found)
        for number, line in enumerate(lines, start=1)
        if (found := hiding_character(line))
    ]
