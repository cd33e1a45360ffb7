"""The command line: what it is called with, its commands, and what is said where one could not run (exit code 2)."""

import gc
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from plainfigures import __version__
from plainfigures.commands import figures, kept, submissions, upkeep
from plainfigures.model.failure import CouldNotRun

COMMANDS = (
    *(figures.check, figures.build, figures.serve, figures.as_of),
    *(submissions.tidy, submissions.new, submissions.import_),
    *(kept.editor_schemas, kept.codeowners),
    *(upkeep.init, upkeep.doctor, upkeep.verify, upkeep.words),
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
        context.invoke(figures.build)


for _command in COMMANDS:
    commands.add_command(_command)


def run() -> NoReturn:
    """Run the command line, and leave at once: to give memory back piece by piece would take a twentieth of a build."""
    try:
        main()
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # nobody reads on
                stream.flush()
        os._exit(ended.code if isinstance(ended.code, int) else bool(ended.code))


def main() -> NoReturn:
    """Run the command line; whatever keeps it from running is told in one sentence, with exit code 2."""
    gc.disable()  # a run is short and what it makes lives to its end: looking for garbage costs a tenth and finds none
    try:
        commands(prog_name="plainfigures" if Path(sys.argv[0]).name != "build.py" else "build.py")
    except CouldNotRun as failure:
        _give_up(str(failure))
    except ModuleNotFoundError as error:
        _give_up(f"{error.name} is not installed for this Python: run `make site`, or use .venv/bin/python")
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
