"""What git knows of a root. The only module that starts git."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from plainfigures.model.commit import Commit


def read_commit(root: Path) -> Commit | None:
    """Return the commit that is checked out, or None where the root is in no git repository or git is not installed."""
    head = _git(root, "log", "-1", "--no-show-signature", "--format=%H %ct")
    if head is None or not head.strip():
        return None
    hash_, seconds = head.split()
    changes = _git(root, "status", "--porcelain", "--", "metrics", "schemas", "site", "mkdocs.yml")
    return Commit(hash_, datetime.fromtimestamp(int(seconds), UTC).date(), clean=changes == "")


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
