"""What a page tells search engines for data: schema.org's `Dataset` and `DataCatalog` as JSON-LD."""

import json
from typing import Any

from markupsafe import Markup

from plainfigures.model.language import language_spoken
from plainfigures.model.period import Period
from plainfigures.publish.views.dataset import Dataset, Party
from plainfigures.publish.views.definition import unit_of
from plainfigures.publish.views.edition import Edition

CONTEXT = "https://schema.org/"
LONGEST_DESCRIPTION = 5_000  # beyond that, search engines for data cut it off


def announcement_of(dataset: Dataset, edition: Edition) -> Markup:
    """Return the block that announces a dataset; nothing where it lacks what is asked of one."""
    return Markup("") if dataset.gaps else _block(_dataset(dataset, edition))


def catalogue_announcement(dataset: Dataset, edition: Edition) -> Markup:
    """Return the block that announces the whole site as a catalogue; nothing where its dataset lacks something."""
    if dataset.gaps:
        return Markup("")
    catalogue = _catalogue(edition) | {"description": dataset.description, "license": _licence(dataset)}
    return _block(catalogue | {"dataset": [_dataset(dataset, edition)]})


def _block(said: dict[str, Any]) -> Markup:
    """Return the block; signs that HTML knows are written as JSON knows them, so that no text can close it."""
    text = json.dumps({"@context": CONTEXT, **said}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _dataset(dataset: Dataset, edition: Edition) -> dict[str, Any]:
    commit = dataset.commit
    said = {
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.description[:LONGEST_DESCRIPTION],
        "url": _full(dataset.address, edition),
        "license": _licence(dataset),
        "isAccessibleForFree": True,
        "inLanguage": language_spoken(),
        "creator": [_organisation(each) for each in dataset.creators],
        "isBasedOn": [each.url for each in dataset.publications],
        "temporalCoverage": _interval(dataset.span),
        "variableMeasured": _variables(dataset),
        "dateModified": commit.day.isoformat() if commit else "",
        "version": commit.hash if commit else "",
        "includedInDataCatalog": _catalogue(edition),
        "distribution": [_distribution(dataset, edition)],
    }
    return {name: value for name, value in said.items() if value}


def _distribution(dataset: Dataset, edition: Edition) -> dict[str, Any]:
    size = edition.sizes.get(dataset.data, 0)
    said = {
        "@type": "DataDownload",
        "contentUrl": _full(dataset.data, edition, dataset.address),
        "encodingFormat": "text/csv",
        "contentSize": f"{size} B" if size else "",
        "sha256": dataset.sum,
    }
    return {name: value for name, value in said.items() if value}


def _variables(dataset: Dataset) -> list[Any]:
    """Return what is measured: with its unit where it is one thing, by name where there are several."""
    if len(dataset.metrics) > 1:
        return [metric.title for metric in dataset.metrics]
    return [
        {"@type": "PropertyValue", "name": metric.title, "description": metric.question, "unitText": unit_of(metric)}
        for metric in dataset.metrics
    ]


def _organisation(party: Party) -> dict[str, str]:
    return {"@type": "Organization", "name": party.name} | ({"url": party.url} if party.url else {})


def _catalogue(edition: Edition) -> dict[str, Any]:
    return {"@type": "DataCatalog", "name": edition.site_name} | ({"url": edition.site_url} if edition.site_url else {})


def _licence(dataset: Dataset) -> str:
    return dataset.licence.url if dataset.licence else ""


def _interval(span: Period | None) -> str:
    return f"{span.start.isoformat()}/{span.end.isoformat()}" if span else ""


def _full(address: str, edition: Edition, page: str | None = None) -> str:
    """Return the full address; where the site does not know its own, the way from the page, and none for the page."""
    if edition.site_url:
        return f"{edition.site_url}{address}"
    return "" if page is None else address.removeprefix(page) if address.startswith(page) else f"../{address}"
