"""Who answers for the figures of an organisation, as pages show it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.organisation import Organisation, Post

ROLES = {
    "minister": gettext_noop("minister"),
    "digital-leader": gettext_noop("digital leader"),
    "statistics": gettext_noop("in charge of statistics"),
}
SEATS = {
    "yes": gettext_noop("sits on the executive committee"),
    "no": gettext_noop("does not sit on the executive committee"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A post, its role and seat in words, and a web address that shows it with the name of its site, or nothing."""

    post: str
    words: str
    evidence: str
    host: str


def answers_of(organisation: Organisation) -> tuple[Answer, ...]:
    """Return the posts that answer for the organisation's figures, in the order of its profile."""
    return tuple(map(_answer, organisation.accountable))


def _answer(post: Post) -> Answer:
    evidence = post.evidence or ""
    return Answer(post.post, _words(post), evidence, urlsplit(evidence).hostname or "")


def _words(post: Post) -> str:
    found = (ROLES.get(post.role), SEATS.get(post.executive_committee or ""))
    return "; ".join(gettext(words) for words in found if words)
