"""The command line: parse, call one function, print, exit 0 (fine), 1 (problems) or 2 (could not run)."""

import gc
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

import click

from plainfigures import __version__, upkeep
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.moment import EXAMPLE, NotAMoment, parse_moment
from plainfigures.model.report import Report, Tell
from plainfigures.model.words import counted
from plainfigures.report.forms import FORMS

QUIET_SECONDS = 1.0
COLOURS = {r"^\S+(?=  )": "bold", r"  warning: ": "yellow", r"\[[a-z-]+\]$": "dim"}

today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Check as if it were this day; the default is today."
)
moment_option = click.option(
    "--moment", help=f'Publish as if it were this moment, like "{EXAMPLE}"; the default is now.'
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes; the default is out/site."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Work on this folder; the default is the one you stand in.",
)
@click.version_option(__version__, message="Plain Figures %(version)s")
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """Check public performance figures and build the site that shows them.

    Without a command: check, then build to out/site.
    """
    context.obj = root.resolve()
    if context.invoked_subcommand is None:
        context.invoke(build)


@commands.command()
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="How problems are shown.")
@click.option("--against", metavar="REF", help="Also say what will change since the branch left this commit or branch.")
@today_option
@click.pass_obj
def check(root: Path, form: str, against: str | None, today: datetime | None) -> None:
    """Check every figure and say what must be mended; nothing is written."""
    from plainfigures import pipeline

    with progress() as tell:
        report = pipeline.check(root, _day(today), tell, against).report
    _show(report, form)
    if unknown := pipeline.why_no_history(root):
        click.echo(f"Which published figures were revised is not known here: {unknown}.", err=True)
    sys.exit(1 if report.errors else 0)


@commands.command()
@out_option
@today_option
@moment_option
@click.pass_obj
def build(root: Path, out: Path | None, today: datetime | None, moment: str | None) -> None:
    """Check, then build the site; where there are errors the old site stays as it was."""
    from plainfigures import pipeline

    target, now = (out or root / "out" / "site").resolve(), _moment(moment)
    with progress() as tell:
        built = pipeline.build(root, target, _day(today), tell, now)
    if built.site is None:
        _show(built.report, "text")
        click.echo("The site was not built; the old one, if there is one, stays as it was.", err=True)
        sys.exit(1)
    if built.report.warnings:
        click.echo(f"{counted(built.report.warnings, 'warning')}: `build.py check` shows them.")
    click.echo(built.site.sentence(_near(target)))


@commands.command(name="editor-schemas")
@today_option
@click.pass_obj
def editor_schemas(root: Path, today: datetime | None) -> None:
    """Write the schemas by which editors complete and check YAML files, to schemas/editor."""
    from plainfigures import pipeline

    with progress() as tell:
        kept = pipeline.refresh_editor_schemas(root, _day(today), tell)
    _show_kept(kept.report, kept.written)


@commands.command()
@today_option
@click.pass_obj
def codeowners(root: Path, today: datetime | None) -> None:
    """Write who reviews which organisation's figures, to .github/CODEOWNERS."""
    from plainfigures import pipeline

    with progress() as tell:
        kept = pipeline.refresh_codeowners(root, _day(today), tell)
    _show_kept(kept.report, kept.written)


@commands.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and build it anew whenever a file changes."""
    from plainfigures.publish.serve import serve_site

    gc.enable()

    def rebuild(folder: Path) -> None:
        from plainfigures import pipeline

        with progress() as tell:
            built = pipeline.build(root, folder, _day(None), tell, _moment(None))
        if built.report.problems:
            _show(built.report, "text")

    serve_site(root, port, rebuild, click.echo)


@commands.command()
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


@commands.command()
@click.argument("organisation")
@click.argument("period")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.pass_obj
def new(root: Path, organisation: str, period: str, out: Path | None) -> None:
    """Write a submission with a row for every figure due, to be filled in."""
    from plainfigures import pipeline
    from plainfigures.report.to_fill_in import render_to_fill_in

    click.echo(render_to_fill_in(pipeline.new(root, organisation, period, out)))


@commands.command(name="as-of")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead of showing it."
)
@moment_option
@click.pass_obj
def as_of(root: Path, day: datetime, out: Path | None, moment: str | None) -> None:
    """Give the figures as they stood at the end of a day (UTC), as CSV, out of the history in git."""
    from plainfigures import pipeline

    text = pipeline.as_of(root, day.date(), _moment(moment), out)
    click.echo(f"Wrote {counted(text.count(chr(13) + chr(10)) - 1, 'row')} to {out}" if out else text, nl=bool(out))


@commands.command(name="import")
@click.argument("workbook", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--organisation", required=True, metavar="ORGANISATION", help="Whose figures these are: the folder's name."
)
@click.option("--period", help="The period of all figures, where neither a column nor the file's name says it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="How problems are shown.")
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
            root, workbook, organisation, period=period, out=out, today=_day(today), tell=tell
        )
    _show(imported.report, form)
    if imported.report.errors:
        click.echo(f"Nothing was written: mend the errors in {workbook}, save it, and import it again.", err=True)
        sys.exit(1)
    click.echo(render_imported(imported), err=form != "text")


for _command in (upkeep.verify, upkeep.init, upkeep.words):
    commands.add_command(_command)


def main() -> NoReturn:
    """Run the command line; whatever keeps it from running is told in one sentence, with exit code 2."""
    gc.disable()  # a run is short and what it makes lives to its end: looking for garbage costs a tenth and finds none
    try:
        commands(prog_name="plainfigures" if Path(sys.argv[0]).name != "build.py" else "build.py")
    except CouldNotRun as failure:
        _give_up(str(failure))
    except OSError as error:
        _give_up(f"the machine refused: {_refused(error)}")
    except Exception as error:
        if os.environ.get("PLAINFIGURES_TRACEBACK"):
            raise
        _give_up(
            f"a fault in Plain Figures itself ({type(error).__name__}: {error}): please report it; "
            "PLAINFIGURES_TRACEBACK=1 shows where"
        )
    sys.exit(0)


def _give_up(sentence: str) -> NoReturn:
    click.echo(f"Could not run: {' '.join(sentence.split())}", err=True)
    sys.exit(2)


def _refused(error: OSError) -> str:
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        _, file, why = error.args[0][0]  # a folder was copied: the first of its files that could not be
        return f"{why}: {file}"
    return f"{error.strerror or error}: {error.filename or 'no file named'}"


def _day(today: datetime | None) -> date:
    return today.date() if today else datetime.now(UTC).date()


def _moment(named: str | None) -> datetime:
    """Return the moment of a build: the one that is named, else SOURCE_DATE_EPOCH, else now; in UTC where unnamed."""
    if named is not None:
        moment = parse_moment(named)
        if isinstance(moment, NotAMoment):
            raise CouldNotRun(f'--moment "{named}" {moment.message}: {moment.cure}')
        return moment
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise CouldNotRun(f'SOURCE_DATE_EPOCH "{epoch}" is no number of seconds: unset it, or correct it') from None


def _near(path: Path) -> str:
    """Return the path as one would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _show(report: Report, form: str) -> None:
    text = FORMS[form](report)
    if form == "text" and sys.stdout.isatty():
        _print_in_colour(text)
    else:
        click.echo(text)


def _show_kept(report: Report, written: tuple[str, ...] | None) -> None:
    """Say which generated files were written; where errors kept them from it, show the problems and exit with 1."""
    if written is None:
        _show(report, "text")
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
