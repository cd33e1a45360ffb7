"""What organisations owe: which kinds of them must publish which metric, since when."""

from pydantic import Field

from plainfigures.model.document import Document, Identifier, PeriodText
from plainfigures.model.organisation import Kind


class Obligation(Document):
    """An item of `schemas/obligations.yml`: these kinds of organisation owe this metric from a period on."""

    metric: Identifier
    kinds: tuple[Kind, ...]
    from_: PeriodText = Field(alias="from")
    until: PeriodText | None = None
