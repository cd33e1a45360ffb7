"""What an organisation says beside its figures: its right of reply."""

from typing import Literal

from pydantic import Field, model_validator

from plainfigures.model.document import Day, Document, Identifier, PeriodText, StatementText, refusal
from plainfigures.model.observation import Observation

About = Literal["metric", "figure", "comparison"]


class Statement(Document):
    """An item of `metrics/<organisation>/statements.yml`: what the organisation says about figures of its own."""

    about: About = Field(description="What it is about: a metric, a figure (of one period) or a comparison.")
    metric: Identifier = Field(description="Id of the metric.")
    service: Identifier | None = Field(
        default=None, description="Id of the service; left out where it is about the organisation as a whole."
    )
    period: PeriodText | None = Field(
        default=None, description="The period of the figure, like 2026-Q2; only where it is about a figure."
    )
    date: Day = Field(description="The day on which it was made, like 2026-11-12.")
    text: StatementText = Field(description="What you say, in plain text of at most 1,000 characters.")

    @model_validator(mode="after")
    def _a_figure_has_a_period(self) -> "Statement":
        if self.about == "figure" and self.period is None:
            raise refusal("a statement about a figure needs its period", "add a line like: period: 2026-Q2")
        if self.about != "figure" and self.period is not None:
            cure = "write about: figure, or delete the line period"
            raise refusal(f"a statement about a {self.about} is for all its periods", cure)
        return self

    def is_about(self, observation: Observation) -> bool:
        """Tell whether the figure, one of the same organisation, is what the statement is about, or a part of that."""
        same = (observation.service, observation.metric) == (self.service or "", self.metric)
        return same and self.period in (None, observation.period)
