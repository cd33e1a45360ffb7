"""One short text that changes when any of the files, programs or settings does that something is made from."""

import os
import platform
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import plainfigures

_MADE_WITH = (
    *("altair", "icalendar", "jinja2", "mkdocs", "mkdocs-material", "odfdo", "polars", "rdflib"),
    *("vl-convert-python", "xlsxwriter"),
)
_NOT_THE_PROGRAM = ("__pycache__", "starter")  # the latter holds more where the package is installed
_FROM_ENVIRONMENT = re.compile(r"!ENV \[?\s*([A-Z_]+)")


def fingerprint(root: Path, names: Iterable[str], *words: str) -> str:
    """Return the fingerprint of files and folders of a root, of this program and its libraries, and of more words."""
    digest = blake2b(digest_size=16)
    for word in (*words, platform.python_version(), *tools().values(), fingerprint_of_program()):
        digest.update(word.encode() + b"\0")
    for name in names:
        _add(digest, root, root / name)
    return digest.hexdigest()


@cache
def fingerprint_of_program() -> str:
    """Return the fingerprint of this program's own files."""
    digest, program = blake2b(digest_size=16), Path(plainfigures.__file__).parent
    _add(digest, program, program, _NOT_THE_PROGRAM)
    return digest.hexdigest()


@cache
def tools() -> Mapping[str, str]:
    """Return the version of each library that a site is made with."""
    return {name: version(name) for name in _MADE_WITH}


def settings_from_environment(settings: Path) -> tuple[str, ...]:
    """Return the values of the environment variables that a settings file reads; none where there is no such file."""
    names = _FROM_ENVIRONMENT.findall(settings.read_text(encoding="utf-8")) if settings.exists() else ()
    return tuple(f"{name}={os.environ.get(name, '')}" for name in names)


def digest_of(content: bytes) -> str:
    """Return the fingerprint of some bytes."""
    return blake2b(content, digest_size=16).hexdigest()


def files_of(path: Path, without: Container[str] = ()) -> Iterator[Path]:
    """Yield the file at a path, or every file of the folder there, sorted; of folders with these names none."""
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in without)
        yield from (Path(folder, name) for name in sorted(names))


def _add(digest: blake2b, base: Path, path: Path, without: Container[str] = ()) -> None:
    for file in files_of(path, without):
        text = file.read_bytes()
        digest.update(f"{file.relative_to(base).as_posix()}\0{len(text)}\0".encode() + text)
