"""When the figures of a sheet were published, what they said before, and the triangle of their revisions."""

from collections.abc import Iterator
from dataclasses import dataclass

from plainfigures.model.language import gettext, ngettext
from plainfigures.model.ledger import Publishing, Record
from plainfigures.model.uncommitted import uncommitted
from plainfigures.model.words import commas
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.revision import SORTS
from plainfigures.publish.views.sheet import Sheet, label_of_codes
from plainfigures.publish.views.trend import Trend, steps_of
from plainfigures.publish.views.vintage import CommitShown, commit_shown, reason_shown, vintage_shown, why_unknown

MOST_RELEASES = 12


@dataclass(frozen=True, slots=True)
class TriangleRow:
    """A figure that changed: what it said after each commit (blank before its first), and its last change."""

    name: str
    cells: tuple[str, ...]
    trend: Trend | None
    sort: str
    note: str


@dataclass(frozen=True, slots=True)
class Triangle:
    """What the figures that changed said after each of the commits in which any of them did.

    `left_out` counts the commits that are too old to have a column.
    """

    commits: tuple[CommitShown, ...]
    rows: tuple[TriangleRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Chronicle:
    """When a sheet's figures were first published and last changed; `unknown` says why that is not known.

    `uncommitted` says that what the page shows is not all published.
    """

    unknown: str
    uncommitted: str
    first: CommitShown | None
    last: CommitShown | None
    triangle: Triangle | None


def chronicle_of(sheet: Sheet, edition: Edition) -> Chronicle:
    """Return the chronicle of a sheet."""
    records = edition.ledger.of_sheet.get(_key(sheet), ())
    commits = sorted((each.commit for record in records for each in record.vintages), key=lambda each: each.moment)
    return Chronicle(
        unknown=why_unknown(edition.ledger.state),
        uncommitted=_uncommitted(sheet, edition),
        first=commit_shown(commits[0], edition) if commits else None,
        last=commit_shown(commits[-1], edition) if commits else None,
        triangle=_triangle([each for each in records if each.revisions], sheet, edition),
    )


def _key(sheet: Sheet) -> tuple[str, str, str]:
    return sheet.organisation.id, sheet.service.id if sheet.service else "", sheet.metric.id


def _triangle(changed: list[Record], sheet: Sheet, edition: Edition) -> Triangle | None:
    if not changed:
        return None
    seen = dict.fromkeys(each.commit for record in changed for each in record.vintages)
    commits = sorted(seen, key=lambda commit: commit.moment)
    shown = commits[-MOST_RELEASES:]
    newest_first = sorted(changed, key=lambda record: record.key.period, reverse=True)
    rows = tuple(_row(record, shown, sheet) for record in newest_first)
    return Triangle(tuple(commit_shown(each, edition) for each in shown), rows, len(commits) - len(shown))


def _row(record: Record, commits: list[Publishing], sheet: Sheet) -> TriangleRow:
    part = label_of_codes(record.key.codes, sheet.metric)
    step = list(record.steps)[-1]
    return TriangleRow(
        name=commas([record.key.period.label, part]),
        cells=tuple(_cells(record, commits, sheet)),
        trend=steps_of([each.number for each in record.vintages]),
        sort=gettext(SORTS[step.sort]),
        note=reason_shown(record.last),
    )


def _cells(record: Record, commits: list[Publishing], sheet: Sheet) -> Iterator[str]:
    for commit in commits:
        held = [each for each in record.vintages if each.commit.moment <= commit.moment]
        yield vintage_shown(held[-1], sheet.metric) if held else ""


def _uncommitted(sheet: Sheet, edition: Edition) -> str:
    """Return how many figures say something that no commit says; nothing where all files are the committed ones."""
    commit = edition.cited.organisations[sheet.organisation.id]
    if not edition.ledger.whole or (commit and commit.clean):
        return ""
    shown = (figure.observation for series in sheet.series for figure in series.figures)
    number = uncommitted(shown, edition.ledger)
    said = ngettext(
        "%(num)s figure on this page not committed yet, and so not published.",
        "%(num)s figures on this page not committed yet, and so not published.",
        number,
    )
    return said if number else ""
