"""What organisations have said that they will do: the items of a public roadmap."""

from typing import Literal

from pydantic import Field

from plainfigures.model.document import Day, Document, PeriodText, Text, WebAddress
from plainfigures.model.language import gettext, gettext_noop

Status = Literal["planned", "under-way", "done", "stopped"]

STATUSES: dict[Status, str] = {
    "planned": gettext_noop("Planned"),
    "under-way": gettext_noop("Under way"),
    "done": gettext_noop("Done"),
    "stopped": gettext_noop("Stopped"),
}


class RoadmapItem(Document):
    """An item of `metrics/<organisation>/roadmap.yml`: one thing to be done, what comes of it, and how far it is."""

    title: Text = Field(description="What will be done, in a few words.")
    outcome: Text = Field(description="What will be better for people when it is done.")
    status: Status = Field(description="How far it is: planned, under-way, done or stopped.")
    due: PeriodText = Field(description="The period in which it is to be done, like 2027-03, 2026-Q4 or FY2026-27.")
    source: WebAddress | None = Field(default=None, description="Address of the page that promises it.")
    updated: Day = Field(description="The day on which this item was last looked through, like 2026-10-01.")

    @property
    def status_name(self) -> str:
        """The status in words."""
        return gettext(STATUSES[self.status])
