"""Whether a series does more than vary as it always does, and whether it meets its target: what pages say and draw."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plainfigures.model.observation import Figure

Cause = Literal["outside", "trend", "near-limit", "shift"]
State = Literal["improving", "worsening", "changing", "no-clear-change"]
Silence = Literal["no-figure", "too-few", "overlapping", "yes-or-no"]
Assurance = Literal["meets", "misses", "hit-and-miss"]
Way = Literal["up", "down"]

FEWEST, FULL = 5, 12
"""How many figures in a row it takes to say anything, and for limits that are no longer on trial."""


@dataclass(frozen=True, slots=True)
class Variation:
    """How far figures in a row vary by themselves: their mean, the limits of that, and what stands out.

    `causes` has for each figure the special cause that it is a part of, or None: a figure outside the limits, one of a
    trend, one of two in three near a limit, one of a shift to one side of the mean. `ways` has the way that it goes: up
    where it lies above the mean, or is one of a rising trend.
    """

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    causes: tuple[Cause | None, ...]
    ways: tuple[Way | None, ...]


@dataclass(frozen=True, slots=True)
class Special:
    """A figure that stands out: which way, and what that means for the metric."""

    way: Way
    state: State


@dataclass(frozen=True, slots=True)
class Judgement:
    """What may be said about the newest figures of a series, those in a row since the last gap or break.

    `state` is that of the newest figure, or None where `silence` says why nothing may be said. `assurance` compares the
    limits with the target that holds now. `variation` and `specials`, where there are any, belong to `run`, figure by
    figure; a figure that does not stand out has None there.
    """

    run: tuple[Figure, ...]
    state: State | None = None
    silence: Silence | None = None
    variation: Variation | None = None
    specials: tuple[Special | None, ...] = ()
    target: Decimal | None = None
    assurance: Assurance | None = None

    @property
    def on_trial(self) -> bool:
        """Whether the limits rest on few figures yet, and will move."""
        return self.variation is not None and len(self.run) < FULL

    @property
    def cause(self) -> Cause | None:
        """The special cause that the newest figure is a part of."""
        return self.variation.causes[-1] if self.variation else None
