from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.analyse.comparison import compare, period_compared
from plainfigures.analyse.judgement import judgement_of
from plainfigures.model.comparison import Candidate, Comparison, Ranks
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Series
from plainfigures.model.period import Period, parse_period
from tests.analyse.compared import candidate, comparison, unvaried
from tests.charts.invented import metric

NUMBERS = st.lists(st.integers(0, 30), min_size=5, max_size=12)
HISTORIES = st.lists(st.lists(st.integers(0, 20), min_size=6, max_size=6), min_size=5, max_size=9)
CHANGED = metric(changes=[{"from": "2021-Q2", "what": "Wishes of frogs count."}])


def period(text: str) -> Period:
    found = parse_period(text)
    assert isinstance(found, Period)
    return found


def ranks(found: Comparison) -> dict[str, tuple[int, int] | None]:
    return {
        entry.candidate.key[0]: (entry.ranks.first, entry.ranks.last) if entry.ranks else None
        for entry in found.entries
    }


def reasons(found: Comparison) -> dict[str, str]:
    return {each.candidate.key[0]: each.why for each in found.absent}


def among(histories: Sequence[Sequence[object]], of: Metric | None = None) -> list[Candidate]:
    return [candidate(str(at), [str(value) for value in values], of) for at, values in enumerate(histories)]


def test_the_latest_period_that_enough_report() -> None:
    """Of two periods with figures the later is taken, unless fewer than half as many report it."""
    many = among([["1", "2"]] * 5 + [["1"]] * 5)
    few = among([["1", "2"]] * 5 + [["1"]] * 6)
    assert [period_compared(many), period_compared(few)] == [period("2020-Q2"), period("2020-Q1")]


def test_fewer_than_five_are_not_compared() -> None:
    """Four figures have no median worth telling."""
    four = unvaried([1, 2, 3, 4])
    assert (period_compared(four), compare(metric(), four, period("2020-Q1"))) == (None, None)


@pytest.mark.parametrize("differing", [{"comparison": "never"}, {"unit": "yes-no", "decimals": 0, "maximum": "1"}])
def test_what_cannot_be_compared_is_not(differing: dict[str, str]) -> None:
    """A definition may forbid comparison; and answers of yes or no have no middle."""
    of = metric(**differing)
    assert compare(of, unvaried([0, 1, 0, 1, 1], of), period("2020-Q1")) is None


def test_equal_bodies_share_their_rank() -> None:
    """Where nobody varies the ranks are those of any list, and equals share theirs."""
    assert ranks(comparison(unvaried([7, 9, 9, 5, 4]))) == {
        "1": (1, 2),
        "2": (1, 2),
        "0": (3, 3),
        "3": (4, 4),
        "4": (5, 5),
    }


def test_where_lower_is_better_the_lowest_comes_first() -> None:
    """Order and ranks follow the metric's own lights."""
    found = comparison(unvaried([7, 9, 8, 5, 4], metric(better="lower")))
    assert (list(ranks(found)), ranks(found)["4"]) == (["4", "3", "0", "2", "1"], (1, 1))


@pytest.mark.parametrize("better", ["neither", {"from": "40", "to": "60"}])
def test_where_neither_way_is_better_there_is_an_order_and_no_rank(better: object) -> None:
    """The highest stands first, and nobody has a rank."""
    found = comparison(unvaried([7, 9, 8, 5, 4], metric(better=better)))
    assert (list(ranks(found)), set(ranks(found).values()), found.unranked) == (list("12034"), {None}, "neither")


def test_who_varies_is_told_apart_from_nobody_near() -> None:
    """A body whose figures leap about may stand anywhere near; those that stand still are told from each other."""
    steady = [[value] * 6 for value in (90, 89, 88, 87, 20)]
    found = ranks(comparison(among([*steady, [86, 92, 86, 92, 86, 88]])))
    assert (found["5"], found["0"], found["4"]) == ((1, 5), (1, 2), (6, 6))


def test_who_has_too_few_figures_has_no_rank_and_takes_none() -> None:
    """A body with fewer than five figures in a row is in the order alone, and the others are ranked without it."""
    young = candidate("young", ["99"], start="2021-Q2")
    found = ranks(comparison([*unvaried([1, 2, 3, 4, 5]), young]))
    assert (next(iter(found)), found["young"], found["4"]) == ("young", None, (1, 1))


def test_where_hardly_anybody_varies_in_a_known_way_nobody_has_a_rank() -> None:
    """Fewer than five whose usual variation is known are too few to rank."""
    found = comparison(among([[1, 2], [2, 3], [3, 4], [4, 5], [5, 6]]))
    assert (set(ranks(found).values()), found.unranked) == ({None}, "unknown-variation")


def test_what_counts_is_how_figures_of_that_time_vary() -> None:
    """Figures after a later break say nothing of how the one compared varies."""
    wild = candidate("wild", ["20", "80", "20", "80", "20", "50", "50", "50", "50", "50", "50"], markers={6: "b"})
    others = [candidate(str(at), [str(at)] * 11) for at in (1, 2, 3, 48, 49)]
    found = compare(metric(), [*others, wild], period("2021-Q2"))
    assert found is not None
    assert ranks(found)["wild"] == (1, 6)


def test_who_is_not_compared_is_listed_with_the_reason() -> None:
    """A figure without a number, and none at all for that time, are told apart; neither is counted."""
    hidden = candidate("hidden", ["1", "1", "1", "1", "1", ""], markers={5: "c"})
    gone = candidate("gone", ["1"])
    found = comparison([*unvaried([1, 2, 3, 4, 5]), hidden, gone])
    assert (reasons(found), len(found.entries)) == ({"hidden": "no-number", "gone": "no-figure"}, 5)


def test_versions_are_never_mixed() -> None:
    """Who reports by a former definition alone is not compared with those who report by the present one."""
    former = candidate("former", ["1", "1", "1", "1", "1"], CHANGED)
    found = comparison([*unvaried([1, 2, 3, 4, 5], CHANGED), former])
    assert (reasons(found), {entry.figure.version for entry in found.entries}) == ({"former": "other-version"}, {2})


def test_parts_are_not_compared_with_totals() -> None:
    """Who publishes only the figures of one channel is not compared."""
    one = candidate("part", ["9"] * 6)
    part = Series(one.series.metric, "part", "", (("channel", "phone"),), one.series.figures)
    found = comparison([*unvaried([1, 2, 3, 4, 5]), Candidate(part, judgement_of(part))])
    assert reasons(found) == {"part": "part"}


def test_areas_are_listed_and_not_compared() -> None:
    """A region is not compared with the councils that lie in it."""
    region = candidate("region", ["3"] * 6)
    found = compare(metric(), unvaried([1, 2, 3, 4, 5]), period("2021-Q2"), [region])
    assert found is not None
    assert (reasons(found), len(found.entries)) == ({"region": "area"}, 5)


@given(NUMBERS)
def test_the_quartiles_are_those_of_a_schoolbook(numbers: list[int]) -> None:
    """Each lies so far up the ordered list as its share of the way from the first place to the last."""
    found, ordered = comparison(unvaried(numbers)), sorted(numbers)
    expected = [_at(ordered, Fraction(quarter, 4)) for quarter in (1, 2, 3)]
    assert [Fraction(each) for each in (found.lower, found.median, found.upper)] == expected


def _at(ordered: list[int], share: Fraction) -> Fraction:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@given(NUMBERS)
def test_a_side_is_where_the_figure_lies_by_the_quartiles(numbers: list[int]) -> None:
    """Who is at a quartile is in the middle half, and about a quarter at most lie on either side."""
    found = comparison(unvaried(numbers))
    sides = [entry.side for entry in found.entries]
    within = [entry.side for entry in found.entries if found.lower <= entry.number <= found.upper]
    assert set(within) == {"within"}
    assert sides.count("within") == len(within)
    assert max(sides.count("above"), sides.count("below")) <= ceil((len(numbers) - 1) / 4)


@settings(max_examples=60)
@given(HISTORIES, st.sampled_from(["higher", "lower"]))
def test_ranks_by_counting(histories: list[list[int]], better: str) -> None:
    """Each rank is what counting all pairs gives, with the usual distance worked out from the figures anew."""
    found = comparison(among(histories, metric(better=better)))
    assert {key: Ranks(*pair) for key, pair in ranks(found).items() if pair} == _counted(histories, better)


def _counted(histories: list[list[int]], better: str) -> dict[str, Ranks]:
    usual, newest = [_distance(each) for each in histories], [each[-1] for each in histories]
    loose = [_loose(one, newest, usual, better) for one in range(len(histories))]
    return {
        str(one): Ranks(
            min(loose[other][0] for other, number in enumerate(newest) if number == newest[one]),
            max(loose[other][1] for other, number in enumerate(newest) if number == newest[one]),
        )
        for one in range(len(histories))
    }


def _loose(one: int, newest: list[int], usual: list[float], better: str) -> tuple[int, int]:
    apart = [other for other in range(len(newest)) if abs(newest[one] - newest[other]) > max(usual[one], usual[other])]
    ahead = [other for other in apart if (newest[other] > newest[one]) == (better == "higher")]
    return 1 + len(ahead), len(newest) - (len(apart) - len(ahead))


def _distance(history: list[int]) -> float:
    steps = [abs(later - earlier) for earlier, later in pairwise(history)]
    mean = sum(steps) / len(steps)
    kept = [step for step in steps if step < 3.267 * mean] or steps
    return 2.66 * ((sum(kept) / len(kept)) or mean)


@settings(max_examples=60)
@given(HISTORIES)
def test_who_is_called_the_same_may_hold_the_same_rank(histories: list[list[int]]) -> None:
    """Two that are not told apart have a rank in common, and everybody may hold the rank of the bare figure."""
    found = comparison(among(histories))
    held = {entry.candidate.key[0]: (entry.number, entry.ranks) for entry in found.entries}
    for number, rank in held.values():
        assert rank is not None
        assert rank.first <= 1 + sum(other > number for other, _ in held.values()) <= rank.last
        for key, (other, others) in held.items():
            usual = _distance(histories[int(key)])
            if others and abs(other - number) <= Decimal(usual):
                assert max(rank.first, others.first) <= min(rank.last, others.last)
