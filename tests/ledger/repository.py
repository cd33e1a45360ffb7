"""Small repositories of somebody invented, in which every commit has a time of its own."""

import os
import subprocess
from pathlib import Path

A_DAY = 86_400
_WHO = {"NAME": "An Example", "EMAIL": "someone@example.org"}


def commit(root: Path, moment: int, message: str) -> None:
    """Commit everything in the root at a time, in seconds."""
    run(root, moment, "add", "--all")
    run(root, moment, "commit", "-q", "--allow-empty", "-m", message)


def run(root: Path, moment: int, *arguments: str, may_fail: bool = False) -> str:
    """Run git in the root as somebody invented, at a time, in seconds; authors wrote a day before."""
    who = {f"GIT_{role}_{what}": text for role in ("AUTHOR", "COMMITTER") for what, text in _WHO.items()}
    when = {"GIT_COMMITTER_DATE": f"@{moment} +0000", "GIT_AUTHOR_DATE": f"@{moment - A_DAY} +0000"}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(root), "-c", "init.defaultBranch=main", "-c", "gc.auto=0", *arguments]
    done = subprocess.run(
        command, env={**os.environ, **who, **when, **alone}, capture_output=True, text=True, check=not may_fail
    )
    return done.stdout
