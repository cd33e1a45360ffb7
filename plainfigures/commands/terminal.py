"""What commands show at a terminal: how far the work has come, a report, what was written."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from plainfigures.model.report import Report, Tell
from plainfigures.report.forms import FORMS

QUIET_SECONDS = 1.0
COLOURS = {r"^\S+(?=  )": "bold", r"  warning: ": "yellow", r"\[[a-z-]+\]$": "dim"}


def show(report: Report, form: str) -> None:
    """Print a report in one of its forms, at a terminal in colour."""
    text = FORMS[form](report)
    if form == "text" and sys.stdout.isatty():
        _print_in_colour(text)
    else:
        click.echo(text)


def show_kept(report: Report, written: tuple[str, ...] | None) -> None:
    """Say which generated files were written; where errors kept them from it, show the problems and exit with 1."""
    if written is None:
        show(report, "text")
        click.echo("Nothing was written; mend the errors first.", err=True)
        sys.exit(1)
    for path in written:
        click.echo(f"Wrote {path}")
    if not written:
        click.echo("Nothing to write: everything is up to date.")


def _print_in_colour(text: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in text.split("\n"):
        coloured = Text(line)
        for pattern, style in COLOURS.items():
            coloured.highlight_regex(pattern, style)
        console.print(coloured)


def near(path: Path) -> str:
    """Return the path as one would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


@contextmanager
def progress() -> Iterator[Tell]:
    """Give a function that shows how far the work has come: a bar at a terminal, lines elsewhere, after one second."""
    if not sys.stderr.isatty():
        yield _telling_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total or None)


def _telling_lines() -> Tell:
    began = time.monotonic()
    told: set[str] = set()

    def tell(stage: str, _done: int, total: int) -> None:
        if stage not in told and time.monotonic() - began > QUIET_SECONDS:
            told.add(stage)
            click.echo(f"{stage} …" if not total else f"{stage} ({total:,}) …", err=True)

    return tell
