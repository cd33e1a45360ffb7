"""Definitions of metrics: what is measured, in which unit, how it is worked out and which way is better."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from plainfigures.model.document import (
    CalculationText,
    ColumnName,
    Decimals,
    DecimalText,
    Document,
    Identifier,
    PeriodText,
    Text,
    WebAddress,
    WholeNumber,
    refusal,
)
from plainfigures.model.period import Period
from plainfigures.model.words import did_you_mean, listed, quoted

NamedUnit = Literal["percent", "count", "gbp", "minutes", "hours", "days", "working-days", "score", "yes-no"]
Frequency = Literal["month", "quarter", "year"]
MONTHS: Mapping[Frequency, int] = {"month": 1, "quarter": 3, "year": 12}


class Unit(Document):
    """A unit of its own: `{one: tonne, many: tonnes, symbol: t}`."""

    many: Text
    one: Text | None = None
    symbol: Text | None = None


class Between(Document):
    """A band within which figures are good."""

    from_: DecimalText = Field(alias="from")
    to: DecimalText


class Link(Document):
    """A title and the address that it leads to."""

    title: Text
    url: WebAddress


class Former(Document):
    """What a definition said before a change, as far as it differed."""

    calculation: CalculationText | None = None
    numerator: Text | None = None
    denominator: Text | None = None
    minimum: DecimalText | None = None
    maximum: DecimalText | None = None
    definition: Text | None = None


class Change(Document):
    """A change of a definition: it holds for periods that start with, or after, `from`."""

    from_: PeriodText = Field(alias="from")
    what: Text
    before: Former = Former()


class Metric(Document):
    """A definition, as `schemas/metrics/<domain>/<id>.yml` gives it; `id` and `domain` come from its path."""

    id: Identifier
    domain: Identifier
    title: Text
    question: Text
    definition: Text
    unit: NamedUnit | Unit
    decimals: Decimals = 0
    better: Literal["higher", "lower", "neither"] | Between
    frequency: Frequency
    covers: WholeNumber | None = None
    dimensions: dict[ColumnName, dict[Text, Text]] = {}
    due: WholeNumber
    level: Literal["service", "organisation", "either"]
    calculation: CalculationText | None = None
    numerator: Text | None = None
    denominator: Text | None = None
    inputs: dict[ColumnName, Text] = {}
    minimum: DecimalText | None = None
    maximum: DecimalText | None = None
    comparison: Literal["never", "same-definition", "free"]
    status: Literal["management-information", "official-statistics", "official-statistics-in-development"]
    source: Link
    limitations: Text | None = None
    changes: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self) -> "Metric":
        known = ("numerator", "denominator", *self.inputs)
        formulas = [self.calculation, *(change.before.calculation for change in self.changes)]
        for name in (name for formula in formulas if formula for name in formula.names):
            if name not in known:
                raise refusal(
                    f"the calculation names {quoted(name)}, which is no column of the metric."
                    + did_you_mean(name, known),
                    f"use {listed(known)}, or add the column under inputs",
                )
        return self

    @property
    def months(self) -> int:
        """How many months a figure covers."""
        return self.covers or MONTHS[self.frequency]

    @property
    def overlapping(self) -> bool:
        """Whether neighbouring figures share months, so that no run of them may be judged."""
        return self.months > MONTHS[self.frequency]

    def as_of(self, period: Period) -> "Metric":
        """Return the definition that holds for a period, with what it said before later changes put back."""
        definition = self
        for change in sorted(self.changes, key=lambda change: change.from_, reverse=True):
            if period.start < change.from_.start:
                former = {key: value for key, value in change.before if value is not None}
                definition = definition.model_copy(update=former)
        return definition

    def version(self, period: Period) -> int:
        """Return the number of the definition's version that holds for a period, counted from 1."""
        return 1 + sum(change.from_.start <= period.start for change in self.changes)


class Domain(Document):
    """One of the domains that the metrics are grouped by."""

    id: Identifier
    title: Text
    question: Text
    summary: Text | None = None
