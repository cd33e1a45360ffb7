"""Makes .venv from a lock file with hashes, and only where it is missing or stale: `venv.py requirements.lock`.

Runs under any Python 3, so that one that is too old is told so in a sentence.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
RUNTIME, TEST = "requirements.lock", "requirements-test.lock"
ADDED_TO = {RUNTIME: (), TEST: (RUNTIME,)}  # the test lock holds all of the runtime lock


def main() -> None:
    lock = sys.argv[1]
    refuse_unfit_python()
    if is_fresh(lock):
        return
    print(f"Setting up .venv from {lock} (a minute or two, the first time) …", file=sys.stderr)
    can_be_added = not stamp(lock).exists() and any(is_fresh(smaller) for smaller in ADDED_TO[lock])
    if not can_be_added:
        create()
    install(lock)
    for installed in (lock, *ADDED_TO[lock]):
        stamp(installed).write_text(fingerprint(installed), encoding="utf-8")


def refuse_unfit_python() -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 11):  # noqa: UP036 (it is run to find that out)
        sys.exit(f"Plain Figures needs Python 3.11 or later, and this is {version}: try `make PYTHON=python3.12 …`.")
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(f"Python {version} here cannot make a virtual environment: on Debian, `apt-get install python3-venv`.")


def is_fresh(lock: str) -> bool:
    python_is_there = (VENV / "bin" / "python").exists()
    return python_is_there and stamp(lock).is_file() and stamp(lock).read_text(encoding="utf-8") == fingerprint(lock)


def stamp(lock: str) -> Path:
    return VENV / f"{lock}.installed"


def fingerprint(lock: str) -> str:
    """Return what an environment made from this lock file depends on: the lock's content, the Python, the place."""
    content = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"sha256:{content}\npython: {sys.version_info[0]}.{sys.version_info[1]}\nplace: {VENV}\n"


def create() -> None:
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install(lock: str) -> None:
    pip = (str(VENV / "bin" / "python"), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", "install")
    run(*pip, "--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(ROOT / lock))


def run(*command: str) -> None:
    result = subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
    if result.returncode:
        sys.exit(f".venv could not be set up: `{' '.join(command)}` failed; what it said stands above.")


if __name__ == "__main__":
    main()
