"""What organisations say beside figures, as pages show it: always with the figure, never in place of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext
from plainfigures.model.period import in_words
from plainfigures.model.statement import Statement
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.views.link import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement: whose it is, what it is about in words and the page of that, when it was made, and its text.

    `key` is the organisation, service (or blank) and metric whose figures it is about.
    """

    key: tuple[str, str, str]
    of_comparison: bool
    day: date
    organisation: Link
    about: Link
    text: str

    @property
    def date(self) -> str:
        """The day on which it was made, in words."""
        return in_words(self.day)


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that is said, newest first, by the id of the organisation and by that of the metric."""

    by_organisation: Mapping[str, tuple[Said, ...]]
    by_metric: Mapping[str, tuple[Said, ...]]

    def of(self, organisation: str, *, service: str | None = None, metric: str = "") -> tuple[Said, ...]:
        """Return what an organisation says: of one service (blank: of itself as a whole) or metric, if one is named."""
        return tuple(
            said
            for said in self.by_organisation.get(organisation, ())
            if service in (None, said.key[1]) and metric in ("", said.key[2])
        )

    def on(self, metric: str, *, of_comparison: bool | None = None) -> tuple[Said, ...]:
        """Return what is said on a metric: of comparisons alone, or of all but those, where that is asked for."""
        return tuple(said for said in self.by_metric.get(metric, ()) if of_comparison in (None, said.of_comparison))


def sayings_of(catalogue: Catalogue) -> Sayings:
    """Return all that is said about figures of a catalogue; what is about none of them is left out."""
    by_name = sorted(_said(catalogue), key=lambda said: (said.organisation.text.casefold(), said.key))
    by_organisation: dict[str, list[Said]] = {}
    by_metric: dict[str, list[Said]] = {}
    for said in sorted(by_name, key=lambda said: said.day, reverse=True):
        by_organisation.setdefault(said.key[0], []).append(said)
        by_metric.setdefault(said.key[2], []).append(said)
    return Sayings(_frozen(by_organisation), _frozen(by_metric))


def _frozen(groups: dict[str, list[Said]]) -> dict[str, tuple[Said, ...]]:
    return {key: tuple(group) for key, group in groups.items()}


def _said(catalogue: Catalogue) -> Iterator[Said]:
    for organisation, statements in catalogue.statements.items():
        for each in statements:
            key = (organisation, each.service or "", each.metric)
            if any(each.is_about(observation) for observation in catalogue.by_key.get(key, ())):
                yield Said(
                    key=key,
                    of_comparison=each.about == "comparison",
                    day=each.date,
                    organisation=Link(
                        catalogue.organisations[organisation].name, addresses.of_organisation(organisation)
                    ),
                    about=Link(commas(_about(each, catalogue)), addresses.of_figures(*key)),
                    text=each.text,
                )


def _about(statement: Statement, catalogue: Catalogue) -> Iterator[str]:
    """Yield what a statement is about: the metric, the service, and which of their figures."""
    yield catalogue.metrics[statement.metric].title
    if statement.service:
        yield catalogue.services[statement.service].name
    if statement.period:
        yield statement.period.label
    if statement.about == "comparison":
        yield gettext("compared with others")
