"""Commands for those who look after a site: lay a new one out, see what is wrong, verify what is published."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from plainfigures.commands.options import day_of, today_option
from plainfigures.model.failure import CouldNotRun
from plainfigures.report.diagnosis import DIAGNOSES


@click.command()
@click.option("--format", "form", type=click.Choice(list(DIAGNOSES)), default="text", help="How findings are shown.")
@today_option
@click.pass_obj
def doctor(root: Path, form: str, today: datetime | None) -> None:
    """Say what is wrong with an installation: Python, libraries, git, settings, workflows, size, disk."""
    from plainfigures import pipeline

    found = pipeline.diagnose(root, day_of(today))
    click.echo(DIAGNOSES[form](found))
    sys.exit(1 if any(each.severity == "error" for each in found) else 0)


@click.command()
@click.argument("site", default="", metavar="[SITE]")
@click.option("--rebuild", is_flag=True, help="Also build the site's commit anew from the repository, and compare.")
@click.pass_obj
def verify(root: Path, site: str, *, rebuild: bool) -> None:
    """Hold a site, in a folder or at an address, against its SHA256SUMS; the default is out/site."""
    from plainfigures.publish.verify import verify_rebuilt, verify_site
    from plainfigures.report.verified import render_verified

    place = site or str(root / "out" / "site")
    verification = verify_site(place)
    if rebuild:
        verification = verify_rebuilt(verification, place, root, _build)
    click.echo(render_verified(verification, place))
    sys.exit(0 if verification.holds else 1)


def _build(root: Path, out: Path, moment: datetime, engine: str) -> None:
    from plainfigures import pipeline

    today = datetime.now(UTC).date()
    if pipeline.build(root, out, today, lambda *_: None, moment, engine=engine).site is None:
        raise CouldNotRun("the site's commit cannot be built: its check finds errors")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Lay out a new site of your own in a new folder: it builds at once, and says what to change."""
    from plainfigures.publish.starter import lay_out_starter

    to_change = lay_out_starter(folder.resolve())
    click.echo(f"Laid out a new site in {folder}. Its README.md says what to change first, such as:")
    for path in to_change:
        click.echo(f"  {path}")


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@click.pass_obj
def words(root: Path, languages: tuple[str, ...]) -> None:
    """List all words of pages in site/words, for those who translate; a LANGUAGE, like cy, begins a translation."""
    from plainfigures import pipeline

    written = pipeline.refresh_words(root, *languages)
    for path in written:
        click.echo(f"Wrote {path}")
    if not written:
        click.echo("Nothing to write: everything is up to date.")
