"""Runs a command as a process of its own and tells what it cost."""

import os
import subprocess
import sys
import time
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of CPU (user and system) of a command with the processes that it waited for; most MB."""

    wall: float
    cpu: float
    megabytes: float


def measured(command: list[str], folder: Path, codes: Container[int] = (0,)) -> Cost:
    """Return the cost of one run of a command, which must end with one of the exit codes."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise SystemExit(f"failed with {process.returncode}: {' '.join(command)}")
    units = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / units)
