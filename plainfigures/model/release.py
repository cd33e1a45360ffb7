"""Releases: the announced moments at which figures come out, and every change of their dates."""

from datetime import date, datetime

from pydantic import Field

from plainfigures.model.document import Day, Document, Identifier, MomentText, Text


class DateChange(Document):
    """A release that was put on another date: what it was, since when it is not, and why."""

    was: MomentText = Field(description="The date and time until then, like 2026-11-05 09:30 Europe/London.")
    changed: Day = Field(description="The day on which the change was announced, like 2026-10-20.")
    why: Text = Field(description="Why the date was changed, in a sentence.")


class Release(Document):
    """An item of `schemas/calendar.yml`: what comes out, whose it is, and when.

    `release` stays the same when the date or the title changes: calendars and feeds know it by that.
    """

    release: Identifier = Field(description="Id of the release; it stays the same when the date moves.")
    title: Text = Field(description="What comes out, in a few words.")
    organisation: Identifier = Field(description="Id of the organisation whose figures they are.")
    metrics: tuple[Identifier, ...] = Field(description="Ids of the metrics that it brings figures of.")
    at: MomentText = Field(description="Date and time with the zone, like 2026-11-12 09:30 Europe/London.")
    announced: Day = Field(description="The day on which the release was first announced, like 2026-10-01.")
    changes: tuple[DateChange, ...] = Field(default=(), description="The changes of its date, the oldest first.")
    cancelled: Text | None = Field(default=None, description="Why it will not come; left out where it will.")

    @property
    def updated(self) -> date:
        """The day on which its date was last announced."""
        return max([self.announced, *(change.changed for change in self.changes)])

    def is_past(self, day: date | None) -> bool:
        """Tell whether its day was over before another; without one, nothing is past."""
        return day is not None and self.at.date() < day


def by_date(release: Release) -> tuple[datetime, str]:
    """Return what releases are sorted by: the moment, then the id."""
    return release.at, release.release
