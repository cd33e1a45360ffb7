"""Commands that check all figures, build the site of them and show it."""

import gc
import sys
from datetime import datetime
from pathlib import Path

import click

from plainfigures.commands.options import (
    day_of,
    engine_option,
    format_option,
    moment_of,
    moment_option,
    out_option,
    today_option,
)
from plainfigures.commands.terminal import near, progress, show
from plainfigures.model.words import counted


@click.command()
@format_option
@click.option("--against", metavar="REF", help="Also say what will change since the branch left this commit or branch.")
@today_option
@click.pass_obj
def check(root: Path, form: str, against: str | None, today: datetime | None) -> None:
    """Check every figure and say what must be mended; nothing is written."""
    from plainfigures import pipeline

    with progress() as tell:
        report = pipeline.check(root, day_of(today), tell, against).report
    show(report, form)
    if unknown := pipeline.why_no_history(root):
        click.echo(f"Which published figures were revised is not known here: {unknown}.", err=True)
    sys.exit(1 if report.errors else 0)


@click.command()
@out_option
@today_option
@moment_option
@engine_option
@click.pass_obj
def build(root: Path, out: Path | None, today: datetime | None, moment: str | None, engine: str) -> None:
    """Check, then build the site; where there are errors the old site stays as it was."""
    from plainfigures import pipeline

    target, now = (out or root / "out" / "site").resolve(), moment_of(moment)
    with progress() as tell:
        built = pipeline.build(root, target, day_of(today), tell, now, engine=engine)
    if built.site is None:
        show(built.report, "text")
        click.echo("The site was not built; the old one, if there is one, stays as it was.", err=True)
        sys.exit(1)
    if built.report.warnings:
        click.echo(f"{counted(built.report.warnings, 'warning')}: `build.py check` shows them.")
    click.echo(built.site.sentence(near(target)))


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and build it anew whenever a file changes."""
    from plainfigures.publish.serve import serve_site

    gc.enable()

    def rebuild(folder: Path) -> None:
        from plainfigures import pipeline

        with progress() as tell:
            built = pipeline.build(root, folder, day_of(None), tell, moment_of(None))
        if built.report.problems:
            show(built.report, "text")

    serve_site(root, port, rebuild, click.echo)


@click.command(name="as-of")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead of showing it."
)
@moment_option
@click.pass_obj
def as_of(root: Path, day: datetime, out: Path | None, moment: str | None) -> None:
    """Give the figures as they stood at the end of a day (UTC), as CSV, out of the history in git."""
    from plainfigures import pipeline

    text = pipeline.as_of(root, day.date(), moment_of(moment), out)
    click.echo(f"Wrote {counted(text.count(chr(13) + chr(10)) - 1, 'row')} to {out}" if out else text, nl=bool(out))
