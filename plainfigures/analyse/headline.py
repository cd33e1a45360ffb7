"""What a series says, in one plain sentence that claims no more than its numbers and their usual variation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from plainfigures.model.amounts import direction, in_which_unit, rounded, shown
from plainfigures.model.judgement import Judgement, State
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Figure, Series
from plainfigures.model.period import Period
from plainfigures.model.words import commas, listed

AGREEING = {"improving": ("better",), "worsening": ("worse",), "changing": ("better", "worse", "neither")}
CAVEATS = {
    "p": gettext_noop("provisional"),
    "e": gettext_noop("estimated"),
    "f": gettext_noop("forecast"),
    "u": gettext_noop("low reliability"),
}
BORNE_OUT: dict[State, str] = {
    "improving": gettext_noop("%(told)s: an improvement beyond the usual variation."),
    "worsening": gettext_noop("%(told)s: a worsening beyond the usual variation."),
    "changing": gettext_noop("%(told)s: a change beyond the usual variation."),
}
SINCE: dict[State, str] = {
    "improving": gettext_noop(
        "Measured by the figures since %(period)s, that is an improvement beyond the usual variation."
    ),
    "worsening": gettext_noop(
        "Measured by the figures since %(period)s, that is a worsening beyond the usual variation."
    ),
    "changing": gettext_noop("Measured by the figures since %(period)s, that is a change beyond the usual variation."),
}


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
    told = _first_since(run[0], series, _against(run[0], latest, series, _told(latest, series.metric, subject)))
    return " ".join([*_judged(judgement, run[0], latest, series.metric, told), *_missing(series, latest)])


def _judged(judgement: Judgement, first: Figure, latest: Figure, metric: Metric, told: str) -> Iterator[str]:
    """Yield what is told as a sentence, and whether that is noise."""
    state = judgement.state
    if state and _bears_out(judgement, first, latest, metric):
        yield gettext(BORNE_OUT[state], told=told)
        return
    yield gettext("%(told)s.", told=told)
    if state == "no-clear-change":
        yield gettext("That is within the usual variation.")
    elif state:
        yield gettext(SINCE[state], period=judgement.run[0].period.label)


def message(series: Series) -> str:
    """Return the headline's gist in at most 15 words, for the title of a chart that stands below the headline.

    `Up from 29% in Mar 2021 to 65.3% in Jun 2026`; like the headline it compares with nothing before a break.
    """
    run = comparable(series)
    if not run:
        return gettext("No figures")
    first, latest = run[0], run[-1]
    was, now = _dated(first, series.metric), _dated(latest, series.metric)
    if first.period == latest.period:
        return now
    if first.number == latest.number:
        return _again(first, latest, series.metric)
    if series.metric.unit == "yes-no":
        return commas([was, now])
    if (latest.number or 0) > (first.number or 0):
        return gettext("Up from %(was)s to %(now)s", was=was, now=now)
    return gettext("Down from %(was)s to %(now)s", was=was, now=now)


def _dated(figure: Figure, metric: Metric) -> str:
    return gettext("%(figure)s in %(period)s", figure=shown(figure, metric), period=figure.period.short)


def _again(first: Figure, latest: Figure, metric: Metric) -> str:
    return gettext(
        "%(figure)s in %(first)s and again in %(latest)s",
        figure=shown(latest, metric),
        first=first.period.short,
        latest=latest.period.short,
    )


def subtitle(series: Series, subject: str) -> str:
    """Return the measure, its unit where the numbers do not show it, the place and the span: what a chart shows."""
    return commas([series.metric.title, in_which_unit(series.metric), subject, _span(series)])


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
    return gettext(
        "%(highest)s is highest at %(most)s, %(lowest)s lowest at %(least)s",
        highest=highest,
        most=shown(most, metric),
        lowest=lowest,
        least=shown(least, metric),
    )


def comparable(series: Series) -> tuple[Figure, ...]:
    """Return the figures with numbers since the last break or change of definition; gaps do not matter."""
    return tuple(figure for figure in _since_break(series) if figure.number is not None)


def when(period: Period, metric: Metric) -> str:
    """Return the period as it stands in a sentence: `in June 2026`, `in the year to March 2026`."""
    if period.months == 12 and (period.start.month != 1 or metric.overlapping):
        return gettext("in the year to %(month)s", month=Period(period.end.replace(day=1), 1).label)
    return gettext("in %(period)s", period=period.label)


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


def _bears_out(judgement: Judgement, first: Figure, latest: Figure, metric: Metric) -> bool:
    """Tell whether the whole way from the first figure to the latest was judged, and found to go as it went."""
    if judgement.state is None or first.number is None or latest.number is None or judgement.run[0] != first:
        return False
    return direction(first.number, latest.number, metric) in AGREEING.get(judgement.state, ())


def _told(latest: Figure, metric: Metric, subject: str) -> str:
    told = _stood(metric, named=_named(metric, subject), figure=shown(latest, metric), when=when(latest.period, metric))
    caveats = [gettext(CAVEATS[code]) for code in latest.observation.markers if code in CAVEATS]
    return gettext("%(told)s (%(caveats)s)", told=told, caveats=commas(caveats)) if caveats else told


def _stood(metric: Metric, *, named: str, figure: str, when: str) -> str:
    """Return the figure of a measure and a time, as the main clause of a sentence; a title with a comma ends in one."""
    if metric.unit == "yes-no":
        return gettext("%(measure)s: %(figure)s %(when)s", measure=named, figure=figure, when=when)
    measure = f"{named}," if "," in metric.title else named
    if metric.unit in ("percent", "score"):
        return gettext("%(measure)s stood at %(figure)s %(when)s", measure=measure, figure=figure, when=when)
    return gettext("%(measure)s came to %(figure)s %(when)s", measure=measure, figure=figure, when=when)


def _named(metric: Metric, subject: str) -> str:
    return gettext("%(measure)s for %(subject)s", measure=metric.title, subject=subject) if subject else metric.title


def _against(first: Figure, latest: Figure, series: Series, told: str) -> str:
    """Return what is told of the latest figure, and beside it what the first was."""
    if first.period == latest.period:
        return told
    before, then = shown(first, series.metric), when(first.period, series.metric)
    if first.number == latest.number:
        return gettext("%(told)s, the same as %(then)s", told=told, then=then)
    if _rounded(first, series.metric) == _rounded(latest, series.metric):
        return gettext("%(told)s, about the same as %(then)s", told=told, then=then)
    if series.metric.unit == "yes-no":
        return gettext("%(told)s, %(before)s %(then)s", told=told, before=before, then=then)
    if (latest.number or 0) > (first.number or 0):
        return gettext("%(told)s, up from %(before)s %(then)s", told=told, before=before, then=then)
    return gettext("%(told)s, down from %(before)s %(then)s", told=told, before=before, then=then)


def _rounded(figure: Figure, metric: Metric) -> Decimal:
    return rounded(figure.number or Decimal(0), metric.decimals)


def _first_since(first: Figure, series: Series, told: str) -> str:
    """Return what is told, and what keeps the figures before the first apart, where there are any."""
    earlier = [figure for figure in series.figures if figure.period < first.period and figure.number is not None]
    if not earlier:
        return told
    if earlier[-1].version == first.version:
        return gettext("%(told)s, the first since a break in the series", told=told)
    return gettext("%(told)s, the first since the definition changed", told=told)


def _missing(series: Series, latest: Figure) -> Iterator[str]:
    missing = [figure for figure in series.figures if figure.period > latest.period]
    if len(missing) > 2:
        yield _no_figures_since(_why(missing))
    elif missing:
        yield _no_figure_for(listed(figure.period.label for figure in missing), _why(missing))


def _no_figures_since(reason: str) -> str:
    return gettext("No figures since then: %(reason)s.", reason=reason) if reason else gettext("No figures since then.")


def _no_figure_for(periods: str, reason: str) -> str:
    if reason:
        return gettext("No figure for %(periods)s: %(reason)s.", periods=periods, reason=reason)
    return gettext("No figure for %(periods)s.", periods=periods)


def _nothing(series: Series, subject: str) -> str:
    named, span, reason = _named(series.metric, subject), _span(series), _why(list(series.figures))
    if not span:
        return gettext("%(measure)s: no figure.", measure=named)
    if reason:
        return gettext("%(measure)s: no figure for %(span)s: %(reason)s.", measure=named, span=span, reason=reason)
    return gettext("%(measure)s: no figure for %(span)s.", measure=named, span=span)


def _why(missing: list[Figure]) -> str:
    """Return the meaning of the marker that all of these share; nothing where they differ."""
    reasons = {_reason_missing(figure) for figure in missing}
    return reasons.pop() if len(reasons) == 1 else ""


def _reason_missing(figure: Figure) -> str:
    known = [MARKERS[code] for code in figure.observation.markers if code in MARKERS]
    return next((marker.in_brief for marker in known if not marker.with_value), "")


def _span(series: Series) -> str:
    if not series.figures:
        return ""
    start, last = series.figures[0].period.start, series.figures[-1].period.next.start
    return Period(start, (last.year - start.year) * 12 + last.month - start.month).label
