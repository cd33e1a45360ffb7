"""The record of publication in words: what is said of all that was owed, and of each place in the matrix."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from plainfigures.analyse.coverage import Cell, Matrix, Sort
from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.analyse.timeliness import Tally
from plainfigures.model.ledger import State as HistoryState
from plainfigures.model.period import in_words
from plainfigures.model.words import counted, listed

NOBODY_OWED = "Nobody owed these figures to this site, so nobody is late."
NO_DAY = "This site was built from files without a history, so nothing is said of what is late or missing."
WHY_UNKNOWN: dict[HistoryState, str] = {
    "whole": "",
    "shallow": "this site was built without the whole history of its files",
    "no-repository": "this site was built from files without a history",
}
PLACES: dict[Sort, str] = {
    "whole": "all that was due has come",
    "late": "some of it came late",
    "missing": "some of it is missing",
    "explained": "a row says why there is no figure",
    "published": "there are figures that nobody owed",
    "not-due": "figures are not due yet",
    "nothing": "there is nothing",
}


def lead(record: PublicationRecord, state: HistoryState) -> str:
    """Return how it stands with everything that was owed, in a sentence or two."""
    if record.day is None:
        return NO_DAY
    if not record.catalogue.obligations:
        return NOBODY_OWED
    tally, day = record.timeliness.tally, in_words(record.day)
    if not tally.due:
        return f"Nothing was due by {day}."
    if not record.timeliness.dated:
        return f"Nobody can say when figures came, because {WHY_UNKNOWN[state]}. {_missing(tally, day)}"
    return kept(tally, day)


def kept(tally: Tally, day: str) -> str:
    """Return how many figures came on time of those due by a day, and what became of the others."""
    if not tally.judged:
        return f"Of the {counted(tally.due, 'figure')} due by {day}, {rest(tally)}."
    more = f" Of the others, {others}." if (others := rest(tally)) else ""
    share = percent(Decimal(100 * tally.of("on-time")) / tally.judged)
    which = "" if tally.judged == tally.due else " and can be judged"
    were = "figure that was" if tally.judged == 1 else f"{tally.judged:,} figures that were"
    return f"{tally.of('on-time'):,} of the {were} due by {day}{which} came on time ({share}).{more}"


def rest(tally: Tally) -> str:
    """Return how many were late, missing and explained, and how many cannot be judged; nothing where none are."""
    return listed(list(_rest(tally)), "and")


def part(some: int, whole: int) -> str:
    """Return some of a whole in words, with their share unless they are none: `46 of 50 (92.0%)`, `0 of 50`."""
    share = f" ({percent(Decimal(100 * some) / whole)})" if some else ""
    return f"{some:,} of {whole:,}{share}"


def percent(share: Decimal) -> str:
    """Return a share in per cent with one decimal; only all are 100 and only none are nought."""
    text = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if text == 100 and share < 100:
        return "99.9%"
    return "0.1%" if text == 0 and share > 0 else f"{text}%"


def message(record: PublicationRecord) -> str:
    """Return what the matrix shows, as a title."""
    tally, day = record.timeliness.tally, record.day
    if day and tally.judged:
        return f"{tally.of('on-time'):,} of {tally.judged:,} figures due by {in_words(day)} came on time"
    if day and tally.due:
        return f"{tally.of('missing'):,} of {tally.due:,} figures due by {in_words(day)} are missing"
    matrix = record.matrix
    first, last = matrix.stretches[0].start.year, matrix.stretches[-1].end.year
    span = f"for {first}" if first == last else f"for {first} to {last}"
    publishers = len({each.organisation for each in record.published})
    return f"{counted(publishers, 'organisation')} {'has' if publishers == 1 else 'have'} published figures {span}"


def subtitle(matrix: Matrix, shown: int) -> str:
    """Return which organisations stand in the matrix, and what its columns are."""
    every = len(matrix.organisations)
    who = f"The {shown} organisations with most figures" if shown < every else "Every organisation with figures"
    length = matrix.stretches[0].months
    column = "quarter" if length == 3 else "year" if length == 12 else f"{length // 12} years"
    return f"{who}, by the {column} in which a period ends"


def alternative(matrix: Matrix, organisations: Sequence[str]) -> str:
    """Return what the matrix shows to somebody who cannot see it: how many places there are of each sort."""
    cells = [matrix.cell(name, stretch) for name in organisations for stretch in matrix.stretches]
    found = Counter(cell.sort for cell in cells)
    places = [f"in {found[sort]:,} {meaning}" for sort, meaning in PLACES.items() if found[sort]]
    size = f"{counted(len(organisations), 'organisation')} by {len(matrix.stretches)} stretches of time"
    return f"A grid of {size}. Of its {counted(len(cells), 'place')}, {listed(places, 'and')}."


def cell_words(cell: Cell) -> str:
    """Return what stands in a place of the matrix: what was owed by how it stands, or how many figures there are."""
    tally = cell.tally
    if any(tally.counts.values()):
        return ", ".join(
            f"{number:,} {word}"
            for number, word in (
                (tally.of("missing"), "missing"),
                (tally.of("late"), "late"),
                (tally.of("on-time"), "on time"),
                (tally.of("before", "undated"), "came"),
                (tally.of("explained"), "explained"),
                (tally.of("not-due"), "not due yet"),
            )
            if number
        )
    return f"{cell.figures:,}" if cell.figures else "none"


def _missing(tally: Tally, day: str) -> str:
    number = tally.of("missing")
    if not number:
        return f"Everything that was due by {day} is here."
    return f"Of {counted(tally.due, 'figure')} due by {day}, {number:,} {'is' if number == 1 else 'are'} missing."


def _rest(tally: Tally) -> Iterator[str]:
    missing, explained, before = tally.of("missing"), tally.of("explained"), tally.of("before")
    if tally.of("late"):
        yield f"{tally.of('late'):,} came late"
    if missing:
        yield f"{missing:,} {'is' if missing == 1 else 'are'} missing"
    if explained:
        yield f"{explained:,} {'is' if explained == 1 else 'are'} explained"
    if before:
        were, them = ("was", "it") if before == 1 else ("were", "them")
        yield f"{before:,} {were} due before this site began or asked for {them}"
