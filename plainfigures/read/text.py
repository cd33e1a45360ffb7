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
_LETTERS = "À-ÖØ-Ýß-ïñ-öø-ýÿŒœŠšŸŽž"
_RIGHT_IN_WINDOWS = re.compile(rf"[\t\r\n\x20-\x7e{_LETTERS}\xa0£€§©®°²³·º¼½¾×‘’“”–—•…™‰]*")
_WRONG_IN_WINDOWS = re.compile(rf"[{_LETTERS}]{{3}}|[a-z][À-ÖØ-ÝŒŠŸŽ]|(?<![A-Za-z])œ|œ(?![A-Za-z])")
_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_PARTS_OF_A_SPREADSHEET = (b"[Content_Types].xml", b"xl/workbook", b"vnd.oasis.opendocument.spreadsheet")
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|table|meta|style|\?xml)\b", re.IGNORECASE)


def decode(path: str, content: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text without a byte-order mark; or None with the one fault that makes it unreadable.

    Another encoding, where it is known, is a fault, and so are characters that are invisible or reorder text, one for
    each line; the text is still returned, so that the rest of the file is judged in the same run.
    """
    fault = _unreadable(path, content)
    text = _decoded(content, fault.kind if fault else "")
    if text is None:
        return None, [fault] if fault else []
    return text, [*([fault] if fault else []), *_hiding_characters(path, text)]


def _decoded(content: bytes, fault: str) -> str | None:
    """Return the text of the bytes, as far as the encoding is known in spite of the fault."""
    try:
        known = {"": "utf-8-sig", "utf-16": "utf-16"}
        return content.decode(known[fault]) if fault in known else _from_windows(content, fault)
    except UnicodeError:
        return None


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


def _from_windows(content: bytes, fault: str) -> str | None:
    """Return the bytes read as Windows-1252, or None where they hold another code or two codes at once."""
    if fault != "encoding" or _MANY_BYTES.search(content):
        return None
    text = content.decode("cp1252")
    return text if _RIGHT_IN_WINDOWS.fullmatch(text) and not _WRONG_IN_WINDOWS.search(text) else None


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
