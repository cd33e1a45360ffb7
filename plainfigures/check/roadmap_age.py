"""A roadmap is kept up: at least one of its items was updated within the last year, and none on a day to come.

PASS metrics/example-council/roadmap.yml
    - title: Put the reporting of missed bins on one page
      outcome: People report a missed bin in two minutes, on any telephone
      status: under-way
      due: 2027-03
      updated: 2026-10-05

FAIL metrics/example-council/roadmap.yml
    - title: Put the reporting of missed bins on one page
      outcome: People report a missed bin in two minutes, on any telephone
      status: under-way
      due: 2025-03
      updated: 2024-10-07
"""

from collections.abc import Iterator
from datetime import date, timedelta

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of
from plainfigures.model.document import parse_day
from plainfigures.model.period import in_words
from plainfigures.model.problem import Location, Problem
from plainfigures.model.source import Node

ID = "roadmap-age"
FRESH = timedelta(days=365)


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each item updated after the day of the check, and of a roadmap older than a year the newest item.

    Where the day of some item cannot be read, that one may be the newest, and nothing is said of the roadmap's age.
    """
    for file in evidence.source.yaml_files:
        if role_of(file.path) == "roadmap" and isinstance(file.root.value, tuple):
            days = [_updated(item) for item in file.root.value]
            read = [(day, place) for day, place in days if day is not None]
            yield from (_to_come(day, place, evidence.today) for day, place in read if day > evidence.today)
            if read and len(read) == len(days):
                yield from _too_old(*max(read, key=lambda each: each[0]), evidence.today)


def _updated(item: Node) -> tuple[date | None, Location]:
    node = item.at(("updated",))
    return parse_day(node.value.strip()) if isinstance(node.value, str) else None, node.location


def _to_come(day: date, place: Location, today: date) -> Problem:
    message = f'updated "{day}" is later than {in_words(today)}, the day of this check'
    return Problem(place, ID, "error", message, "write the day on which the item was last looked through")


def _too_old(newest: date, place: Location, today: date) -> Iterator[Problem]:
    if newest < today - FRESH:
        message = f"no item of this roadmap has been updated since {in_words(newest)}, over a year ago"
        cure = "go through the items, mend what has changed, and write the day on which you did so as updated"
        yield Problem(place, ID, "warning", message, cure)
