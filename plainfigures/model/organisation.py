"""Who publishes: organisations and the services that they run."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from plainfigures.model.document import Day, Document, Identifier, Maintainer, Text, WebAddress
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.period import Period

Kind = Literal[
    "ministerial-department",
    "non-ministerial-department",
    "executive-agency",
    "executive-ndpb",
    "advisory-ndpb",
    "tribunal",
    "public-corporation",
    "office",
    "council",
    "combined-authority",
    "region",
    "country",
    "other",
]

KINDS: dict[Kind, str] = {
    "ministerial-department": gettext_noop("Ministerial department"),
    "non-ministerial-department": gettext_noop("Non-ministerial department"),
    "executive-agency": gettext_noop("Executive agency"),
    "executive-ndpb": gettext_noop("Executive non-departmental public body"),
    "advisory-ndpb": gettext_noop("Advisory non-departmental public body"),
    "tribunal": gettext_noop("Tribunal"),
    "public-corporation": gettext_noop("Public corporation"),
    "office": gettext_noop("Office"),
    "council": gettext_noop("Council"),
    "combined-authority": gettext_noop("Combined authority"),
    "region": gettext_noop("Region"),
    "country": gettext_noop("Country"),
    "other": gettext_noop("Other public body"),
}
PLURALS: dict[Kind, str] = {
    "ministerial-department": gettext_noop("Ministerial departments"),
    "non-ministerial-department": gettext_noop("Non-ministerial departments"),
    "executive-agency": gettext_noop("Executive agencies"),
    "executive-ndpb": gettext_noop("Executive non-departmental public bodies"),
    "advisory-ndpb": gettext_noop("Advisory non-departmental public bodies"),
    "tribunal": gettext_noop("Tribunals"),
    "public-corporation": gettext_noop("Public corporations"),
    "office": gettext_noop("Offices"),
    "council": gettext_noop("Councils"),
    "combined-authority": gettext_noop("Combined authorities"),
    "region": gettext_noop("Regions"),
    "country": gettext_noop("Countries"),
    "other": gettext_noop("Other public bodies"),
}


class Post(Document):
    """A post that answers for the figures; `executive_committee` says whether it sits on the executive committee."""

    post: Text = Field(description="Name of the post, never of the person.")
    role: Literal["minister", "digital-leader", "statistics", "other"] = Field(
        default="other", description="What the post does for the figures."
    )
    executive_committee: Literal["yes", "no"] | None = Field(
        default=None, description="Whether the post sits on the executive committee."
    )
    evidence: WebAddress | None = Field(default=None, description="Address of the page that shows it.")


class Identifiers(Document):
    """Codes by which others know the organisation."""

    gss: Text | None = Field(default=None, description="Code of the Government Statistical Service, like E09000003.")


class Organisation(Document):
    """A profile, as `metrics/<id>/organisation.yml` gives it; `id` is the folder's name, the GOV.UK slug."""

    id: Identifier
    name: Text = Field(description=gettext_noop("Full name of the organisation."))
    kind: Kind = Field(description=gettext_noop("What kind of public body it is."))
    parent: Identifier | None = Field(
        default=None, description=gettext_noop("Folder's name of the organisation that it belongs to.")
    )
    identifiers: Identifiers = Field(default=Identifiers(), description="Codes by which others know the organisation.")
    since: Day | None = Field(
        default=None, description=gettext_noop("The day on which the organisation began, like 2019-04-01.")
    )
    until: Day | None = Field(
        default=None, description=gettext_noop("The last day on which there was one, like 2026-03-31.")
    )
    website: WebAddress | None = Field(
        default=None, description=gettext_noop("Address of the organisation's own website.")
    )
    contact: Text | None = Field(default=None, description=gettext_noop("Where readers can ask about the figures."))
    accountable: tuple[Post, ...] = Field(default=(), description="The posts that answer for the figures.")
    maintainers: tuple[Maintainer, ...] = Field(
        default=(),
        description='Accounts on GitHub that review the organisation\'s figures, like "@name" or "@owner/team".',
    )

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return gettext(KINDS[self.kind])

    def was_there_in(self, period: Period) -> bool:
        """Tell whether there was the organisation for some of the period."""
        return (self.until or date.max) >= period.start and (self.since or date.min) <= period.end


@dataclass(frozen=True, slots=True)
class Service:
    """A row of an organisation's `services.csv`; all but `id`, `organisation` and `name` may be blank."""

    id: str
    organisation: str
    name: str
    url: str = ""
    phase: str = ""
    kind: str = ""
    users: str = ""
    since: str = ""
    until: str = ""
    modernisation: str = ""
    legacy: str = ""
    next_step: str = ""

    def was_there_in(self, period: Period) -> bool:
        """Tell whether there was the service for some of the period."""
        return (self.until or "9999") >= period.start.isoformat() and self.since <= period.end.isoformat()
