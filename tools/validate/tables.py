"""The Data Package, judged by frictionless, and CSV on the Web, judged by csvw: every cell, key, size and hash."""

import json
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from csvw import CSVW
from frictionless import Package, system

BESIDE = "-metadata.json"


def package_faults(package: Path) -> list[str]:
    """Return what is wrong with a Data Package: its descriptor itself, and every cell, key, size and hash."""
    with system.use_context(trusted=True):
        report = Package(str(package)).validate()
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [f"{error.type}: {error.message}" for error in errors]


def described(site: Path) -> Iterator[str]:
    """Yield the path of each CSV file beside which lies a description."""
    for description in sorted(site.rglob(f"*.csv{BESIDE}")):
        yield description.relative_to(site).as_posix().removesuffix(BESIDE)


def web_faults(url: str) -> list[str]:
    """Return what is wrong with a CSV file by the description beside it, which is found as on the web."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        try:
            table = CSVW(url, validate=True)
            return [] if table.is_valid else [str(warning.message) for warning in table.warnings]
        except ValueError as error:
            return [str(error)]


def all_web_faults(site: Path, paths: Iterable[str], *, at_once: int = 2) -> list[str]:
    """Return what is wrong with any of the CSV files of a site."""
    names = list(paths)
    with served(site) as address, ProcessPoolExecutor(at_once) as pool:
        found = pool.map(web_faults, [address + name for name in names], chunksize=20)
        return [f"{name}: {fault}" for name, faults in zip(names, found, strict=True) for fault in faults]


def unnamed(package: Path) -> list[str]:
    """Return the CSV files of the package's folder that it does not name."""
    named = {each["path"] for each in json.loads(package.read_text("utf-8"))["resources"]}
    there = {path.name for path in package.parent.glob("*.csv") if not path.name.endswith("-excel.csv")}
    return sorted(there - named)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of those who leave before they have read a file to its end."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, at an address with a slash at its end, while the block runs."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
