"""The page of dated copies: all figures as they stood at the end of each day on which any was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from plainfigures.model.language import gettext, ngettext
from plainfigures.model.period import in_words
from plainfigures.publish import addresses
from plainfigures.publish.dated_copies import DatedCopy
from plainfigures.publish.news import done
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import DOWNLOADS, HOME, Link, View
from plainfigures.publish.views.size import size_in_words
from plainfigures.publish.views.vintage import CommitShown, commit_shown, why_unknown

MOST_COPIES = 100
"""The page shows the newest copies; its list for programs has all."""

SHOWN = 6
"""Of a day with more commits than these only so many are named on the page; the document beside the copy has all."""


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy as the page shows it; `more` says how many of its commits are not named."""

    figures: Link
    document: str
    size: str
    rows: str
    done: str
    commits: tuple[CommitShown, ...]
    more: int
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCopiesPage(View):
    """What the page says; `unknown` is why there are no copies where the history is not known.

    `earlier` says how many copies are too old to be shown.
    """

    unknown: str
    copies: tuple[CopyShown, ...]
    earlier: int
    list: str


def dated_copies(edition: Edition) -> Iterator[DatedCopiesPage]:
    """Yield the page of dated copies, newest first."""
    yield DatedCopiesPage(
        address=addresses.DATED_COPIES,
        title=gettext("Dated copies"),
        description=gettext("All figures as they stood at the end of each day on which any was published."),
        crumbs=(HOME, DOWNLOADS),
        unknown=why_unknown(edition.ledger.state),
        copies=tuple(_shown(copy, edition) for copy in edition.copies[:MOST_COPIES]),
        earlier=len(edition.copies[MOST_COPIES:]),
        list=addresses.DATED_COPIES_LIST,
    )


def _shown(copy: DatedCopy, edition: Edition) -> CopyShown:
    newest = tuple(reversed(copy.commits))
    return CopyShown(
        figures=Link(in_words(copy.day), addresses.dated_figures(copy.day)),
        document=addresses.dated_copy(copy.day),
        size=size_in_words(copy.compressed),
        rows=ngettext("%(num)s row", "%(num)s rows", copy.figures),
        done=done(copy.kinds),
        commits=tuple(commit_shown(each, edition) for each in newest[:SHOWN]),
        more=len(newest[SHOWN:]),
        sum=copy.sum,
    )
