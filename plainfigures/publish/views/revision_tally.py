"""What the changes of published figures add up to: how many of each sort, and whether they lean one way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plainfigures.model.language import gettext, ngettext
from plainfigures.model.ledger import Step
from plainfigures.model.words import listed
from plainfigures.publish.views.link import Link


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures of somebody were ever published, and how many changes there were of each sort and way."""

    link: Link
    published: int
    scheduled: int
    corrections: int
    up: int
    down: int
    redefined: int
    withdrawn: int
    restored: int


def tally_words(tally: Tally) -> str:
    """Return how many changes there were of each sort that there were any of, and among how many figures."""
    published = ngettext("%(num)s figure ever published", "%(num)s figures ever published", tally.published)
    changes = listed(list(_changes(tally)), "and")
    return gettext("Among %(figures)s: %(changes)s.", figures=published, changes=changes)


def _changes(tally: Tally) -> Iterator[str]:
    if number := tally.scheduled:
        yield ngettext("%(num)s scheduled revision", "%(num)s scheduled revisions", number)
    if number := tally.corrections:
        yield ngettext("%(num)s correction", "%(num)s corrections", number)
    if number := tally.redefined:
        yield ngettext("%(num)s change by a new definition", "%(num)s changes by a new definition", number)
    if number := tally.withdrawn:
        yield ngettext("%(num)s withdrawal", "%(num)s withdrawals", number)
    if number := tally.restored:
        yield ngettext("%(num)s figure that came back", "%(num)s figures that came back", number)


def direction_words(tally: Tally) -> str:
    """Return what the counts of revisions up and down allow to say, and no more.

    With an even chance of either, all of 6 go one way in 3 of 100 cases; fewer can never be told from chance.
    """
    moved = tally.up + tally.down
    if not moved:
        return ""
    counts = ngettext(
        "Of %(num)s revision that moved a figure, %(up)s went up and %(down)s down.",
        "Of %(num)s revisions that moved a figure, %(up)s went up and %(down)s down.",
        moved,
        up=f"{tally.up:,}",
        down=f"{tally.down:,}",
    )
    return f"{counts} {_leaning(tally, moved)}"


def _leaning(tally: Tally, moved: int) -> str:
    if moved < 6:
        return gettext("These are too few to tell whether revisions lean one way.")
    lean = (tally.up - tally.down) ** 2 / moved  # chi-squared with one degree of freedom, 3.84 at 5 %
    if lean < 3.84:
        return gettext("So uneven a split could well come about by chance.")
    return gettext(
        "If each revision went up or down by an even chance, so uneven a split would be rare. Revisions made together "
        "often share one cause, so this alone does not show that first figures are biased."
    )


def tally_of(link: Link, published: int, steps: Iterable[Step]) -> Tally:
    """Return how many changes of each sort and way there are among these."""
    steps = list(steps)
    sorts = Counter(step.sort for step in steps)
    ways = Counter(step.way for step in steps if step.sort in ("scheduled", "correction"))
    return Tally(
        link=link,
        published=published,
        scheduled=sorts["scheduled"],
        corrections=sorts["correction"],
        up=ways["up"],
        down=ways["down"],
        redefined=sorts["redefined"],
        withdrawn=sorts["withdrawn"],
        restored=sorts["restored"],
    )
