import pytest

from plainfigures.analyse.comparison_words import (
    alternative,
    how_folded,
    how_ranked,
    lead,
    message,
    ranks,
    subtitle,
    why,
)
from plainfigures.model.comparison import Absent, Comparison
from tests.analyse.compared import candidate, comparison, unvaried
from tests.charts.invented import count, metric

FIVE = comparison(unvaried([10, 20, 30, 40, 50]))
EQUAL = comparison(unvaried([30, 30, 30, 30, 50]))
NAMES = {entry.candidate.key: f"Coven {entry.candidate.key[0]}" for entry in FIVE.entries}


def test_the_lead_tells_how_many_and_where_the_middle_lies() -> None:
    """Count, period, middle half and median stand in two sentences."""
    assert lead(FIVE) == (
        "5 organisations report it for April to June 2021. "
        "The middle half of them lie between 20.0% and 40.0%; the median is 30.0%."
    )


def test_where_half_stand_at_one_figure_there_is_no_between() -> None:
    """A middle half without width is one figure."""
    assert lead(EQUAL) == "5 organisations report it for April to June 2021. At least half of them stand at 30.0%."


BEST_FIRST = (
    "The best figure comes first. A rank is a range, such as 3 to 8: two are told apart only where their figures "
    "differ by more than both usually vary."
)
NO_RANKS = (
    "They are in order of their figures. There are no ranks: fewer than five have figures enough in a row to tell "
    "how far a figure varies by chance."
)
NONE_OVERLAPPING = (
    "They are in order of their figures. There are no ranks: each figure shares months with the one before it, so "
    "nobody can tell how far a figure varies by chance."
)
WITH_A_YOUNG_ONE = comparison([*unvaried([1, 2, 3, 4, 5, 5]), candidate("young", ["9"], start="2021-Q2")])


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FIVE, BEST_FIRST),
        (WITH_A_YOUNG_ONE, f"{BEST_FIRST} 1 has too few figures in a row for a rank."),
        (
            comparison(unvaried([1, 2, 3, 4, 5], metric(better="neither"))),
            "They are in order of their figures. This is no ranking, since neither way is better in itself.",
        ),
        (comparison([candidate(name, ["9"]) for name in "abcde"]), NO_RANKS),
        (comparison(unvaried([1, 2, 3, 4, 5], metric(covers=12))), NONE_OVERLAPPING),
    ],
)
def test_the_page_explains_its_ranks(found: Comparison, words: str) -> None:
    """A sentence says what a rank is, or why there is none."""
    assert how_ranked(found) == words


def test_a_metric_whose_good_figures_lie_in_a_band_says_so() -> None:
    """Neither the highest nor the lowest is best where a band is."""
    band = metric(better={"from": "40", "to": "60"})
    assert how_ranked(comparison(unvaried([1, 2, 3, 4, 5], band))) == (
        "They are in order of their figures. This is no ranking, since figures in a band are best, not the highest."
    )


def test_many_services_are_found_on_pages_of_their_own() -> None:
    """Where a page lists organisations, it says where the services and their ranks are."""
    assert how_folded(FIVE) == (
        "In order of name. Each organisation's services, with their ranks among all and their figures, stand on a page "
        "of their own."
    )


def test_a_rank_is_a_range_or_a_number() -> None:
    """One possible rank is a number; none is blank."""
    assert [ranks(entry) for entry in WITH_A_YOUNG_ONE.entries] == ["", "1 to 2", "1 to 2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("markers", "words"),
    [("z", "not applicable"), ("c", "confidential"), ("x p", "not available"), ("", "no number given")],
)
def test_why_somebody_is_not_compared(markers: str, words: str) -> None:
    """The meaning of the marker stands for the missing number."""
    hidden = candidate("hidden", [""], markers={0: markers})
    assert why(Absent(hidden, "no-number", hidden.series.figures[0])) == words


def test_the_chart_says_in_words_what_it_shows() -> None:
    """Title and subtitle name the middle, the measure, who and when."""
    assert (message(FIVE), subtitle(FIVE, "covens")) == (
        "The middle half lie between 20.0% and 40.0%",
        "Wishes granted, 5 organisations (covens), April to June 2021",
    )


def test_the_text_alternative_of_the_chart() -> None:
    """Who cannot see it learns the kind of chart, who is compared, the lowest, the highest and the middle."""
    assert alternative(FIVE, NAMES, named=True) == (
        "Dot plot: Wishes granted, 5 organisations, April to June 2021. The middle half of them lie between 20.0% and "
        "40.0%; the median is 30.0%. Lowest 10.0% (Coven 0), highest 50.0% (Coven 4)."
    )


def test_a_text_alternative_is_not_too_long_to_listen_to() -> None:
    """The ends are left out where the names of those who stand there are long; several at one end are counted."""
    long = dict.fromkeys(
        NAMES, "The Most Ancient and Venerable Order of Those Who Wish for Better Weather in the Afternoon"
    )
    told = (alternative(FIVE, long, named=True), alternative(EQUAL, NAMES, named=False))
    assert ("Lowest" in told[0], told[1][-50:]) == (False, "Lowest 30.0% (4 of them), highest 50.0% (Coven 4).")


def test_a_unit_that_numbers_do_not_show_stands_in_the_subtitle() -> None:
    """Hours are named once, in the subtitle."""
    hours = comparison(unvaried([1, 2, 3, 4, 5], count(unit="hours")))
    assert subtitle(hours) == "Frogs kissed, in hours, 5 organisations, April to June 2021"
