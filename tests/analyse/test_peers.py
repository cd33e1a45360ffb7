from collections.abc import Sequence

import pytest

from plainfigures.analyse.peers import Peers, peers
from plainfigures.model.organisation import Identifiers, Organisation
from plainfigures.model.period import Period, parse_period
from tests.analyse.compared import sized

BODIES = {
    each.id: each
    for each in [
        Organisation(id="example-agency", name="Example Agency", kind="executive-agency"),
        Organisation(id="example-shire", name="Shire", kind="council", identifiers=Identifiers(gss="E10000099")),
        Organisation(id="example-borough", name="Borough", kind="council", identifiers=Identifiers(gss="E09000099")),
        Organisation(id="example-glen", name="Glen", kind="council", identifiers=Identifiers(gss="S12000099")),
        Organisation(id="example-dale", name="Dale", kind="council", parent="example-region"),
        Organisation(id="example-region", name="Example Region", kind="region"),
        Organisation(id="example-loop", name="Loop", kind="office", parent="example-knot"),
        Organisation(id="example-knot", name="Knot", kind="office", parent="example-loop"),
    ]
}


def groups(trait: str, sizes: Sequence[str] = ()) -> list[Peers]:
    """Return the groups by a trait of all bodies, or of as many as there are sizes."""
    period = parse_period("2020-Q1")
    assert isinstance(period, Period)
    known = {f"example-{at}": size for at, size in enumerate(sizes)} or dict.fromkeys(BODIES, "")
    bodies = {name: BODIES.get(name) or Organisation(id=name, name=name, kind="office") for name in known}
    found = peers([sized(name, size) for name, size in known.items()], bodies, period)
    return [group for group in found if group.trait == trait]


def members(trait: str) -> dict[str, list[str]]:
    return {group.value: [each.key[0].removeprefix("example-") for each in group.members] for group in groups(trait)}


def test_groups_by_kind() -> None:
    """Everybody is in the group of the kind that the profile gives."""
    assert members("kind") == {
        "Council": ["shire", "borough", "glen", "dale"],
        "Executive agency": ["agency"],
        "Office": ["loop", "knot"],
        "Region": ["region"],
    }


def test_groups_by_type_of_council() -> None:
    """The code of an English council says what sort it is; others are in no such group."""
    assert members("council") == {"County councils in England": ["shire"], "London boroughs": ["borough"]}


def test_groups_by_place() -> None:
    """A region named as parent comes first, then what the code says; who has neither has no place."""
    assert members("place") == {
        "England outside London": ["shire"],
        "Example Region": ["dale"],
        "London": ["borough"],
        "Scotland": ["glen"],
    }


@pytest.mark.parametrize(("count", "groups_by_size"), [(14, 0), (15, 3), (19, 3), (20, 4), (40, 4)])
def test_groups_by_size_need_five_each(count: int, groups_by_size: int) -> None:
    """Four groups where twenty give a size, three where fifteen do, none where fewer do."""
    found = groups("size", [str(size) for size in range(count)])
    assert (len(found), sum(len(group.members) for group in found)) == (groups_by_size, count if groups_by_size else 0)


def test_groups_by_size_say_where_they_begin_and_end() -> None:
    """Each group is named by its place in the order, and knows its smallest and largest."""
    found = groups("size", [str(size) for size in range(1, 21)])
    assert [(group.value, int(group.smallest or 0), int(group.largest or 0)) for group in found] == [
        ("Smallest quarter", 1, 5),
        ("Second smallest quarter", 6, 10),
        ("Second largest quarter", 11, 15),
        ("Largest quarter", 16, 20),
    ]


def test_equal_sizes_stay_together() -> None:
    """Where most are of one size, they are one group, and no group is made of nothing."""
    found = groups("size", ["7"] * 20)
    assert [(group.value, len(group.members)) for group in found] == [("Smallest quarter", 20)]
