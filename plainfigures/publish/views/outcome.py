"""Outcomes of judgements as pages show them: by word and by sign, never by colour alone."""

from dataclasses import dataclass

from plainfigures.analyse.outcome import label
from plainfigures.analyse.yardstick import yardstick
from plainfigures.model.judgement import Judgement, Silence, State
from plainfigures.model.observation import Series
from plainfigures.publish.views.change import comparable_year_before

Known = State | Silence | None
"""The state of a series, or why nothing is said of it; nothing at all where it has no outcome."""

SIGNS: dict[State, str] = {"improving": "▲", "worsening": "▼", "changing": "◆"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome, in two or three words, too, and a sign where the series does more than vary as usual.

    Where the change over a year seems to say otherwise, `goes_by` says in brief what the outcome goes by, `why` in a
    sentence.
    """

    known: Known
    words: str
    sign: str
    goes_by: str = ""
    why: str = ""


def outcome_of(judgement: Judgement, series: Series) -> Outcome:
    """Return the outcome of the judgement of a series."""
    sign = SIGNS.get(judgement.state, "") if judgement.state else ""
    before = comparable_year_before(series, series.latest) if series.latest else None
    goes_by, why = yardstick(judgement, before)
    return Outcome(judgement.state or judgement.silence, label(judgement), sign, goes_by, why)
