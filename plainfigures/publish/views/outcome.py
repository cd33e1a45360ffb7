"""Outcomes of judgements as pages show them: by word and by sign, never by colour alone; and how many there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plainfigures.analyse.outcome import LABELS, label
from plainfigures.model.judgement import Judgement

SIGNS = {"Improving": "▲", "Worsening": "▼", "Changing": "◆"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome in two or three words, and a sign where the series does more than vary as usual."""

    words: str
    sign: str


def outcome_of(judgement: Judgement) -> Outcome:
    """Return the outcome of a judgement."""
    words = label(judgement)
    return Outcome(words, SIGNS.get(words, ""))


def standing(outcomes: Iterable[Outcome]) -> str:
    """Return how many series stand how: `14 improving, 3 worsening, 40 no clear change, 12 too few to tell`."""
    counts = Counter(outcome.words for outcome in outcomes)
    return ", ".join(f"{counts[words]:,} {words.lower()}" for words in dict.fromkeys(LABELS.values()) if counts[words])
