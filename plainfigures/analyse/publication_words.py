"""The record of publication in words: what is said of all that was owed, and of each place in the matrix."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from plainfigures.analyse.coverage import Cell, Matrix, Sort
from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.analyse.timeliness import Tally
from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.ledger import State as HistoryState
from plainfigures.model.period import Period, in_words
from plainfigures.model.words import commas, listed

WHY_UNKNOWN: dict[HistoryState, str] = {
    "shallow": gettext_noop("this site was built without the whole history of its files"),
    "no-repository": gettext_noop("this site was built from files without a history"),
}
CANNOT_SAY: dict[HistoryState, str] = {
    "shallow": gettext_noop(
        "Nobody can say when figures came, because this site was built without the whole history of its files."
    ),
    "no-repository": gettext_noop(
        "Nobody can say when figures came, because this site was built from files without a history."
    ),
}
PLACES: dict[Sort, str] = {
    "whole": gettext_noop("in %(number)s all that was due has come"),
    "late": gettext_noop("in %(number)s some of it came late"),
    "missing": gettext_noop("in %(number)s some of it is missing"),
    "explained": gettext_noop("in %(number)s a row says why there is no figure"),
    "published": gettext_noop("in %(number)s there are figures that nobody owed"),
    "not-due": gettext_noop("in %(number)s figures are not due yet"),
    "nothing": gettext_noop("in %(number)s there is nothing"),
}


def lead(record: PublicationRecord, state: HistoryState) -> str:
    """Return how it stands with everything that was owed, in a sentence or two."""
    if record.day is None:
        return gettext(
            "This site was built from files without a history, so nothing is said of what is late or missing."
        )
    if not record.catalogue.obligations:
        return gettext("Nobody owed these figures to this site, so nobody is late.")
    tally, day = record.timeliness.tally, in_words(record.day)
    if not tally.due:
        return gettext("Nothing was due by %(day)s.", day=day)
    if record.timeliness.dated:
        return kept(tally, day)
    return " ".join((gettext(CANNOT_SAY[state]), _missing(tally, day)))


def why_unknown(state: HistoryState) -> str:
    """Return why nobody knows when figures came, as a clause; nothing where it is known."""
    return gettext(WHY_UNKNOWN[state]) if state in WHY_UNKNOWN else ""


def kept(tally: Tally, day: str) -> str:
    """Return how many figures came on time of those due by a day, and what became of the others."""
    others = rest(tally)
    if not tally.judged:
        return ngettext(
            "Of the %(num)s figure due by %(day)s, %(others)s.",
            "Of the %(num)s figures due by %(day)s, %(others)s.",
            tally.due,
            day=day,
            others=others,
        )
    on_time = _on_time(tally, day)
    if not others:
        return on_time
    return " ".join((on_time, gettext("Of the others, %(others)s.", others=others)))


def _on_time(tally: Tally, day: str) -> str:
    share = percent(Decimal(100 * tally.of("on-time")) / tally.judged)
    said = {"some": f"{tally.of('on-time'):,}", "day": day, "share": share}
    if tally.judged == tally.due:
        return ngettext(
            "%(some)s of the figure that was due by %(day)s came on time (%(share)s).",
            "%(some)s of the %(num)s figures that were due by %(day)s came on time (%(share)s).",
            tally.judged,
            **said,
        )
    return ngettext(
        "%(some)s of the figure that was due by %(day)s and can be judged came on time (%(share)s).",
        "%(some)s of the %(num)s figures that were due by %(day)s and can be judged came on time (%(share)s).",
        tally.judged,
        **said,
    )


def rest(tally: Tally) -> str:
    """Return how many were late, missing and explained, and how many cannot be judged; nothing where none are."""
    return listed(_rest(tally), "and")


def part(some: int, whole: int) -> str:
    """Return some of a whole in words, with their share unless they are none: `46 of 50 (92.0%)`, `0 of 50`."""
    numbers = {"some": f"{some:,}", "whole": f"{whole:,}"}
    if not some:
        return gettext("%(some)s of %(whole)s", **numbers)
    return gettext("%(some)s of %(whole)s (%(share)s)", **numbers, share=percent(Decimal(100 * some) / whole))


def percent(share: Decimal) -> str:
    """Return a share in per cent with one decimal; only all are 100 and only none are nought."""
    text = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if text == 100 and share < 100:
        text = Decimal("99.9")
    if text == 0 and share > 0:
        text = Decimal("0.1")
    return gettext("%(number)s%%", number=text)


def message(record: PublicationRecord) -> str:
    """Return what the matrix shows, as a title."""
    tally, day = record.timeliness.tally, record.day
    if day and tally.judged:
        said = {"some": f"{tally.of('on-time'):,}", "whole": f"{tally.judged:,}", "day": in_words(day)}
        return gettext("%(some)s of %(whole)s figures due by %(day)s came on time", **said)
    if day and tally.due:
        said = {"some": f"{tally.of('missing'):,}", "whole": f"{tally.due:,}", "day": in_words(day)}
        return gettext("%(some)s of %(whole)s figures due by %(day)s are missing", **said)
    return ngettext(
        "%(num)s organisation has published figures for %(years)s",
        "%(num)s organisations have published figures for %(years)s",
        len({each.organisation for each in record.published}),
        years=years(record.matrix.stretches[0], record.matrix.stretches[-1]),
    )


def years(first: Period, last: Period) -> str:
    """Return the years from the beginning of one period to the end of another: `2019 to 2024`, `2024`."""
    begin, end = first.start.year, last.end.year
    return str(end) if begin == end else gettext("%(first)s to %(last)s", first=begin, last=end)


def subtitle(matrix: Matrix, shown: int) -> str:
    """Return which organisations stand in the matrix, and what its columns are."""
    length = matrix.stretches[0].months
    if shown == len(matrix.organisations):
        who = gettext("Every organisation with figures")
    else:
        who = ngettext(
            "The %(num)s organisation with most figures", "The %(num)s organisations with most figures", shown
        )
    if length == 3:
        return gettext("%(who)s, by the quarter in which a period ends", who=who)
    if length == 12:
        return gettext("%(who)s, by the year in which a period ends", who=who)
    return gettext("%(who)s, by the %(years)s years in which a period ends", who=who, years=length // 12)


def alternative(matrix: Matrix, organisations: Sequence[str]) -> str:
    """Return what the matrix shows to somebody who cannot see it: how many places there are of each sort."""
    cells = [matrix.cell(name, stretch) for name in organisations for stretch in matrix.stretches]
    found = Counter(cell.sort for cell in cells)
    sorts = [gettext(said, number=f"{found[sort]:,}") for sort, said in PLACES.items() if found[sort]]
    grid = ngettext(
        "A grid of %(num)s organisation by %(stretches)s stretches of time.",
        "A grid of %(num)s organisations by %(stretches)s stretches of time.",
        len(organisations),
        stretches=len(matrix.stretches),
    )
    places = ngettext(
        "Of its %(num)s place, %(sorts)s.", "Of its %(num)s places, %(sorts)s.", len(cells), sorts=listed(sorts, "and")
    )
    return f"{grid} {places}"


def cell_words(cell: Cell) -> str:
    """Return what stands in a place of the matrix: what was owed by how it stands, or how many figures there are."""
    if any(cell.tally.counts.values()):
        return commas(_states(cell.tally))
    return f"{cell.figures:,}" if cell.figures else gettext("none")


def _states(tally: Tally) -> Iterator[str]:
    if number := tally.of("missing"):
        yield ngettext("%(num)s missing", "%(num)s missing", number)
    if number := tally.of("late"):
        yield ngettext("%(num)s late", "%(num)s late", number)
    if number := tally.of("on-time"):
        yield ngettext("%(num)s on time", "%(num)s on time", number)
    if number := tally.of("before", "undated"):
        yield ngettext("%(num)s came", "%(num)s came", number)
    if number := tally.of("explained"):
        yield ngettext("%(num)s explained", "%(num)s explained", number)
    if number := tally.of("not-due"):
        yield ngettext("%(num)s not due yet", "%(num)s not due yet", number)


def _missing(tally: Tally, day: str) -> str:
    missing = tally.of("missing")
    if not missing:
        return gettext("Everything that was due by %(day)s is here.", day=day)
    due = ngettext("%(num)s figure due by %(day)s", "%(num)s figures due by %(day)s", tally.due, day=day)
    return ngettext("Of %(due)s, %(num)s is missing.", "Of %(due)s, %(num)s are missing.", missing, due=due)


def _rest(tally: Tally) -> Iterator[str]:
    if number := tally.of("late"):
        yield ngettext("%(num)s came late", "%(num)s came late", number)
    if number := tally.of("missing"):
        yield ngettext("%(num)s is missing", "%(num)s are missing", number)
    if number := tally.of("explained"):
        yield ngettext("%(num)s is explained", "%(num)s are explained", number)
    if number := tally.of("before"):
        yield ngettext(
            "%(num)s was due before this site began or asked for it",
            "%(num)s were due before this site began or asked for them",
            number,
        )
