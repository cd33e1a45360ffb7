"""Catalogue to pages: what the data say, in HTML that Jinja has escaped."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.ledger import UNKNOWN, Ledger
from plainfigures.model.settings import Licence
from plainfigures.publish import addresses
from plainfigures.publish.fingerprint import fingerprint
from plainfigures.publish.page import Page
from plainfigures.publish.template_words import speak
from plainfigures.publish.views import (
    calendar,
    comparison,
    dated_copy,
    dictionary,
    figure,
    home,
    metric,
    organisation,
    publication,
    revision,
    rule,
    service,
    side_by_side,
)
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.edition import Edition, edition_of
from plainfigures.publish.views.link import View

FAMILIES: Mapping[str, tuple[str, Callable[[Edition], Iterable[View]]]] = {
    "home": ("home.html", home.home),
    "domains": ("domains.html", metric.domains_index),
    "domain": ("domain.html", metric.domain_pages),
    "metrics": ("metrics.html", metric.metrics_index),
    "metric": ("metric.html", metric.metric_pages),
    "peers": ("peers.html", comparison.peers_pages),
    "organisations": ("organisations.html", organisation.organisations_index),
    "organisation": ("organisation.html", organisation.organisation_pages),
    "organisation-figure": ("figure.html", figure.organisation_figure_pages),
    "organisation-services": ("side-by-side.html", side_by_side.side_by_side_pages),
    "services": ("services.html", service.services_index),
    "service": ("service.html", service.service_pages),
    "service-figure": ("figure.html", figure.service_figure_pages),
    "embed": ("embed.html", figure.embeds),
    "publication": ("publication.html", publication.publication_page),
    "publication-list": ("publication-list.html", publication.publication_lists),
    "calendar": ("calendar.html", calendar.calendar),
    "downloads": ("downloads.html", home.downloads),
    "revisions": ("revisions.html", revision.revisions_index),
    "organisation-revisions": ("organisation-revisions.html", revision.organisation_revisions),
    "dictionary": ("dictionary.html", dictionary.dictionary),
    "dated-copies": ("dated-copies.html", dated_copy.dated_copies),
    "rules": ("rules.html", rule.rules_index),
    "rule": ("rule.html", rule.rule_pages),
}

BARE = ("embed",)
"""The families whose template writes the whole page: nothing of the site stands around it."""


def render_pages(
    catalogue: Catalogue,
    templates: Path,
    *,
    charts: Mapping[str, ChartShown],
    sizes: Mapping[str, int],
    commit: Commit | None,
    repository: str = "",
    site_url: str = "",
    site_name: str = "Plain Figures",
    sums: Mapping[str, str] | None = None,
    licence: Licence | None = None,
    feeds: frozenset[str] = frozenset(),
    ledger: Ledger = UNKNOWN,
    record: PublicationRecord | None = None,
) -> Iterator[Page]:
    """Yield every page of a catalogue, as `render_edition` does of its edition.

    `charts` is keyed by the address of the chart, `sizes` (in bytes) and `sums` (SHA-256) by that of a file.
    `feeds` are the addresses of those that are written. `repository`
    and `site_url` are web addresses; without them, sources and citations carry no links.
    """
    edition = edition_of(
        catalogue,
        charts=charts,
        sizes=sizes,
        commit=commit,
        repository=repository,
        site_url=site_url,
        site_name=site_name,
        sums=sums,
        licence=licence,
        feeds=feeds,
        ledger=ledger,
        record=record,
    )
    return render_edition(edition, templates)


def render_edition(edition: Edition, templates: Path, cache: Path | None = None) -> Iterator[Page]:
    """Yield every page that the data make, each with its body finished; compiled templates are kept in the cache."""
    environment = _environment(templates, cache)
    for family, (name, views) in FAMILIES.items():
        for view in views(edition):
            body = _rendered(environment, name, view)
            yield Page(view.address, family, view.title, view.description, body, bare=family in BARE)


def _rendered(environment: Environment, name: str, view: View) -> str:
    try:
        return environment.get_template(name).render(page=view, root="../" * view.address.count("/"))
    except TemplateSyntaxError as error:
        where = f"site/templates/{error.name or name}, line {error.lineno}"
        raise CouldNotRun(f"the template {where}, cannot be used: {error.message}") from error
    except TemplateNotFound as error:
        raise CouldNotRun(f"the template site/templates/{error.name} is missing") from error
    except TemplateError as error:
        raise CouldNotRun(f"the template site/templates/{name} cannot be used: {error}") from error


def _environment(templates: Path, cache: Path | None) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=_compiled(cache) if cache else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    speak(environment)
    environment.globals["at"] = addresses
    environment.filters["ticked"] = _ticked
    return environment


def _compiled(cache: Path) -> FileSystemBytecodeCache:
    """Return where Jinja keeps compiled templates, by their text; those of other states of this program are deleted."""
    folder = cache / "templates" / fingerprint(cache, ())
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
    return FileSystemBytecodeCache(str(folder))


def _ticked(text: str) -> Markup:
    """Return the text with what stands between backticks set as code, and all of it escaped."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in enumerate(parts))
