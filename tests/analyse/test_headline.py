import pytest

from plainfigures.analyse.headline import headline, message, subtitle
from plainfigures.analyse.judgement import judgement_of
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Series
from tests.charts.invented import count, metric, series

MONTHLY = metric(frequency="month")
CHANGED = metric(frequency="month", changes=[{"from": "2020-03", "what": "Wishes of frogs count."}])
PROVISIONAL = "Wishes granted stood at 60% in January 2020 (provisional)."


def monthly(values: list[str], of: Metric = MONTHLY, **markers: str) -> Series:
    places = {int(place[1:]): letters for place, letters in markers.items()}
    return series(of, values, start="2020-01", markers=places)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (monthly(["29", "40", "65.3"]), "Wishes granted stood at 65.3% in March 2020, up from 29% in January 2020."),
        (monthly(["65.3", "29"]), "Wishes granted stood at 29% in February 2020, down from 65.3% in January 2020."),
        (monthly(["60", "70", "60.0"]), "Wishes granted stood at 60.0% in March 2020, the same as in January 2020."),
        (
            monthly(["60.01", "60.02"]),
            "Wishes granted stood at 60.02% in February 2020, about the same as in January 2020.",
        ),
        (monthly(["60"]), "Wishes granted stood at 60% in January 2020."),
        (
            monthly(["60"], metric(frequency="month", title="Wishes, by moon")),
            "Wishes, by moon, stood at 60% in January 2020.",
        ),
        (monthly(["60"], m0="p"), PROVISIONAL),
        (monthly(["60", ""], m0="p", m1="x"), f"{PROVISIONAL} No figure for February 2020: not available."),
        (
            monthly(["60", "", ""], m0="p", m1="c", m2="c"),
            f"{PROVISIONAL} No figure for February 2020 or March 2020: confidential.",
        ),
        (monthly(["60", "", "", ""], m0="p", m1="c", m2="x", m3="x"), f"{PROVISIONAL} No figures since then."),
        (monthly(["", ""], m0="x", m1="x"), "Wishes granted: no figure for January to February 2020: not available."),
        (
            monthly(["80", "81", "60", "62"], CHANGED),
            (
                "Wishes granted stood at 62% in April 2020, up from 60% in March 2020, "
                "the first since the definition changed."
            ),
        ),
        (
            monthly(["80", "81", "60"], CHANGED),
            "Wishes granted stood at 60% in March 2020, the first since the definition changed.",
        ),
        (
            monthly(["80", "60", "60"], m1="b"),
            (
                "Wishes granted stood at 60% in March 2020, the same as in February 2020, "
                "the first since a break in the series."
            ),
        ),
        (
            monthly(["80", "60", "62", ""], m1="b", m3="b x"),
            (
                "Wishes granted stood at 62% in March 2020, up from 60% in February 2020, "
                "the first since a break in the series. No figure for April 2020: not available."
            ),
        ),
        (
            monthly(["80", "", "60"], m1="x"),
            "Wishes granted stood at 60% in March 2020, down from 80% in January 2020.",
        ),
        (
            series(count(), ["5", "7"]),
            "Frogs kissed came to 7 in April to June 2020, up from 5 in January to March 2020.",
        ),
        (
            series(count(covers=12), ["5", "7"]),
            "Frogs kissed came to 7 in the year to March 2021, up from 5 in the year to December 2020.",
        ),
        (
            series(metric(unit="yes-no", decimals=0), ["0", "1"]),
            "Wishes granted: Yes in April to June 2020, No in January to March 2020.",
        ),
    ],
)
def test_the_headline_says_what_the_numbers_say(told: Series, expected: str) -> None:
    """The headline gives the newest figure and the oldest comparable one, and owns up to what is missing."""
    assert headline(told, "", judgement_of(told)) == expected


def test_the_headline_names_its_subject() -> None:
    """A subject is named after the metric."""
    told = monthly(["60"])
    beginning = "Wishes granted for Wishing well stood at 60%"
    assert headline(told, "Wishing well", judgement_of(told)).startswith(beginning)


STEADY = ["50", "52"] * 6


@pytest.mark.parametrize(
    ("told", "ending"),
    [
        (monthly([*STEADY, "70"]), "up from 50% in January 2020: an improvement beyond the usual variation."),
        (monthly([*STEADY, "30"]), "down from 50% in January 2020: a worsening beyond the usual variation."),
        (
            monthly([*STEADY, "70"], metric(frequency="month", better="neither")),
            "up from 50% in January 2020: a change beyond the usual variation.",
        ),
        (monthly([*STEADY, "51"]), "up from 50% in January 2020. That is within the usual variation."),
        (
            monthly(["90", "", *STEADY, "70"], m1="x"),
            (
                "down from 90% in January 2020. "
                "Measured by the figures since March 2020, that is an improvement beyond the usual variation."
            ),
        ),
        (
            monthly([*STEADY, "70", ""], m13="x"),
            (
                "up from 50% in January 2020: an improvement beyond the usual variation. "
                "No figure for February 2021: not available."
            ),
        ),
        (monthly(["50"] * 4), "the same as in January 2020."),
    ],
)
def test_the_headline_says_whether_it_is_more_than_noise(told: Series, ending: str) -> None:
    """A change is called beyond the usual variation only where it was judged from the very figure compared with."""
    assert headline(told, "", judgement_of(told)).endswith(ending)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (metric(), "Wishes granted, Wishing well, January to June 2020"),
        (metric(unit="working-days"), "Wishes granted, in working days, Wishing well, January to June 2020"),
        (metric(unit={"many": "tonnes"}), "Wishes granted, in tonnes, Wishing well, January to June 2020"),
    ],
)
def test_the_subtitle_says_what_is_shown(of: Metric, expected: str) -> None:
    """The subtitle names measure, place and span, and a unit that axes leave out."""
    assert subtitle(series(of, ["1", "2"]), "Wishing well") == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        (monthly(["29", "40", "65.3"]), "Up from 29% in Jan 2020 to 65.3% in Mar 2020"),
        (monthly(["65.3", "29"]), "Down from 65.3% in Jan 2020 to 29% in Feb 2020"),
        (monthly(["60", "70", "60.0"]), "60.0% in Jan 2020 and again in Mar 2020"),
        (monthly(["80", "81", "60"], CHANGED), "60% in Mar 2020"),
        (monthly(["", ""], m0="x", m1="x"), "No figures"),
    ],
)
def test_the_message_of_a_chart_is_the_gist_of_the_headline(series: Series, expected: str) -> None:
    """A chart's title says what moved, in at most fifteen words."""
    assert message(series) == expected
