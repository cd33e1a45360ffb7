"""Which commit is cited for whose figures: the newest that changed anything of what they are made from.

So nothing that others publish changes what is said of these, and whoever checks that commit out finds the same figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.history import DEFINITIONS
from plainfigures.model.ledger import Ledger, Publishing


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
    reporting, published = _reporting(catalogue, ledger), _published(ledger)
    return Cited(
        whole=commit,
        organisations={id_: _cited([id_], ledger, commit) for id_ in catalogue.organisations},
        metrics={id_: _of_metric(id_, published, reporting, ledger, commit) for id_ in catalogue.metrics},
    )


def _reporting(catalogue: Catalogue, ledger: Ledger) -> Mapping[str, set[str]]:
    """Return for each metric the organisations that report it, and those that ever did: their leaving is a change."""
    found: dict[str, set[str]] = {}
    for organisation, _, metric in (*catalogue.by_key, *ledger.of_sheet):
        found.setdefault(metric, set()).add(organisation)
    return found


def _cited(organisations: Iterable[str], ledger: Ledger, commit: Commit | None) -> Commit | None:
    folders = [f"metrics/{organisation}" for organisation in organisations]
    last = ledger.last_change([*folders, DEFINITIONS])
    within = commit and commit.within([*folders, "schemas"])
    if within is None or last is None:
        return within
    return replace(within, hash=last.publishing.hash, day=last.publishing.day)


def _published(ledger: Ledger) -> Mapping[str, Publishing]:
    """Return the newest commit that published, revised or withdrew any figure of each metric."""
    found: dict[str, Publishing] = {}
    for key, record in ledger.records.items():
        last = record.last.commit
        if key.metric not in found or (last.moment, last.hash) > (found[key.metric].moment, found[key.metric].hash):
            found[key.metric] = last
    return found


def _of_metric(
    metric: str,
    published: Mapping[str, Publishing],
    reporting: Mapping[str, set[str]],
    ledger: Ledger,
    commit: Commit | None,
) -> Commit | None:
    cited = _cited(reporting.get(metric, ()), ledger, commit)
    if cited is None or metric not in published:
        return cited
    return replace(cited, hash=published[metric].hash, day=published[metric].day)
