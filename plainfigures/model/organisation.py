"""Who publishes: organisations and the services that they run."""

from dataclasses import dataclass
from typing import Literal

from plainfigures.model.document import Document, Identifier, Text, WebAddress

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
    "ministerial-department": "Ministerial department",
    "non-ministerial-department": "Non-ministerial department",
    "executive-agency": "Executive agency",
    "executive-ndpb": "Executive non-departmental public body",
    "advisory-ndpb": "Advisory non-departmental public body",
    "tribunal": "Tribunal",
    "public-corporation": "Public corporation",
    "office": "Office",
    "council": "Council",
    "combined-authority": "Combined authority",
    "region": "Region",
    "country": "Country",
    "other": "Other public body",
}


class Post(Document):
    """A post that answers for the figures; `executive_committee` says whether it sits on the executive committee."""

    post: Text
    role: Literal["minister", "digital-leader", "statistics", "other"] = "other"
    executive_committee: Literal["yes", "no"] | None = None
    evidence: WebAddress | None = None


class Identifiers(Document):
    """Codes by which others know the organisation."""

    gss: Text | None = None


class Organisation(Document):
    """A profile, as `metrics/<id>/organisation.yml` gives it; `id` is the folder's name, the GOV.UK slug."""

    id: Identifier
    name: Text
    kind: Kind
    parent: Identifier | None = None
    identifiers: Identifiers = Identifiers()
    website: WebAddress | None = None
    contact: Text | None = None
    accountable: tuple[Post, ...] = ()

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return KINDS[self.kind]


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
