"""Commands that write what is kept in the repository and made from other files of it."""

from datetime import datetime
from pathlib import Path

import click

from plainfigures.commands.options import day_of, today_option
from plainfigures.commands.terminal import progress, show_kept


@click.command(name="editor-schemas")
@today_option
@click.pass_obj
def editor_schemas(root: Path, today: datetime | None) -> None:
    """Write the schemas by which editors complete and check YAML files, to schemas/editor."""
    from plainfigures import pipeline

    with progress() as tell:
        kept = pipeline.refresh_editor_schemas(root, day_of(today), tell)
    show_kept(kept.report, kept.written)


@click.command()
@today_option
@click.pass_obj
def codeowners(root: Path, today: datetime | None) -> None:
    """Write who reviews which organisation's figures, to .github/CODEOWNERS."""
    from plainfigures import pipeline

    with progress() as tell:
        kept = pipeline.refresh_codeowners(root, day_of(today), tell)
    show_kept(kept.report, kept.written)
