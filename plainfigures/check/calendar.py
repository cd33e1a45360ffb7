"""A release in the calendar is of an organisation and metrics that there are, and its date never moves without a word.

When the date moves, add what it was to `changes`, with the day of the change and the reason. A release that will not
come stays in the calendar: say why under `cancelled`.

BEFORE schemas/calendar.yml
    - release: example-transactions-2026-q4
      title: Example transactions, October to December 2026
      organisation: example-department
      metrics: [transactions]
      at: 2027-02-11 09:30 Europe/London
      announced: 2026-10-01

PASS schemas/calendar.yml
    - release: example-transactions-2026-q4
      title: Example transactions, October to December 2026
      organisation: example-department
      metrics: [transactions]
      at: 2027-02-18 09:30 Europe/London
      announced: 2026-10-01
      changes:
        - was: 2027-02-11 09:30 Europe/London
          changed: 2026-11-20
          why: The counts of one office come a week later

FAIL schemas/calendar.yml
    - release: example-transactions-2026-q4
      title: Example transactions, October to December 2026
      organisation: example-department
      metrics: [transactions]
      at: 2027-02-18 09:30 Europe/London
      announced: 2026-10-01
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from plainfigures.check.evidence import Evidence
from plainfigures.check.items import Item, items_of
from plainfigures.check.mend import perhaps
from plainfigures.model.moment import in_words
from plainfigures.model.period import in_words as day_in_words
from plainfigures.model.problem import Location, Problem
from plainfigures.model.release import Release
from plainfigures.model.words import Known, quoted

ID = "calendar"
PATH = "schemas/calendar.yml"
Listed = Item[Release]


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield what each release names that nobody knows, what its dates contradict, and what was promised and is gone."""
    items = list(items_of(evidence, "calendar", Release))
    yield from _twice(items)
    organisations = Known(evidence.documents.organisations)
    metrics = Known([*evidence.documents.metrics, *sorted(evidence.unread_metrics)])
    for item in items:
        yield from _unknown(item, organisations, metrics)
        yield from _dates(item, evidence)
    yield from _without_a_word(items, evidence)


def _twice(items: Iterable[Listed]) -> Iterator[Problem]:
    seen: dict[str, Listed] = {}
    for item in items:
        first = seen.setdefault(item.says.release, item)
        if first is not item:
            message = f"the release {quoted(item.says.release)} stands in line {first.node.location.line} already"
            yield Problem(item.place("release"), ID, "error", message, "give one of the two another id, or delete it")


def _unknown(item: Listed, organisations: Known, metrics: Known) -> Iterator[Problem]:
    release = item.says
    if release.organisation not in organisations:
        message = f"metrics/ has no organisation {quoted(release.organisation)}"
        cure = perhaps(release.organisation, organisations, "write the name of a folder in metrics/")
        yield Problem(item.place("organisation"), ID, "error", message, cure)
    for number, metric in enumerate(release.metrics):
        if metric not in metrics:
            message = f"nobody has defined the metric {quoted(metric)}"
            cure = perhaps(metric, metrics, "have the metric defined first, in schemas/metrics")
            yield Problem(item.place("metrics", number), ID, "error", message, cure)


def _dates(item: Listed, evidence: Evidence) -> Iterator[Problem]:
    """Yield days of announcement that are still to come, and changes that change nothing."""
    announced = [("announced", item.says.announced, item.place("announced"))]
    announced += [
        ("changed", change.changed, item.place("changes", number, "changed"))
        for number, change in enumerate(item.says.changes)
    ]
    for key, day, place in announced:
        if day > evidence.today:
            message = f'{key} "{day}" is later than {day_in_words(evidence.today)}, the day of this check'
            yield Problem(place, ID, "error", message, "write the day on which it was announced")
    moments = [change.was for change in item.says.changes]
    for number, (was, then) in enumerate(pairwise([*moments, item.says.at])):
        if was == then:
            message = f"the date is the same before and after this change: {in_words(was)}"
            cure = "write under was the date that held until then"
            yield Problem(item.place("changes", number, "was"), ID, "error", message, cure)


def _without_a_word(items: Iterable[Listed], evidence: Evidence) -> Iterator[Problem]:
    """Yield each release that had another date before the branch, and each still to come that is gone."""
    now = {item.says.release: item for item in items}
    for before in evidence.before.documents.calendar if evidence.before else ():
        item, then = now.get(before.release), in_words(before.at)
        if item and item.says.at != before.at and before.at not in [change.was for change in item.says.changes]:
            message = f"the date moved without a word: the release was announced for {then}"
            cure = f"add to changes an item with was: {_spelt(before)}, the day of the change as changed, and why"
            yield Problem(item.place("at"), ID, "error", message, cure)
        elif not item and before.at.date() >= evidence.today and not before.cancelled:
            message = f"the release {quoted(before.release)}, announced for {then}, is gone without a word"
            cure = "put it back, and if it will not come say why in a line cancelled"
            yield Problem(Location(PATH), ID, "error", message, cure)


def _spelt(release: Release) -> str:
    """Return the moment of a release as a file writes it."""
    return f"{release.at:%Y-%m-%d %H:%M} {release.at.tzinfo}"
