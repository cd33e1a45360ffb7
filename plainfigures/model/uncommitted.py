"""Figures of the working tree that say something that no commit says: nobody has published them."""

from collections.abc import Iterable
from decimal import Decimal

from plainfigures.model.ledger import Ledger, Record, key_of
from plainfigures.model.observation import Observation

_NUMBERS = ("value", "numerator", "denominator", "lower", "upper")


def uncommitted(observations: Iterable[Observation], ledger: Ledger) -> int:
    """Return how many of these figures are new, or say another number than the ledger knows."""
    return sum(_is_new(each, ledger.of(each)) for each in observations)


def gone(observations: Iterable[Observation], ledger: Ledger) -> int:
    """Return how many figures that the ledger holds to be published are not among all these."""
    there = {key_of(each) for each in observations if _says_anything(each)}
    return sum(record.last.kind != "withdrawn" and key not in there for key, record in ledger.records.items())


def _is_new(observation: Observation, record: Record | None) -> bool:
    if record is None:
        return _says_anything(observation)
    if record.last.kind == "withdrawn":
        return bool(observation.value)
    return _says_anything(observation) and any(
        _number(getattr(observation, name)) != _number(getattr(record.last, name)) for name in _NUMBERS
    )


def _says_anything(observation: Observation) -> bool:
    return bool(observation.value or observation.numerator)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
