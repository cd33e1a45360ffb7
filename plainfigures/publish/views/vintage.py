"""What a figure said at some time, and the commit that published it, as pages show them."""

from dataclasses import dataclass

from plainfigures.model.amounts import amount, in_unit
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.ledger import Publishing, State, Vintage
from plainfigures.model.metric import Metric
from plainfigures.model.period import in_words
from plainfigures.publish.views.edition import Edition

WHY_UNKNOWN: dict[State, str] = {
    "shallow": gettext_noop(
        "This site was built from a part of the history only, so it cannot tell which figures were revised, or when "
        "each was first published. That does not mean that none was. The command git fetch --unshallow brings the rest."
    ),
    "no-repository": gettext_noop(
        "This site was built from files without their history in git, so it cannot tell which figures were revised, or "
        "when each was first published. That does not mean that none was."
    ),
}
"""What a page says where the history is not known."""


@dataclass(frozen=True, slots=True)
class CommitShown:
    """The day of a commit in words, the beginning of its hash, and its address on the web where there is one."""

    day: str
    short: str
    url: str


def why_unknown(state: State) -> str:
    """Return what a page says where the history is not known; nothing where it is."""
    return gettext(WHY_UNKNOWN[state]) if state in WHY_UNKNOWN else ""


def commit_shown(commit: Publishing, edition: Edition) -> CommitShown:
    """Return a commit as pages show it."""
    url = f"{edition.repository}/commit/{commit.hash}" if edition.repository else ""
    return CommitShown(in_words(commit.day), commit.short, url)


def reason_shown(vintage: Vintage) -> str:
    """Return the reason that a row gives, with its day where it came later; nothing where there is none."""
    if vintage.explained is None:
        return vintage.note
    return gettext("%(reason)s (given on %(day)s)", reason=vintage.note, day=in_words(vintage.explained.day))


def vintage_shown(vintage: Vintage, metric: Metric | None) -> str:
    """Return what a figure said, a submitted one with its own digits; without a definition the number alone."""
    if vintage.number is None:
        return gettext("no figure")
    if metric is None:
        return vintage.value or f"{vintage.number:.6f}".rstrip("0").rstrip(".")
    return in_unit(vintage.number, metric) if vintage.value else amount(vintage.number, metric)
