"""Files that are made from others and kept in the repository beside them: written only where they have changed."""

from collections.abc import Mapping
from pathlib import Path


def write_kept(root: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write each text to its path below the root, and return the paths of those that have changed."""
    changed = tuple(path for path, text in texts.items() if _standing(root / path) != text.encode())
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(texts[path].encode())
    return changed


def _standing(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
