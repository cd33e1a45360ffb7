"""Outcomes of judgements as pages show them: by word and by sign, never by colour alone."""

from dataclasses import dataclass

from plainfigures.analyse.outcome import label
from plainfigures.model.judgement import Judgement, Silence, State

SIGNS: dict[State, str] = {"improving": "▲", "worsening": "▼", "changing": "◆"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome, in two or three words, too, and a sign where the series does more than vary as usual."""

    known: State | Silence | None
    words: str
    sign: str


def outcome_of(judgement: Judgement) -> Outcome:
    """Return the outcome of a judgement."""
    sign = SIGNS.get(judgement.state, "") if judgement.state else ""
    return Outcome(judgement.state or judgement.silence, label(judgement), sign)
