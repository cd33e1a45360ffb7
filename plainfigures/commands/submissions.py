"""Commands that help with one submission before it is checked with the rest."""

import sys
from datetime import datetime
from pathlib import Path

import click

from plainfigures.commands.options import day_of, format_option, today_option
from plainfigures.commands.terminal import progress, show


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the file; without it you only see what would change.")
@click.pass_obj
def tidy(root: Path, file: Path, write: bool) -> None:
    """Mend a CSV file where that takes no judgement, and show what changes."""
    from plainfigures import pipeline
    from plainfigures.report.difference import render_difference
    from plainfigures.report.text import line_of

    tidied = pipeline.tidy(root, file, write=write)
    if isinstance(tidied, list):
        for problem in tidied:
            click.echo(line_of(problem))
        click.echo(f"{file} was not tidied: mend this first.", err=True)
        sys.exit(1)
    click.echo(render_difference(str(file), tidied, written=write))


@click.command()
@click.argument("organisation")
@click.argument("period")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.pass_obj
def new(root: Path, organisation: str, period: str, out: Path | None) -> None:
    """Write a submission with a row for every figure due, to be filled in."""
    from plainfigures import pipeline
    from plainfigures.report.to_fill_in import render_to_fill_in

    click.echo(render_to_fill_in(pipeline.new(root, organisation, period, out)))


@click.command(name="import")
@click.argument("workbook", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--organisation", required=True, metavar="ORGANISATION", help="Whose figures these are: the folder's name."
)
@click.option("--period", help="The period of all figures, where neither a column nor the file's name says it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@format_option
@today_option
@click.pass_obj
def import_(
    root: Path,
    workbook: Path,
    organisation: str,
    period: str | None,
    out: Path | None,
    form: str,
    today: datetime | None,
) -> None:
    """Turn the first sheet of an Excel workbook into a submission, where it has no errors."""
    from plainfigures import pipeline
    from plainfigures.report.imported import render_imported

    with progress() as tell:
        imported = pipeline.import_workbook(
            root, workbook, organisation, period=period, out=out, today=day_of(today), tell=tell
        )
    show(imported.report, form)
    if imported.report.errors:
        click.echo(f"Nothing was written: mend the errors in {workbook}, save it, and import it again.", err=True)
        sys.exit(1)
    click.echo(render_imported(imported), err=form != "text")
