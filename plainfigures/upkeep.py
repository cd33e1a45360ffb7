"""Commands for those who look after a site: verify what is published."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from plainfigures.model.failure import CouldNotRun


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


def _build(root: Path, out: Path, moment: datetime) -> None:
    from plainfigures import pipeline

    if pipeline.build(root, out, datetime.now(UTC).date(), lambda *_: None, moment).site is None:
        raise CouldNotRun("the site's commit cannot be built: its check finds errors")
