"""What organisations owe: which kinds of them must publish which metric, since when."""

from pydantic import Field

from plainfigures.model.document import Document, Identifier, PeriodText
from plainfigures.model.organisation import Kind


class Obligation(Document):
    """An item of `schemas/obligations.yml`: these kinds of organisation owe this metric from a period on."""

    metric: Identifier = Field(description="Id of a definition in schemas/metrics.")
    kinds: tuple[Kind, ...] = Field(description="The kinds of organisation that owe the metric.")
    from_: PeriodText = Field(alias="from", description="The first period owed, like 2026-Q3.")
    until: PeriodText | None = Field(default=None, description="The last period owed; left out while the duty goes on.")
