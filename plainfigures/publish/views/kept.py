"""How an organisation or a service has kept what it owed: how much came on time, and which figures came late."""

from dataclasses import dataclass

from plainfigures.analyse.publication_words import kept
from plainfigures.analyse.timeliness import Timing, tally_of
from plainfigures.model.language import ngettext
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.period import in_words
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import Link

MOST_LATE = 12


@dataclass(frozen=True, slots=True)
class Late:
    """A figure that came late: the page that shows it, its period, when it was due and came, and by how many days."""

    page: Link
    period: str
    due: str
    came: str
    days: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The record in a sentence, and the newest figures that came late; all blank where nothing was due or is known."""

    sentence: str
    heading: str
    late: tuple[Late, ...]


def kept_of(edition: Edition, organisation: Organisation, service: Service | None = None) -> Kept:
    """Return the record of an organisation, its services' figures with its own; or that of one of its services."""
    everything = edition.record.timeliness.of_organisation.get(organisation.id, ())
    timings = [each for each in everything if service is None or each.owed.service == service.id]
    tally, day = tally_of(timings), edition.record.day
    if day is None or not tally.due or not edition.record.timeliness.dated:
        return Kept("", "", ())
    late = sorted(
        (each for each in timings if each.state == "late"), key=lambda each: each.owed.period.end, reverse=True
    )
    shown = tuple(_late(each, edition) for each in late[:MOST_LATE])
    return Kept(kept(tally, in_words(day)), _heading(len(late)), shown)


def _heading(late: int) -> str:
    if not late:
        return ""
    if late <= MOST_LATE:
        return ngettext("%(num)s figure that came late", "%(num)s figures that came late", late)
    return ngettext(
        "%(num)s figure that came late, the newest %(newest)s",
        "%(num)s figures that came late, the newest %(newest)s",
        late,
        newest=MOST_LATE,
    )


def _late(timing: Timing, edition: Edition) -> Late:
    owed = timing.owed
    service = edition.catalogue.services.get(owed.service)
    title = edition.catalogue.metrics[owed.metric].title
    page = addresses.of_figures(owed.organisation, owed.service, owed.metric)
    came = in_words(timing.came) if timing.came else ""
    words = commas([title, service.name]) if service else title
    days = ngettext("%(num)s day", "%(num)s days", timing.days)
    return Late(Link(words, page), owed.period.label, in_words(owed.due), came, days)
