"""Look at what a site depends on besides its figures: Python, libraries, git, settings, workflows, disk."""

import os
import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.installation import BuiltSite, Installation, Library
from plainfigures.model.settings import PLACEHOLDER, Settings
from plainfigures.read.main_line import read_state
from plainfigures.read.settings import read_settings

LOCK = "requirements.lock"
NEEDED = ("metrics", "schemas", "site/pages", "mkdocs.yml")
WORKFLOWS = (".github/workflows/check.yml", ".github/workflows/publish.yml")
PLACEHOLDERS = ("metrics/your-organisation",)
BROWSERS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
_FROM_ENVIRONMENT = re.compile(r"!ENV \[?\s*([A-Z_]+)")
_USES = re.compile(r"uses:\s*(\S+)")
_PINNED = re.compile(r"\./.*|.+@(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})")


def read_installation(root: Path, today: date) -> Installation:
    """Return what is found at a root and on this machine; nothing is left behind. Whatever is broken is a value."""
    settings, unreadable = _settings(root)
    locked = _locked(root / LOCK)
    return Installation(
        today=today,
        python=sys.version_info[:2],
        libraries=None if locked is None else tuple(_libraries(locked)),
        unanswered=tuple(_unanswered(root / "pyproject.toml", locked or {})) if locked is not None else (),
        git=shutil.which("git") is not None,
        history=read_state(root),
        settings=settings,
        missing=tuple(name for name in NEEDED if not (root / name).exists()),
        unreadable=unreadable,
        set_by_workflow=_set_by_workflow(root),
        placeholders=tuple(_placeholders(root, settings)),
        workflows={name: tuple(_loose(root / name)) for name in WORKFLOWS if (root / name).is_file()},
        site=_built(root / "out" / "site"),
        browser=_has_browser() if (root / "tests" / "browser").is_dir() else None,
        writable=_writable(_nearest(root / "out")),
        free_bytes=shutil.disk_usage(_nearest(root / "out")).free,
    )


def _settings(root: Path) -> tuple[Settings, str]:
    try:
        return read_settings(root), ""
    except CouldNotRun as failure:
        return Settings(""), str(failure)


def _locked(lock: Path) -> Mapping[str, str] | None:
    """Return the version of each library that a lock file names for this machine; None where there is none."""
    if not lock.is_file():
        return None
    lines = (line for line in lock.read_text("utf-8", "replace").splitlines() if re.match(r"[A-Za-z0-9]", line))
    read = [requirement for line in lines for requirement in _requirement(line.rstrip(" \\"))]
    here = [each for each in read if each.marker is None or each.marker.evaluate()]
    return {canonicalize_name(each.name): str(each.specifier).lstrip("=") for each in here}


def _requirement(text: str) -> Iterator[Requirement]:
    try:
        yield Requirement(text)
    except InvalidRequirement:
        return


def _libraries(locked: Mapping[str, str]) -> Iterator[Library]:
    for name, wanted in locked.items():
        yield Library(name, wanted, _installed(name))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _unanswered(project: Path, locked: Mapping[str, str]) -> Iterator[str]:
    """Yield each dependency that a project names and its lock file does not have in such a version."""
    if not project.is_file():
        return
    try:
        listed = tomllib.loads(project.read_text("utf-8")).get("project", {}).get("dependencies", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        yield "pyproject.toml itself, which cannot be read"
        return
    for each in (requirement for text in listed for requirement in _requirement(text)):
        wanted = locked.get(canonicalize_name(each.name))
        if wanted is None or not each.specifier.contains(wanted, prereleases=True):
            yield f"{each} (locked: {wanted or 'none'})"


def _set_by_workflow(root: Path) -> frozenset[str]:
    """Return the names that the settings read from the environment and that the workflow sets when it publishes."""
    texts = [
        path.read_text("utf-8", "replace") for path in (root / "mkdocs.yml", root / WORKFLOWS[1]) if path.is_file()
    ]
    if len(texts) < 2:
        return frozenset()
    return frozenset(name for name in _FROM_ENVIRONMENT.findall(texts[0]) if f"{name}:" in texts[1])


def _placeholders(root: Path, settings: Settings) -> Iterator[str]:
    if settings.site_name == PLACEHOLDER:
        yield "site_name in mkdocs.yml"
    yield from (name for name in PLACEHOLDERS if (root / name).exists())


def _loose(workflow: Path) -> Iterator[str]:
    used = _USES.findall(workflow.read_text("utf-8", "replace"))
    yield from (action for action in used if not _PINNED.fullmatch(action))


def _built(site: Path) -> BuiltSite | None:
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size
        for folder, _, names in os.walk(site)
        for path in (Path(folder, name) for name in names)
    }
    if not sizes:
        return None
    largest = max(sizes, key=lambda name: (sizes[name], name))
    return BuiltSite(len(sizes), sum(sizes.values()), largest, sizes[largest])


def _has_browser() -> bool:
    named = os.environ.get("PLAINFIGURES_BROWSER") or os.environ.get("CHROME")
    installed = next(filter(None, map(shutil.which, BROWSERS)), None)
    fetched = Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome")
    return Path(named).is_file() if named else bool(installed or any(fetched))


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return folder if os.path.lexists(folder) else _nearest(folder.parent)


def _writable(folder: Path) -> bool:
    """Return whether a file can be written in a folder, by writing one that has no name and goes at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
