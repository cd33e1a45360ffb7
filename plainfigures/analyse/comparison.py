"""Fair comparison: who is compared for which period, where the middle half lies, and which ranks anybody may hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter
from statistics import quantiles

from plainfigures.analyse.variation import variation_of
from plainfigures.model.comparison import FEWEST, Absence, Absent, Candidate, Comparison, Entry, Ranks, Side, Unranked
from plainfigures.model.judgement import FEWEST as FEWEST_IN_A_ROW
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure
from plainfigures.model.period import Period

Compared = tuple[Candidate, Figure, Decimal]
Judged = tuple[Compared, float]
"""Somebody who is compared, and how far the figure usually lies from its average at most."""

Place = tuple[float, float]
"""How bad a figure is, and how far from its average it usually lies at most."""


def period_compared(candidates: Sequence[Candidate]) -> Period | None:
    """Return the latest period for which enough have a number: at least five, and half as many as ever had one.

    All figures of one period follow one version of the definition, so that no two versions are ever compared.
    """
    counts = Counter(
        figure.period
        for candidate in candidates
        if not _is_part(candidate)
        for figure in candidate.series.figures
        if figure.number is not None
    )
    enough = max(FEWEST, max(counts.values(), default=0) / 2)
    return max((period for period, count in counts.items() if count >= enough), default=None)


def compare(
    metric: Metric, candidates: Sequence[Candidate], period: Period, areas: Sequence[Candidate] = ()
) -> Comparison | None:
    """Return the comparison for a period; None where fewer than five have a number, or the definition forbids it.

    `areas` are those who hold others among the candidates: they are listed, and not compared.
    """
    compared = [found for candidate in candidates if (found := _compared(candidate, period))]
    if metric.comparison == "never" or metric.unit == "yes-no" or len(compared) < FEWEST:
        return None
    lower, median, upper = quantiles([number for *_, number in compared], n=4, method="inclusive")
    judged = [(each, usual) for each in compared if (usual := _usual_distance(*each[:2])) is not None]
    unranked, ranks = _unranked(metric, judged), {}
    if unranked is None:
        ranks = _ranks(metric, judged)
    entries = [
        Entry(candidate, figure, number, _side(number, lower, upper), ranks.get(candidate.key))
        for candidate, figure, number in compared
    ]
    return Comparison(
        metric=metric,
        period=period,
        entries=tuple(sorted(entries, key=lambda entry: (_badness(metric, entry.number), entry.candidate.key))),
        absent=(
            *(_absent(each, period) for each in candidates if not _compared(each, period)),
            *(Absent(each, "area") for each in areas),
        ),
        lower=lower,
        median=median,
        upper=upper,
        unranked=unranked,
    )


def _compared(candidate: Candidate, period: Period) -> Compared | None:
    figure = candidate.at(period)
    if figure is None or figure.number is None or _is_part(candidate):
        return None
    return candidate, figure, figure.number


def _is_part(candidate: Candidate) -> bool:
    return any(code for _, code in candidate.series.codes)


def _usual_distance(candidate: Candidate, figure: Figure) -> float | None:
    """Return how far from its average the figure usually lies at most; None where that is not known.

    What counts are the figures that hang together with this one, which need not be the newest.
    """
    run = next(run for run in reversed(candidate.series.runs) if run[0].period <= figure.period)
    if run == candidate.judgement.run:
        variation = candidate.judgement.variation
    else:
        judged = len(run) >= FEWEST_IN_A_ROW and not candidate.series.metric.overlapping
        variation = variation_of([float(each.number or 0) for each in run]) if judged else None
    return None if variation is None else variation.upper - variation.mean


def _unranked(metric: Metric, judged: Sequence[Judged]) -> Unranked | None:
    if metric.better not in ("higher", "lower"):
        return "neither"
    return None if len(judged) >= FEWEST else "unknown-variation"


def _ranks(metric: Metric, judged: Sequence[Judged]) -> dict[tuple[str, str], Ranks]:
    """Return the ranks that each may hold: behind all who are surely better, ahead of all who are surely worse.

    Two are told apart where they differ by more than both of them usually vary. Equal figures share their ranks. Who
    varies in no known way has none.
    """
    in_order = sorted(((float(_badness(metric, each[2])), usual, each) for each, usual in judged), key=itemgetter(0))
    places = [(badness, usual) for badness, usual, _ in in_order]
    shared: dict[Decimal, Ranks] = {}
    for at, (*_, (_, _, number)) in enumerate(in_order):
        ranks = _rank(at, places)
        before = shared.get(number, ranks)
        shared[number] = Ranks(min(before.first, ranks.first), max(before.last, ranks.last))
    return {candidate.key: shared[number] for (candidate, _, number), _ in judged}


def _rank(at: int, places: Sequence[Place]) -> Ranks:
    """Return the ranks of the place at an index; the places are sorted, so that whoever is better stands before it.

    The farther off, the sooner two are told apart: so by this one's own usual distance it is from some place on.
    """
    badness, usual = places[at]
    apart = bisect_left(places, x=True, hi=at, key=lambda other: not badness - other[0] > usual)
    better = sum([badness - other > others for other, others in places[:apart]])
    apart = bisect_left(places, x=True, lo=at + 1, key=lambda other: other[0] - badness > usual)
    worse = sum([other - badness > others for other, others in places[apart:]])
    return Ranks(1 + better, len(places) - worse)


def _badness(metric: Metric, number: Decimal) -> Decimal:
    return number if metric.better == "lower" else -number


def _side(number: Decimal, lower: Decimal, upper: Decimal) -> Side:
    return "above" if number > upper else "below" if number < lower else "within"


def _absent(candidate: Candidate, period: Period) -> Absent:
    figure = candidate.at(period)
    return Absent(candidate, _why(candidate, figure, period), figure)


def _why(candidate: Candidate, figure: Figure | None, period: Period) -> Absence:
    latest, metric = candidate.series.latest, candidate.series.metric
    if figure is not None and figure.number is None:
        return "no-number"
    if _is_part(candidate):
        return "part"
    return "other-version" if latest and latest.version != metric.version(period) else "no-figure"
