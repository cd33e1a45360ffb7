"""Which comparisons are published: of all who report a metric, and of each group of them that is large enough."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plainfigures.analyse.comparison import compare, period_compared
from plainfigures.analyse.peer_words import heading, name
from plainfigures.analyse.peers import Peers, is_area, peers
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.comparison import Candidate, Comparison
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period
from plainfigures.publish import addresses
from plainfigures.publish.views.sheet import Sheet


@dataclass(frozen=True)
class Compared:
    """A comparison, the page that it stands on, and the sheets of those who are in it or ought to be.

    `peers` is None where everybody is compared.
    """

    address: str
    comparison: Comparison
    peers: Peers | None
    sheets: Mapping[tuple[str, str], Sheet]

    @property
    def metric(self) -> Metric:
        """What is compared."""
        return self.comparison.metric

    @property
    def group(self) -> str:
        """The name of the group: `Executive agencies`, `Smallest quarter`; nothing where everybody is compared."""
        return name(self.peers) if self.peers else ""

    @property
    def heading(self) -> str:
        """The group as the rest of a title: `executive agencies`, `largest quarter by size`, `London`."""
        return heading(self.peers) if self.peers else ""


def compared_in(catalogue: Catalogue, sheets: Iterable[Sheet]) -> Mapping[str, tuple[Compared, ...]]:
    """Return the comparisons of each metric that has any: of everybody first, then of the groups."""
    return _Comparisons(catalogue, sheets)


class _Comparisons(Mapping[str, tuple[Compared, ...]]):
    """The comparisons of each metric, which are made when they are first asked for."""

    def __init__(self, catalogue: Catalogue, sheets: Iterable[Sheet]) -> None:
        self._catalogue = catalogue
        self._made: dict[str, tuple[Compared, ...]] = {}
        self._sheets: dict[str, list[Sheet]] = {}
        for sheet in sheets:
            self._sheets.setdefault(sheet.metric.id, []).append(sheet)

    def __getitem__(self, metric: str) -> tuple[Compared, ...]:
        if metric not in self._made:
            sheets = self._sheets[metric]
            self._made[metric] = tuple(_compared(self._catalogue.metrics[metric], sheets, self._catalogue))
        if not self._made[metric]:
            raise KeyError(metric)
        return self._made[metric]

    def __iter__(self) -> Iterator[str]:
        return (metric for metric in sorted(self._sheets) if metric in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def with_services(compared: Compared) -> tuple[str, ...]:
    """Return the organisations whose services are compared, but that are not compared as a whole."""
    keys = [entry.candidate.key for entry in compared.comparison.entries]
    whole = {organisation for organisation, service in compared.sheets if not service}
    return tuple(sorted({organisation for organisation, service in keys if service} - whole))


def _compared(metric: Metric, sheets: list[Sheet], catalogue: Catalogue) -> Iterator[Compared]:
    if metric.comparison == "never":
        return
    known = {_key(sheet): sheet for sheet in sheets}
    everybody = [Candidate(sheet.main, sheet.judgement) for sheet in sheets]
    areas: list[Candidate] = []
    others: list[Candidate] = []
    for each in everybody:
        (areas if is_area(catalogue.organisations[each.series.organisation]) else others).append(each)
    candidates, left_out = (others, areas) if others else (everybody, [])
    period = period_compared(candidates)
    whole = compare(metric, candidates, period, left_out) if period else None
    if whole and period:
        yield Compared(addresses.of_metric(metric.id), whole, None, known)
        yield from _groups(metric, everybody, period, len(whole.entries), catalogue, known)


def _groups(
    metric: Metric,
    candidates: list[Candidate],
    period: Period,
    everybody: int,
    catalogue: Catalogue,
    known: Mapping[tuple[str, str], Sheet],
) -> Iterator[Compared]:
    """Yield the groups in which enough report for the period, but none that is everybody over again."""
    for group in peers(candidates, catalogue.organisations, period):
        comparison = compare(metric, group.members, period)
        if comparison and len(comparison.entries) != everybody:
            address = addresses.of_peers(metric.id, group.trait, group.value)
            yield Compared(address, comparison, group, known)


def _key(sheet: Sheet) -> tuple[str, str]:
    return sheet.organisation.id, sheet.service.id if sheet.service else ""
