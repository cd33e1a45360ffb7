"""The items of a roadmap as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from plainfigures.model.period import in_words
from plainfigures.model.roadmap import RoadmapItem


@dataclass(frozen=True, slots=True)
class Promise:
    """An item of a roadmap in words; `source` is a web address and `host` the name of its site, or both are blank."""

    title: str
    outcome: str
    status: str
    due: str
    updated: str
    source: str
    host: str


def promises_of(roadmap: Iterable[RoadmapItem]) -> tuple[Promise, ...]:
    """Return the items of a roadmap, in its order."""
    return tuple(map(_promise, roadmap))


def _promise(item: RoadmapItem) -> Promise:
    source = item.source or ""
    return Promise(
        title=item.title,
        outcome=item.outcome,
        status=item.status_name,
        due=item.due.short,
        updated=in_words(item.updated),
        source=source,
        host=urlsplit(source).hostname or "",
    )
