"""The seal of a site: SHA256SUMS over all its files, and manifest.json, which says what it was made from and with."""

import json
import platform
from collections.abc import Container, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plainfigures import __version__
from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import Settings
from plainfigures.publish.engine import ENGINES, USUAL
from plainfigures.publish.fingerprint import fingerprint_of_program, tools
from plainfigures.publish.growing_files import File
from plainfigures.publish.manifest import Stat, files_in, stat_of

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
NEEDED = ("index.html", "404.html", MANIFEST)
_END = b"</html>"
_LEADS_OUT = ("..", "\\", "  /")
NONE: Mapping[str, File] = MappingProxyType({})


def seal(
    site: Path,
    *,
    commit: Commit | None,
    settings: Settings,
    counts: Mapping[str, int],
    passed: datetime | None = None,
    engine: str = USUAL,
    written: Mapping[str, File] = NONE,
    taken: Mapping[str, File] = NONE,
) -> dict[str, Stat]:
    """Write the manifest, prove that a finished site is whole, and write its sums; nobody may touch a file afterwards.

    Every file is read for that, but for hidden ones and those that were `taken` over from a sealed site; what is known
    of files since they were `written` must still hold. `passed` is the last moment for which something of the commit
    was held back: of moments to come nothing is said. Returns how all files were left that were not taken over.
    Raises CouldNotRun where anything is not whole.
    """
    about = {
        "commit": commit.hash if commit else None,
        "committed": commit.day.isoformat() if commit else None,
        "all_committed": commit.clean if commit else None,
        "released": passed.astimezone(UTC).isoformat() if passed else None,
        "site_url": settings.site_url,
        "source_url": settings.source_url,
        **made_by(),
        **({"engine": " ".join(ENGINES[engine].versions())} if engine != USUAL else {}),
        "counts": dict(counts),
    }
    text = json.dumps(about, indent=2, ensure_ascii=False)
    (site / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    sums, left = _proved(site, written, taken)
    (site / SUMS).write_text(_text_of(sums), encoding="utf-8", newline="\n")
    return left | {SUMS: stat_of(site / SUMS)}


def _proved(
    site: Path, written: Mapping[str, File], taken: Mapping[str, File]
) -> tuple[dict[str, str], dict[str, Stat]]:
    """Return the sums of all files of a site that is whole, and how those were left that were read."""
    sums, left, wrong = {}, {}, []
    for path, entry in files_in(site):
        if path in taken:
            sums[path] = taken[path].sum
            continue
        left[path] = stat_of(entry)
        if _is_sealed(path):
            content = (site / path).read_bytes()
            sums[path] = sha256(content).hexdigest()
            cut_short = path.endswith(".html") and not content.rstrip().endswith(_END)
            if cut_short or (path in written and written[path].sum != sums[path]):
                wrong.append(path)
    wrong = [*(path for path in (*written, *taken) if path not in sums), *_unwritten(sums), *sorted(wrong)]
    if wrong:
        raise CouldNotRun(f"the new site is not whole ({len(wrong):,} files, the first is {wrong[0]}): build it again")
    return sums, left


def made_by() -> dict[str, Any]:
    """Return the versions of all that makes a site here; of Python without the last part, which makes no difference."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {
        "plainfigures": __version__,
        "program": fingerprint_of_program(),
        "tools": {"python": python, **tools()},
    }


def _unwritten(found: Container[str]) -> list[str]:
    """Return the files that no site can do without and that are not there."""
    unwritten = [name for name in NEEDED if name not in found]
    return unwritten + ([] if any(engine.index in found for engine in ENGINES.values()) else [ENGINES[USUAL].index])


def sums_of(site: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a site by its path; the sums themselves and hidden files are left out."""
    paths = sorted(path for path, _ in files_in(site) if _is_sealed(path))
    return {path: sha256((site / path).read_bytes()).hexdigest() for path in paths}


def parse_sums(text: str) -> dict[str, str]:
    """Return the sums by path that a text in the form of `sha256sum` lists; lines of another form are left out."""
    sums = {line[66:]: line[:64] for line in text.splitlines() if len(line) > 66 and line[64:66] == "  "}
    if not any(sign in text for sign in _LEADS_OUT):
        return sums
    return {path: total for path, total in sums.items() if _is_inside(path)}


def _text_of(sums: Mapping[str, str]) -> str:
    """Return sums in the form of `sha256sum`, in the order of their paths."""
    return "".join([f"{total}  {path}\n" for path, total in sorted(sums.items())])


def parse_manifest(text: str) -> Mapping[str, Any]:
    """Return a manifest; raises CouldNotRun where it is none."""
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict) or "plainfigures" not in read:
        raise CouldNotRun(f"{MANIFEST} is no manifest of a site that Plain Figures has built")
    return read


def _is_sealed(path: str) -> bool:
    return path != SUMS and not path.rpartition("/")[2].startswith(".")


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/") and "\\" not in path
