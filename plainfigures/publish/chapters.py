"""The chapters of a site: what it says of an organisation or of a metric, which stands on while nothing in it changes.

A chapter of an organisation is everything below its page, the pages of its services and of its revisions; one of a
metric is everything below its page, and the pages on which organisations show their services side by side on it; one of
a domain is the data beside its page. All else is written in every build.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

from plainfigures.analyse.cited import Cited
from plainfigures.analyse.owing import horizon
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.history import DEFINITIONS
from plainfigures.model.ledger import Ledger
from plainfigures.publish import addresses
from plainfigures.publish.fingerprint import digest_of
from plainfigures.publish.growing_files import File
from plainfigures.publish.inputs import Inputs
from plainfigures.publish.news import Newsroom

Texts = Mapping[str, str]
Chapter = tuple[Literal["organisation", "metric", "domain"], str]
_BELOW_A_PAGE = 3  # so many parts at least has the path of a file of a chapter
_SIDE_BY_SIDE = ("index.html", "comparison.svg")
_DATA = "data."


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Organisations, metrics and domains whose chapters are as they were when the site that stands was built."""

    organisations: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    @property
    def chapters(self) -> frozenset[Chapter]:
        """The chapters of all of these."""
        return frozenset(
            (
                *(("organisation", name) for name in self.organisations),
                *(("metric", name) for name in self.metrics),
                *(("domain", name) for name in self.domains),
            )
        )


NOTHING_UNCHANGED = Unchanged()


@dataclass(frozen=True, slots=True)
class Chapters:
    """For each chapter a text that changes with what it is made from.

    `reports` has one for what each organisation publishes on each metric, of which the chapters of metrics are made.
    """

    organisations: Texts = field(default_factory=dict)
    metrics: Texts = field(default_factory=dict)
    domains: Texts = field(default_factory=dict)
    reports: Mapping[str, Texts] = field(default_factory=dict)


NO_CHAPTERS = Chapters()


def without(chapters: Chapters, some: Container[Chapter]) -> Chapters:
    """Return chapters but for some."""
    return replace(
        chapters,
        organisations={id_: each for id_, each in chapters.organisations.items() if ("organisation", id_) not in some},
        metrics={id_: each for id_, each in chapters.metrics.items() if ("metric", id_) not in some},
        domains={id_: each for id_, each in chapters.domains.items() if ("domain", id_) not in some},
    )


def common_text(inputs: Inputs, catalogue: Catalogue, ledger: Ledger, day: date | None) -> str:
    """Return a text that changes with what every chapter depends on.

    `day` is that as at which figures are late, which makes a difference where any are owed.
    """
    owed = bool(ledger.asked or catalogue.obligations)
    definitions = repr(ledger.last_change([DEFINITIONS]))
    days = f"{day} {horizon(catalogue, day)}" if owed else str(day is not None)
    return _text(inputs.common, ledger.state, definitions, repr(ledger.asked), days)


def organisation_texts(common: str, catalogue: Catalogue, inputs: Inputs, cited: Cited) -> dict[str, str]:
    """Return the text of each organisation's chapter; it tells of the organisation's own bodies, too."""
    own = {each: _text(inputs.submissions.get(each, ""), repr(commit)) for each, commit in cited.organisations.items()}
    bodies: dict[str, list[str]] = {each: [] for each in own}
    for each in catalogue.organisations.values():
        if each.parent in bodies:
            bodies[each.parent].append(own[each.id])
    return {each: _text(common, own[each], *bodies[each]) for each in own}


def reports_of(
    catalogue: Catalogue, files: Mapping[str, File], news: Newsroom, unchanged: Unchanged
) -> dict[str, dict[str, str]]:
    """Return the texts of what each organisation publishes on each metric, but of the unchanged organisations.

    `files` are those beside the figure pages of the others, `news` tells what everybody published when.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for organisation in sorted(news.organisations - unchanged.organisations):
        for each in news.of_organisation(organisation):
            told.setdefault((each.organisation, each.metric), []).append(repr(each))
    for series in (each for each in catalogue.series if each.organisation not in unchanged.organisations):
        page = addresses.of_figures(series.organisation, series.service, series.metric.id)
        if file := files.get(addresses.data_beside(page)):
            told.setdefault((series.organisation, series.metric.id), []).append(file.sum)
    reports: dict[str, dict[str, str]] = {}
    for (organisation, metric), texts in told.items():
        reports.setdefault(organisation, {})[metric] = _text(*texts)
    return reports


def metric_texts(common: str, reports: Mapping[str, Texts], cited: Cited) -> dict[str, str]:
    """Return the text of each metric's chapter."""
    told: dict[str, list[str]] = {metric: [common, repr(commit)] for metric, commit in cited.metrics.items()}
    for organisation, of_metrics in sorted(reports.items()):
        for metric, text in of_metrics.items():
            if metric in told:
                told[metric] += (organisation, text)
    return {metric: _text(*texts) for metric, texts in told.items()}


def domain_texts(common: str, catalogue: Catalogue, metrics: Texts) -> dict[str, str]:
    """Return the text of each domain's chapter; `metrics` has those of the metrics."""
    told: dict[str, list[str]] = {domain: [common] for domain in catalogue.domains}  # some have no metrics
    for id_, metric in catalogue.metrics.items():
        if metric.domain in told:
            told[metric.domain] += (id_, metrics[id_])
    return {domain: _text(*texts) for domain, texts in told.items()}


def same(now: Texts, before: Texts) -> frozenset[str]:
    """Return the names whose text is what it was before."""
    return frozenset(name for name, text in now.items() if before.get(name) == text)


def chapters_of(paths: Iterable[str], catalogue: Catalogue) -> dict[str, Chapter]:
    """Return the chapter of each of a site's files that belongs to any, by its path."""
    side_by_side = _side_by_side(catalogue)

    @cache  # most files of a folder belong to one chapter
    def chapter_of(folder: str, told_apart: str) -> Chapter | None:
        return _chapter([*folder.split("/"), told_apart], catalogue, side_by_side)

    split = ((path, *path.rpartition("/")) for path in paths)
    found = ((path, chapter_of(folder, _told_apart(name))) for path, folder, _, name in split)
    return {path: chapter for path, chapter in found if chapter}


def _told_apart(name: str) -> str:
    """Return as much of a file's name as makes a difference to its chapter."""
    return name if name in _SIDE_BY_SIDE else _DATA if name.startswith(_DATA) else ""


def _chapter(parts: list[str], catalogue: Catalogue, side_by_side: Container[tuple[str, str]]) -> Chapter | None:
    if len(parts) < _BELOW_A_PAGE:
        return None
    folder, name, below = f"{parts[0]}/", parts[1], parts[2]
    if folder == addresses.METRICS:
        return "metric", name
    if folder == addresses.DOMAINS:
        return ("domain", name) if below.startswith(_DATA) else None
    if folder == addresses.SERVICES:
        return ("organisation", catalogue.services[name].organisation) if name in catalogue.services else None
    if folder == addresses.ORGANISATIONS and parts[-1] in _SIDE_BY_SIDE and (name, below) in side_by_side:
        return "metric", below
    return ("organisation", name) if folder in (addresses.ORGANISATIONS, addresses.REVISIONS) else None


def _side_by_side(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Return the organisations and metrics that are reported of single services alone."""
    of_services = {(each.organisation, each.metric.id) for each in catalogue.series if each.service}
    return of_services - {(each.organisation, each.metric.id) for each in catalogue.series if not each.service}


def _text(*texts: str) -> str:
    return digest_of("\0".join(texts).encode())
