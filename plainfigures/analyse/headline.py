"""What a series says, in one plain sentence that claims no more than its numbers and their usual variation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from plainfigures.analyse.outcome import clause
from plainfigures.model.amounts import direction, rounded, shown
from plainfigures.model.judgement import Judgement
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period
from plainfigures.model.words import listed

AGREEING = {"improving": ("better",), "worsening": ("worse",), "changing": ("better", "worse", "neither")}
CAVEATS = {"p": "provisional", "e": "estimated", "f": "forecast", "u": "low reliability"}


def headline(series: Series, subject: str, judgement: Judgement) -> str:
    """Return the newest figure and the oldest that it may be compared with, in a sentence, and whether that is noise.

    `subject` names the service or place, and is left blank where the page already does. A further sentence says which
    of the newest figures are missing, and why. Figures before a break are not compared with. Where nothing may be
    judged, nothing is said of it here.
    """
    latest = series.latest
    if latest is None:
        return _nothing(series, subject)
    run = comparable(series)
    told = _told(latest, series.metric, subject)
    against = _against(run[0], latest, series)
    if _bears_out(judgement, run[0], latest, series.metric):
        return " ".join([f"{told}{against}: {clause(judgement)}.", *_missing(series, latest)])
    return " ".join([f"{told}{against}.", *_judged(judgement), *_missing(series, latest)])


def _bears_out(judgement: Judgement, first: Figure, latest: Figure, metric: Metric) -> bool:
    """Tell whether the whole way from the first figure to the latest was judged, and found to go as it went."""
    if judgement.state is None or first.number is None or latest.number is None or judgement.run[0] != first:
        return False
    return direction(first.number, latest.number, metric) in AGREEING.get(judgement.state, ())


def _judged(judgement: Judgement) -> Iterator[str]:
    if judgement.state == "no-clear-change":
        yield "That is within the usual variation."
    elif judgement.state:
        yield f"Measured by the figures since {judgement.run[0].period.label}, that is {clause(judgement)}."


def message(series: Series) -> str:
    """Return the headline's gist in at most 15 words, for the title of a chart that stands below the headline.

    `Up from 29% in Mar 2021 to 65.3% in Jun 2026`; like the headline it compares with nothing before a break.
    """
    run = comparable(series)
    if not run:
        return "No figures"
    first, latest = run[0], run[-1]
    was, now = (f"{shown(figure, series.metric)} in {figure.period.short}" for figure in (first, latest))
    if first.period == latest.period:
        return now
    if first.number == latest.number:
        return f"{shown(latest, series.metric)} in {first.period.short} and again in {latest.period.short}"
    if series.metric.unit == "yes-no":
        return f"{was}, {now}"
    return f"{'Up' if (latest.number or 0) > (first.number or 0) else 'Down'} from {was} to {now}"


def subtitle(series: Series, subject: str) -> str:
    """Return the measure, its unit where the numbers do not show it, the place and the span: what a chart shows."""
    unit = series.metric.unit
    measure = unit.many if not isinstance(unit, str) else unit.replace("-", " ")
    plain = unit in ("percent", "count", "gbp", "score", "yes-no")
    parts = [series.metric.title, "" if plain else f"in {measure}", subject, _span(series)]
    return ", ".join(part for part in parts if part)


def leaders(parts: Sequence[tuple[str, Series]]) -> str:
    """Return which part has the highest and which the lowest newest figure, where those are of one period.

    `Online is highest at 84.2%, Paper lowest at 40%`; nothing where that cannot be said in a title.
    """
    found = [(series.latest, name) for name, series in parts if series.latest]
    ranked = sorted(found, key=lambda each: each[0].number or 0)
    periods, numbers = ({of(figure) for figure, _ in found} for of in (attrgetter("period"), attrgetter("number")))
    if len(periods) != 1 or len(numbers) < len(found) or parts[0][1].metric.unit == "yes-no":
        return ""
    (least, lowest), (most, highest), metric = ranked[0], ranked[-1], parts[0][1].metric
    return f"{highest} is highest at {shown(most, metric)}, {lowest} lowest at {shown(least, metric)}"


def comparable(series: Series) -> tuple[Figure, ...]:
    """Return the figures with numbers since the last break or change of definition; gaps do not matter."""
    return tuple(figure for figure in _since_break(series) if figure.number is not None)


def when(period: Period, metric: Metric) -> str:
    """Return the period as it stands in a sentence: `in June 2026`, `in the year to March 2026`."""
    if period.months == 12 and (period.start.month != 1 or metric.overlapping):
        return f"in the year to {Period(period.end.replace(day=1), 1).label}"
    return f"in {period.label}"


def _since_break(series: Series) -> tuple[Figure, ...]:
    """Return the newest stretch without a break that holds a number."""
    figures, end = series.figures, len(series.figures)
    for start in reversed(range(len(figures))):
        if start and not figures[start].breaks_with(figures[start - 1]):
            continue
        if any(figure.number is not None for figure in figures[start:end]):
            return figures[start:end]
        end = start
    return ()


def _told(latest: Figure, metric: Metric, subject: str) -> str:
    named = f"{metric.title} for {subject}" if subject else metric.title
    comma = "," if "," in metric.title and metric.unit != "yes-no" else ""
    caveats = [CAVEATS[code] for code in latest.observation.markers if code in CAVEATS]
    caveat = f" ({', '.join(caveats)})" if caveats else ""
    verb = ":" if metric.unit == "yes-no" else " stood at" if metric.unit in ("percent", "score") else " came to"
    return f"{named}{comma}{verb} {shown(latest, metric)} {when(latest.period, metric)}{caveat}"


def _against(first: Figure, latest: Figure, series: Series) -> str:
    reason = _reason(first, series)
    since = f", the first since {reason}" if reason else ""
    if first.period == latest.period:
        return since
    before = shown(first, series.metric)
    if first.number == latest.number:
        moved = "the same as"
    elif _rounded(first, series.metric) == _rounded(latest, series.metric):
        moved = "about the same as"
    elif series.metric.unit == "yes-no":
        moved = before
    else:
        moved = f"{'up' if (latest.number or 0) > (first.number or 0) else 'down'} from {before}"
    return f", {moved} {when(first.period, series.metric)}{since}"


def _rounded(figure: Figure, metric: Metric) -> Decimal:
    return rounded(figure.number or Decimal(0), metric.decimals)


def _reason(first: Figure, series: Series) -> str:
    """Return what keeps the figures before this one apart; nothing where there are none."""
    earlier = [figure for figure in series.figures if figure.period < first.period and figure.number is not None]
    if not earlier:
        return ""
    return "a break in the series" if earlier[-1].version == first.version else "the definition changed"


def _missing(series: Series, latest: Figure) -> Iterator[str]:
    missing = [figure for figure in series.figures if figure.period > latest.period]
    if not missing:
        return
    why = _why(missing)
    if len(missing) > 2:
        yield f"No figures since then{why}."
    else:
        yield f"No figure for {listed((figure.period.label for figure in missing), last='or')}{why}."


def _nothing(series: Series, subject: str) -> str:
    named = f"{series.metric.title} for {subject}" if subject else series.metric.title
    span = f" for {_span(series)}" if series.figures else ""
    return f"{named}: no figure{span}{_why(list(series.figures))}."


def _why(missing: list[Figure]) -> str:
    """Return the meaning of the marker that all of these share, after a colon; nothing where they differ."""
    reasons = {_reason_missing(figure) for figure in missing}
    reason = reasons.pop() if len(reasons) == 1 else ""
    return f": {reason}" if reason else ""


def _reason_missing(figure: Figure) -> str:
    known = [MARKERS[code] for code in figure.observation.markers if code in MARKERS]
    return next((marker.meaning.partition(":")[0] for marker in known if not marker.with_value), "")


def _span(series: Series) -> str:
    if not series.figures:
        return ""
    start, last = series.figures[0].period.start, series.figures[-1].period.next.start
    return Period(start, (last.year - start.year) * 12 + last.month - start.month).label
