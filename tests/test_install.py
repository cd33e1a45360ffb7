"""The package installed elsewhere gives the same command."""

import os
import subprocess
import sys
from pathlib import Path

from tests.small_root import REPOSITORY, lay_out


def test_the_installed_command_works_on_any_folder(tmp_path: Path) -> None:
    """Installed elsewhere, `plainfigures` checks the root that it is told, and lays out a new site."""
    wheels, library, root = tmp_path / "wheels", tmp_path / "library", lay_out(tmp_path / "root")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels), folder=REPOSITORY)
    (wheel,) = map(str, wheels.glob("*.whl"))
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(library),
        wheel,
        folder=tmp_path,
    )
    said = run(str(library / "bin" / "plainfigures"), "--root", str(root), "check", folder=tmp_path, path=library)
    assert said.startswith("Everything is in order: ")
    new = tmp_path / "new"
    run(str(library / "bin" / "plainfigures"), "init", str(new), folder=tmp_path, path=library)
    run(str(library / "bin" / "plainfigures"), "--root", str(new), "build", folder=tmp_path, path=library)
    assert (new / "out/site/organisations/your-organisation/index.html").is_file()


def run(*command: str, folder: Path, path: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path or "")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
