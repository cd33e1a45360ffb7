"""Which commit is cited for whose figures: the newest that changed anything of what they are made from.

So nothing that others publish changes what is said of these, and whoever checks that commit out finds the same figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.history import DEFINITIONS
from plainfigures.model.ledger import Ledger


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
    reporting = _reporting(catalogue, ledger)
    return Cited(
        whole=commit,
        organisations={id_: _cited([id_], ledger, commit) for id_ in catalogue.organisations},
        metrics={id_: _cited(reporting.get(id_, ()), ledger, commit) for id_ in catalogue.metrics},
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
