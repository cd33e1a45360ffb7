"""Which commit is cited for whose figures.

For an organisation's it is the newest that changed anything that they are made from, for a metric's the one since which
its download has said what it says. So nothing that others publish changes what is said of these, and whoever checks
that commit out finds the same figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.history import DEFINITIONS
from plainfigures.model.ledger import LastChange, Ledger


@dataclass(frozen=True, slots=True)
class Cited:
    """The commit of the whole site, and of each organisation and metric that in which its figures stand.

    They are None where no commit is known; without a history each is that of the site.
    """

    whole: Commit | None
    organisations: Mapping[str, Commit | None]
    metrics: Mapping[str, Commit | None]


def cited_in(catalogue: Catalogue, ledger: Ledger, commit: Commit | None) -> Cited:
    """Return the commits that are cited for a catalogue."""
    reporting, definitions = _reporting(catalogue, ledger), ledger.last_changes.get(DEFINITIONS)
    organisations = {id_: ledger.last_change([f"metrics/{id_}", DEFINITIONS]) for id_ in catalogue.organisations}
    metrics = {id_: ledger.metric_changes.get(id_, definitions) for id_ in catalogue.metrics}
    return Cited(
        whole=commit,
        organisations={id_: _cited([id_], last, commit) for id_, last in organisations.items()},
        metrics={id_: _cited(reporting.get(id_, ()), last, commit) for id_, last in metrics.items()},
    )


def _reporting(catalogue: Catalogue, ledger: Ledger) -> Mapping[str, set[str]]:
    """Return for each metric the organisations that report it, and those that ever did: their leaving is a change."""
    found: dict[str, set[str]] = {}
    reported = {(each.organisation, each.metric.id) for each in catalogue.series}
    for organisation, metric in reported | {(key.organisation, key.metric) for key in ledger.records}:
        found.setdefault(metric, set()).add(organisation)
    return found


def _cited(organisations: Iterable[str], last: LastChange | None, commit: Commit | None) -> Commit | None:
    within = commit and commit.within([*(f"metrics/{each}" for each in organisations), "schemas"])
    if within is None or last is None:
        return within
    return replace(within, hash=last.publishing.hash, day=last.publishing.day)
