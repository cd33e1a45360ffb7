"""Lays out a new site of this shape: program, frame of the website, and placeholders for all that is one's own."""

import re
import shutil
from pathlib import Path

import plainfigures
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import PLACEHOLDER

PROGRAM = Path(plainfigures.__file__).parent
COPIED = (
    "build.py",
    "LICENSE",
    "mkdocs.yml",
    "requirements.lock",
    "tools/setup/venv.py",
    "site",
    "schemas/domains.yml",
    "schemas/observations.yml",
    "schemas/services.yml",
    "schemas/targets.yml",
    "schemas/metrics/service-performance/transactions.yml",
    ".github/pull_request_template.md",
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
)
_SETTINGS = {
    r"(?m)^site_name: .*$": f"site_name: {PLACEHOLDER}",
    r"(?m)^site_description: .*$": "site_description: One line about your site",
    r"(?m)^  demonstration: >-\n(?:    .*\n)+": '  demonstration: ""\n',
    r"(?m)^    (prepared|reviewed|tested|tested_by): .*$": r'    \1: ""',
    r"(?m)^    status: partially compliant$": "    status: not compliant",
}


def lay_out_starter(folder: Path) -> tuple[str, ...]:
    """Lay out a new site in a folder, and return the paths of all that its owner is to change.

    Raises CouldNotRun where the folder holds anything, or what a site begins with did not come with the program.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CouldNotRun(f"{folder} holds something already: name a new folder")
    for name in COPIED:
        _copy(_source() / name, folder / name)
    _copy(PROGRAM, folder / "plainfigures")
    own = PROGRAM / "starter" / "own"
    shutil.copytree(own, folder, dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(_as_placeholders(settings.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return tuple(sorted(path.relative_to(own).as_posix() for path in own.glob("metrics/**/*") if path.is_file()))


def _source() -> Path:
    """Return the folder that the beginnings are copied from: a part of the installed package, or the repository."""
    installed = PROGRAM / "starter" / "copied"
    source = installed if installed.is_dir() else PROGRAM.parent
    missing = [name for name in COPIED if not (source / name).exists()]
    if missing:
        raise CouldNotRun(f"what a new site begins with is not here ({missing[0]}): use the program's own repository")
    return source


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "copied"))
    else:
        shutil.copyfile(source, target)


def _as_placeholders(settings: str) -> str:
    for pattern, own in _SETTINGS.items():
        settings = re.sub(pattern, own, settings)
    return settings
