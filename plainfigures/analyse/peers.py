"""Those who may fairly be compared among themselves: of one kind, in one place, of about the same size."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles
from typing import Literal

from plainfigures.model.comparison import FEWEST, Candidate
from plainfigures.model.organisation import KINDS, Organisation
from plainfigures.model.period import Period

Trait = Literal["kind", "council", "place", "size"]
Organisations = Mapping[str, Organisation]

COUNCILS = {
    "E06": "Unitary authorities in England",
    "E07": "District councils in England",
    "E08": "Metropolitan boroughs",
    "E09": "London boroughs",
    "E10": "County councils in England",
}
PLACES = {"E09": "London", "E": "England outside London", "N": "Northern Ireland", "S": "Scotland", "W": "Wales"}
"""What the first letters of a code of the Government Statistical Service say: the sort of council, and the place."""

QUARTERS = ("Smallest quarter", "Second smallest quarter", "Second largest quarter", "Largest quarter")
THIRDS = ("Smallest third", "Middle third", "Largest third")


@dataclass(frozen=True, slots=True)
class Peers:
    """A group: the trait that its members share, the value of it in words, and where it begins and ends, by size."""

    trait: Trait
    value: str
    members: tuple[Candidate, ...]
    smallest: Decimal | None = None
    largest: Decimal | None = None


def peers(candidates: Sequence[Candidate], organisations: Organisations, period: Period) -> Iterator[Peers]:
    """Yield the groups of a metric's candidates; who has a trait that is not known is in no group of it.

    Whether enough of a group report for the period is not asked here, but for sizes.
    """
    for trait, value_of in TRAITS.items():
        groups: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            value = value_of(organisations[candidate.series.organisation], organisations)
            groups.setdefault(value, []).append(candidate)
        yield from (Peers(trait, value, tuple(groups[value])) for value in sorted(groups) if value)
    whole = [each for each in candidates if not is_area(organisations[each.series.organisation])]
    yield from _by_size(whole or candidates, period)


def is_area(organisation: Organisation) -> bool:
    """Tell whether an organisation is a region or a country, in which others lie."""
    return organisation.kind in ("region", "country")


def size_of(candidate: Candidate, period: Period) -> Decimal | None:
    """Return the denominator of the figure for a period, where it was given."""
    figure = candidate.at(period)
    given = figure.observation.denominator if figure and figure.number is not None else ""
    return Decimal(given) if given else None


def _kind(organisation: Organisation, _: Organisations) -> str:
    return KINDS[organisation.kind]


def _council(organisation: Organisation, _: Organisations) -> str:
    code = organisation.identifiers.gss or ""
    return COUNCILS.get(code[:3], "") if organisation.kind == "council" else ""


def _place(organisation: Organisation, organisations: Organisations) -> str:
    """Return the region or country that the organisation belongs to, else what its code says of the place."""
    if is_area(organisation):
        return ""
    seen, above = {organisation.id}, organisations.get(organisation.parent or "")
    while above and above.id not in seen:
        if is_area(above):
            return above.name
        seen.add(above.id)
        above = organisations.get(above.parent or "")
    code = organisation.identifiers.gss or ""
    return PLACES.get(code[:3]) or PLACES.get(code[:1], "")


TRAITS: Mapping[Trait, Callable[[Organisation, Organisations], str]] = {
    "kind": _kind,
    "council": _council,
    "place": _place,
}


def _by_size(candidates: Sequence[Candidate], period: Period) -> Iterator[Peers]:
    """Yield four groups by size, or three where they are few; each has a quarter or a third, but for ties."""
    sized = [(candidate, size) for candidate in candidates if (size := size_of(candidate, period)) is not None]
    names = next((names for names in (QUARTERS, THIRDS) if len(sized) >= FEWEST * len(names)), ())
    if not names:
        return
    edges = [*quantiles([size for _, size in sized], n=len(names), method="inclusive"), Decimal("Infinity")]
    for at, name in enumerate(names):
        found = [each for each in sized if each[1] <= edges[at] and (at == 0 or each[1] > edges[at - 1])]
        if found:
            sizes = [size for _, size in found]
            yield Peers("size", name, tuple(candidate for candidate, _ in found), min(sizes), max(sizes))
