"""Metrics and series that are plainly invented, for the tests of analysis, charts and chart files."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from plainfigures.analyse.judgement import judgement_of
from plainfigures.charts.breakdown import Panel
from plainfigures.charts.matrix import MARKS, Line
from plainfigures.model.judgement import Judgement
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation, Series, series_of
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location

STEPS = {"month": 1, "quarter": 3, "year": 12}


def metric(**differing: Any) -> Metric:
    """Return a percentage of wishes granted, by quarter, that differs in whatever is named."""
    usual = {
        "id": "wishes-granted",
        "domain": "fairy-tales",
        "title": "Wishes granted",
        "question": "How many wishes come true?",
        "definition": "Wishes granted as a share of wishes made.",
        "unit": "percent",
        "decimals": 1,
        "better": "higher",
        "frequency": "quarter",
        "due": 42,
        "level": "service",
        "minimum": "0",
        "maximum": "100",
        "comparison": "free",
        "status": "management-information",
        "source": {"title": "The brothers Grimm", "url": "https://example.org/"},
    }
    return Metric.model_validate({key: value for key, value in (usual | differing).items() if value is not None})


def count(**differing: Any) -> Metric:
    """Return a count of frogs kissed, that differs in whatever is named."""
    return metric(**{"title": "Frogs kissed", "unit": "count", "decimals": 0, "maximum": None} | differing)


def series(
    of: Metric, values: Sequence[str], *, start: str = "2020-Q1", markers: Mapping[int, str] | None = None
) -> Series:
    """Return the values as figures one after another; `markers` gives the letters of the nth figure."""
    first = parse_period(start)
    assert isinstance(first, Period)
    observations = [
        Observation(
            organisation="ministry-of-magic",
            service="wishing-well",
            metric=of.id,
            period=Period(first.start, of.months).shifted(STEPS[of.frequency] * index),
            location=Location("metrics/ministry-of-magic/2020.csv", index + 2),
            value=value,
            markers=tuple((markers or {}).get(index, "").split()),
        )
        for index, value in enumerate(values)
    ]
    return series_of(observations, {of.id: of})[0]


def samples() -> dict[str, Series]:
    """Return a series of every sort that a chart has to bear, by name."""
    changed = metric(changes=[{"from": "2021-Q1", "what": "Wishes of frogs count."}])
    rolling = count(unit="gbp", decimals=2, covers=12)
    yes_no = metric(unit="yes-no", decimals=0, maximum="1")
    return {
        "usual": series(metric(), [f"{30 + index * 1.5}" for index in range(21)], markers={19: "p", 20: "p"}),
        "many": series(metric(frequency="month"), [f"{86 + index % 5}" for index in range(64)], start="2021-03/P1M"),
        "gaps": series(metric(), ["40", "", "45", "46", "", ""], markers={1: "x", 4: "x", 5: "x"}),
        "break": series(count(), ["1200", "1250", "980", "1010"], markers={2: "b"}),
        "changed": series(changed, ["60", "61", "62", "63", "71", "72"]),
        "zero": series(count(), ["0"] * 6),
        "huge": series(count(), ["320000000", "399003839", "405000001"]),
        "tiny": series(metric(decimals=2), ["0.01", "0.03", "0.02"]),
        "one": series(metric(), ["65.3"]),
        "none": series(metric(), ["", ""], markers={0: "x", 1: "c"}),
        "rolling": series(rolling, ["5.20", "5.10", "4.90"], start="2020-Q4"),
        "years": series(metric(frequency="year"), ["61", "64", "63", "71"], start="2020-Q1"),
        "negative": series(metric(unit="gbp", minimum=None, maximum=None), ["-12000", "5000", "18000"]),
        "yes-no": series(yes_no, ["0", "0", "1"]),
        "trial": series(metric(), ["60", "62", "59", "61", "63", "58", "70"]),
        "near-all": series(metric(), ["99.8", "99.9", "100", "99.7", "99.9"] * 2 + ["98.0", "99.9", "99.8"]),
        "leap": series(
            count(better="lower"), [*["1200", "1180", "1240", "1210"] * 4, "700", "1500"], markers={17: "p"}
        ),
        "target": series(metric(), ["60", "63", "61", "64"] * 4),
    }


JUDGED = ("many", "trial", "near-all", "leap", "target")
TARGETS = {"many": Decimal(90), "target": Decimal("87.5"), "near-all": Decimal("99.9")}


def judged(name: str, of: Series) -> Judgement:
    """Return the judgement of a sample, beside the target that it has, if any."""
    return judgement_of(of, TARGETS.get(name))


def panels() -> list[Panel]:
    """Return parts of every sort that small multiples have to bear."""
    parts = {
        "Online": series(metric(), ["80", "82", "84", "", "88"], markers={3: "x"}),
        "Telephone": series(metric(), ["60", "", "58", "57", "56"], markers={1: "x"}),
        "At the counter of a post office": series(metric(), ["30", "31"], start="2020-Q3"),
        "Pigeon": series(metric(), ["1"]),
    }
    return [Panel(name, part) for name, part in parts.items()]


def quarters(number: int) -> list[Period]:
    """Return so many quarters from 2025 on."""
    first = parse_period("2025-Q1")
    assert isinstance(first, Period)
    return [first.shifted(3 * at) for at in range(number)]


def matrix_lines(columns: int = 8) -> list[Line]:
    """Return covens with marks of every sort and empty places, in so many columns."""
    sorts = [*MARKS, ""]
    covens = ("Coven of the North", "Ministry of Spells, Potions and the Training of Familiars", "Coven of the South")
    return [
        Line(name, tuple(sorts[(row * 3 + column) % len(sorts)] for column in range(columns)))
        for row, name in enumerate(covens)
    ]
