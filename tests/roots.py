"""Lay out files in a folder, and ask the command line about it as a user would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write each file below the root, folders included, and return the root."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def python(*arguments: str, at: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python with the arguments; plain figures are found wherever it stands.

    Libraries that only tests have (`tests/runtime`) cannot be imported, and what warns, of something that will go,
    fails: of our own commands, not of others' tools (`-m`).
    """
    path = os.pathsep.join((str(REPOSITORY / "tests" / "runtime"), str(REPOSITORY)))
    strict = {} if "-m" in arguments else {"PYTHONWARNINGS": "error"}
    known = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **strict, **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=at, env=known, capture_output=True, encoding="utf-8", check=False, timeout=120)


def git(root: Path, *arguments: str, when: str = "2026-08-01T23:30:00-05:00") -> str:
    """Run git in the root as somebody invented, at a fixed time unless another is given, and return what it prints."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (*_WHO, ("DATE", when))}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, env={**os.environ, **who, **alone}, capture_output=True, text=True, check=True)
    return done.stdout


_WHO = (("NAME", "An Example"), ("EMAIL", "someone@example.org"))
