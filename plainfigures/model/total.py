"""A ratio over several organisations or services: numerators and denominators added up, never percentages averaged."""

from dataclasses import dataclass
from decimal import Decimal

from plainfigures.model.metric import Metric
from plainfigures.model.period import Period

Member = tuple[str, str]
"""An organisation, and one of its services or blank for the organisation as a whole."""


@dataclass(frozen=True, slots=True)
class Total:
    """What the members' figures for one period come to; `metric` is the definition that holds for that period."""

    metric: Metric
    period: Period
    numerator: Decimal
    denominator: Decimal
    number: Decimal
    members: tuple[Member, ...]
