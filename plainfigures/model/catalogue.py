"""Everything that a root holds, understood and checked: the noun that analysis and publishing start from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plainfigures.model.metric import Domain, Metric
from plainfigures.model.obligation import Obligation
from plainfigures.model.observation import Observation, Series, series_of
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.period import Period
from plainfigures.model.publication import Publication, by_file
from plainfigures.model.release import Release
from plainfigures.model.roadmap import RoadmapItem
from plainfigures.model.statement import Statement
from plainfigures.model.target import Target


@dataclass(frozen=True)
class Catalogue:
    """The domains, definitions, organisations, services and observations of one root, each keyed and sorted by id.

    Roadmaps and statements are keyed by the id of their organisation. `columns` is what the shared table schemas say of
    their columns, by the name of the schema.
    """

    domains: Mapping[str, Domain]
    metrics: Mapping[str, Metric]
    organisations: Mapping[str, Organisation]
    services: Mapping[str, Service]
    observations: tuple[Observation, ...]
    publications: tuple[Publication, ...] = ()
    roadmaps: Mapping[str, tuple[RoadmapItem, ...]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    calendar: tuple[Release, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def taken_from(self) -> dict[str, list[Publication]]:
        """The publications that each file was taken from, by its path."""
        return by_file(self.publications)

    @cached_property
    def periods(self) -> frozenset[Period]:
        """Every period that any figure covers."""
        return frozenset(each.period for each in self.observations)

    @cached_property
    def by_key(self) -> dict[tuple[str, str, str], list[Observation]]:
        """The observations by organisation, service (or blank) and metric."""
        found: dict[tuple[str, str, str], list[Observation]] = {}
        for each in self.observations:
            found.setdefault((each.organisation, each.service, each.metric), []).append(each)
        return found

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every series, by organisation, service, metric and codes."""
        return series_of(self.observations, dict(self.metrics))
