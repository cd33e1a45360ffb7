"""Definitions of metrics: what is measured, in which unit, how it is worked out and which way is better."""

from collections.abc import Mapping
from typing import Annotated, Literal

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
    at_most,
    refusal,
)
from plainfigures.model.language import gettext_noop
from plainfigures.model.limits import MOST_CHANGES, MOST_COLUMNS
from plainfigures.model.period import Period
from plainfigures.model.words import did_you_mean, listed, quoted

NamedUnit = Literal["percent", "count", "gbp", "minutes", "hours", "days", "working-days", "score", "yes-no"]
Frequency = Literal["month", "quarter", "year"]
SHORTEST_DESCRIPTION = 50
"""In characters; figures that are described in fewer are left out by search engines for data."""

MONTHS: Mapping[Frequency, int] = {"month": 1, "quarter": 3, "year": 12}


class Unit(Document):
    """A unit of its own: `{one: tonne, many: tonnes, symbol: t}`."""

    many: Text = Field(description="The unit in the plural, like tonnes.")
    one: Text | None = Field(default=None, description="The unit in the singular, like tonne.")
    symbol: Text | None = Field(default=None, description="What stands behind a number in a narrow place, like t.")


class Between(Document):
    """A band within which figures are good."""

    from_: DecimalText = Field(alias="from", description="The lowest figure that is good.")
    to: DecimalText = Field(description="The highest figure that is good.")


class Link(Document):
    """A title and the address that it leads to."""

    title: Text = Field(description="Name of the page or document.")
    url: WebAddress = Field(description="Its address in full, beginning with https://.")


class Former(Document):
    """What a definition said before a change, as far as it differed."""

    calculation: CalculationText | None = Field(default=None, description="The calculation before the change.")
    numerator: Text | None = Field(default=None, description="What the numerator counted before the change.")
    denominator: Text | None = Field(default=None, description="What the denominator counted before the change.")
    minimum: DecimalText | None = Field(default=None, description="The smallest figure possible before the change.")
    maximum: DecimalText | None = Field(default=None, description="The largest figure possible before the change.")
    definition: Text | None = Field(default=None, description="The definition before the change, in words.")


class Change(Document):
    """A change of a definition: it holds for periods that start with, or after, `from`."""

    from_: PeriodText = Field(
        alias="from", description="The first period to which the changed definition applies, like 2026-Q3."
    )
    what: Text = Field(description="What has changed, in one sentence for readers.")
    before: Former = Field(default=Former(), description="What was different before; leave out what stayed the same.")


class Metric(Document):
    """A definition, as `schemas/metrics/<domain>/<id>.yml` gives it; `id` and `domain` come from its path."""

    id: Identifier
    domain: Identifier
    title: Text = Field(description=gettext_noop("Name of the metric, as readers see it."))
    question: Text = Field(description=gettext_noop("The question that the figures answer, as a citizen would ask it."))
    definition: Text = Field(description=gettext_noop("What is counted and what is not, in a sentence or two."))
    unit: NamedUnit | Unit = Field(
        description=gettext_noop(
            "The unit of the figures: one of the list, or one of its own with many, one and symbol."
        )
    )
    decimals: Decimals = Field(
        default=0, description=gettext_noop("How many decimals pages show; the data keep what was submitted.")
    )
    better: Literal["higher", "lower", "neither"] | Between = Field(
        description=gettext_noop("Which way is good: higher, lower, neither, or a band with from and to.")
    )
    frequency: Frequency = Field(description=gettext_noop("How often a figure is due."))
    covers: WholeNumber | None = Field(
        default=None, description="How many months a figure covers, where that does not follow from the frequency."
    )
    dimensions: Annotated[dict[ColumnName, dict[Text, Text]], at_most(MOST_COLUMNS)] = Field(
        default={}, description="What splits the metric: each column with its codes and their labels."
    )
    due: WholeNumber = Field(description=gettext_noop("How many days after the end of the period the figure is due."))
    level: Literal["service", "organisation", "either"] = Field(
        description=gettext_noop("Whether figures are about services, organisations as a whole, or either.")
    )
    calculation: CalculationText | None = Field(
        default=None,
        description=gettext_noop("How the figure is worked out of its parts, like numerator / denominator * 100."),
    )
    numerator: Text | None = Field(default=None, description=gettext_noop("What the numerator counts."))
    denominator: Text | None = Field(default=None, description=gettext_noop("What the denominator counts."))
    inputs: Annotated[dict[ColumnName, Text], at_most(MOST_COLUMNS)] = Field(
        default={}, description="Further columns that the calculation reads, each with its label."
    )
    minimum: DecimalText | None = Field(default=None, description=gettext_noop("The smallest figure that is possible."))
    maximum: DecimalText | None = Field(default=None, description=gettext_noop("The largest figure that is possible."))
    comparison: Literal["never", "same-definition", "free"] = Field(
        description=gettext_noop("Whether organisations may be compared with one another.")
    )
    status: Literal["management-information", "official-statistics", "official-statistics-in-development"] = Field(
        description=gettext_noop("What kind of statistics the figures are.")
    )
    source: Link = Field(description="Where the definition comes from.")
    limitations: Text | None = Field(default=None, description=gettext_noop("What the figure does not show."))
    changes: Annotated[tuple[Change, ...], at_most(MOST_CHANGES)] = Field(
        default=(), description="Versions of the definition, each drawn as a break in the series."
    )

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
    def described(self) -> str:
        """What its figures say, for those who have not yet seen their page."""
        return " ".join(part for part in (self.question, self.definition, self.limitations) if part)

    @property
    def months(self) -> int:
        """How many months a figure covers."""
        return self.covers or MONTHS[self.frequency]

    @property
    def overlapping(self) -> bool:
        """Whether neighbouring figures share months, so that no run of them may be judged."""
        return self.months > MONTHS[self.frequency]

    @property
    def is_ratio(self) -> bool:
        """Whether a figure is one count over another, so that those of several can be added up by their counts."""
        formula = "".join(self.calculation.text.split()) if self.calculation else ""
        return formula in ("numerator/denominator", "numerator/denominator*100")

    def as_of(self, period: Period) -> "Metric":
        """Return the definition that holds for a period, with what it said before later changes put back."""
        definition = self
        for change in sorted(self.changes, key=lambda change: change.from_, reverse=True) if self.changes else ():
            if period.start < change.from_.start:
                former = {key: value for key, value in change.before if value is not None}
                definition = definition.model_copy(update=former)
        return definition

    def version(self, period: Period) -> int:
        """Return the number of the definition's version that holds for a period, counted from 1."""
        return 1 + sum(change.from_.start <= period.start for change in self.changes) if self.changes else 1


class Domain(Document):
    """One of the domains that the metrics are grouped by."""

    id: Identifier
    title: Text = Field(description="Name of the domain, as readers see it.")
    question: Text = Field(description="The question that the domain's metrics answer.")
    summary: Text | None = Field(default=None, description="What the domain covers, in a sentence.")
