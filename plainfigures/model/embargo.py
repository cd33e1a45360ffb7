"""What is committed and not yet published: files that are held back until a moment, and a catalogue without them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import Field

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.document import Document, Identifier, MomentText, Text
from plainfigures.model.organisation import Organisation
from plainfigures.model.publication import Publication
from plainfigures.model.statement import Statement

PROFILE = "organisation.yml"


class Embargo(Document):
    """An item of `metrics/<organisation>/embargoes.yml`: a file of the folder, and when it is to be published."""

    file: Text = Field(description="Name of a file of figures in this folder, like 2026-Q3.csv; or organisation.yml.")
    publish_at: MomentText = Field(description="When it is to be published, like 2026-11-12 09:30 Europe/London.")
    services: tuple[Identifier, ...] | None = Field(
        default=None,
        description="Ids of the services that are new with this file and unknown before; [] if none is.",
    )


Embargoes = Mapping[str, tuple[Embargo, ...]]
"""The embargoes by the id of their organisation."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What is not published at a moment: paths of files, and ids of services and organisations that are new with them.

    The paths are those that embargoes name; all that lies in the folder of a held-back organisation is held back, too.
    `passed` is the last moment that an embargo named and that has come; from then until the next the same is held back.
    """

    paths: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    passed: datetime | None = field(default=None, compare=False)

    def holds(self, path: str) -> bool:
        """Tell whether nothing of the file at this path is published yet."""
        parts = path.split("/")
        return path in self.paths or (parts[0] == "metrics" and len(parts) > 1 and parts[1] in self.organisations)

    def words(self) -> tuple[str, ...]:
        """Return all that is held back, in order: what a site must be made anew for when it changes."""
        return (*sorted(self.paths), *sorted(self.services), *sorted(self.organisations))


NOTHING = HeldBack()


def held_back(embargoes: Embargoes, moment: datetime) -> HeldBack:
    """Return what is not published yet at a moment; at the very moment that an embargo names, it is."""
    coming = [(folder, each) for folder, items in embargoes.items() for each in items if moment < each.publish_at]
    moments = [each.publish_at for items in embargoes.values() for each in items]
    return HeldBack(
        paths=frozenset(f"metrics/{folder}/{each.file}" for folder, each in coming),
        services=frozenset(service for _, each in coming for service in each.services or ()),
        organisations=frozenset(folder for folder, each in coming if each.file == PROFILE),
        passed=max((each for each in moments if each <= moment), default=None),
    )


def publish_at(embargoes: Embargoes, path: str) -> datetime | None:
    """Return from when on the file at this path is published, whenever it was committed; None where nothing says so."""
    parts = path.split("/")
    items = embargoes.get(parts[1], ()) if parts[0] == "metrics" and len(parts) == 3 else ()
    return max((each.publish_at for each in items if each.file in (parts[-1], PROFILE)), default=None)


def without(catalogue: Catalogue, held: HeldBack) -> Catalogue:
    """Return the catalogue as it is published while this is held back: without a trace of it."""
    if held == NOTHING:
        return catalogue
    services = {each.id: each for each in catalogue.services.values() if _is_known(each.organisation, each.id, held)}
    observations = tuple(
        each
        for each in catalogue.observations
        if not held.holds(each.location.path) and _is_known(each.organisation, each.service, held)
    )
    known = replace(catalogue, services=services, observations=observations)
    return replace(
        known,
        organisations=dict(_organisations(catalogue, held)),
        publications=tuple(_publications(catalogue, held)),
        roadmaps={each: items for each, items in catalogue.roadmaps.items() if each not in held.organisations},
        targets=tuple(each for each in catalogue.targets if _is_known(each.organisation, each.service, held)),
        statements={each: tuple(_statements(each, items, known)) for each, items in catalogue.statements.items()},
        calendar=tuple(each for each in catalogue.calendar if each.organisation not in held.organisations),
    )


def _is_known(organisation: str, service: str, held: HeldBack) -> bool:
    return organisation not in held.organisations and service not in held.services


def _organisations(catalogue: Catalogue, held: HeldBack) -> Iterator[tuple[str, Organisation]]:
    for each in catalogue.organisations.values():
        if each.id not in held.organisations:
            yield each.id, each.model_copy(update={"parent": None}) if each.parent in held.organisations else each


def _publications(catalogue: Catalogue, held: HeldBack) -> Iterator[Publication]:
    """Yield the publications that any published file was taken from, without the files that are held back."""
    for each in catalogue.publications:
        files = tuple(file for file in each.files if not held.holds(f"metrics/{file}"))
        if files or not each.files:
            yield each.model_copy(update={"files": files})


def _statements(organisation: str, items: Iterable[Statement], known: Catalogue) -> Iterator[Statement]:
    """Yield the statements about what can be seen."""
    for item in items:
        there = known.by_key.get((organisation, item.service or "", item.metric), ())
        if any(item.is_about(each) for each in there):
            yield item
