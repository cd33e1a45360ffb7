"""Options that several commands have, and the day or moment that they name."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.moment import EXAMPLE, NotAMoment, parse_moment
from plainfigures.publish.engine import ENGINES, USUAL
from plainfigures.report.forms import FORMS

today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Check as if it were this day; the default is today."
)
moment_option = click.option(
    "--moment", help=f'Publish as if it were this moment, like "{EXAMPLE}"; the default is now.'
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes; the default is out/site."
)
engine_option = click.option(
    "--engine", type=click.Choice(list(ENGINES)), default=USUAL, help="What renders the frame and what people write."
)
format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", help="How problems are shown."
)


def day_of(today: datetime | None) -> date:
    """Return the day that is named, else today's in UTC."""
    return today.date() if today else datetime.now(UTC).date()


def moment_of(named: str | None) -> datetime:
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
