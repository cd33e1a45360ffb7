"""The catalogue that other catalogues harvest: DCAT-AP 3, as Turtle and JSON-LD. The one module that knows rdflib.

No node is blank and everything is sorted, so that the same figures make the same bytes.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from plainfigures.model.language import gettext, language_spoken
from plainfigures.model.metric import Frequency
from plainfigures.model.organisation import Kind
from plainfigures.publish import addresses
from plainfigures.publish.views.dataset import (
    Dataset,
    dataset_of_everything,
    dataset_of_metric,
    dataset_of_organisation,
)
from plainfigures.publish.views.edition import Edition

SPDX, AUTHORITY = Namespace("http://spdx.org/rdf/terms#"), "http://publications.europa.eu/resource/authority/"
PUBLIC = URIRef(f"{AUTHORITY}access-right/PUBLIC")
LANGUAGES = {"en": "ENG", "cy": "CYM", "ga": "GLE", "gd": "GLA"}
"""The codes by which the European Union's list knows the languages of these islands; others go unnamed."""

SHA_256 = SPDX.checksumAlgorithm_sha256
HOW_OFTEN: dict[Frequency, str] = {"month": "monthly", "quarter": "quarterly", "year": "annual"}
FORMATS = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
}
ELSEWHERE: tuple[Kind, ...] = ("council", "combined-authority", "region", "country", "other")


def write_catalogue(edition: Edition, site: Path) -> None:
    """Write the catalogue in both forms; addresses in it are relative to it where the site does not know its own."""
    graph = catalogue_of(edition)
    (site / addresses.CATALOGUE).write_text(graph.serialize(format="turtle"), encoding="utf-8", newline="\n")
    said: list[dict[str, Any]] = json.loads(graph.serialize(format="json-ld"))
    nodes = [_in_order(node) for node in sorted(said, key=lambda node: str(node["@id"]))]
    text = json.dumps(nodes, ensure_ascii=False, indent=1, sort_keys=True)
    (site / addresses.CATALOGUE_JSON).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def catalogue_of(edition: Edition) -> Graph:
    """Return the graph of the catalogue: the whole site, and each metric and organisation that has figures."""
    graph = Graph()
    for prefix, namespace in {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "skos": SKOS, "spdx": SPDX}.items():
        graph.bind(prefix, namespace)
    catalogue, whole = _at(edition, f"{addresses.CATALOGUE}#catalogue"), dataset_of_everything(edition)
    _typed(graph, PUBLIC, DCTERMS.RightsStatement)
    _typed(graph, SHA_256, SPDX.ChecksumAlgorithm)
    _typed(graph, catalogue, DCAT.Catalog)
    _say(graph, catalogue, DCTERMS.title, edition.site_name)
    _say(graph, catalogue, DCTERMS.description, whole.description)
    _in_language(graph, catalogue)
    graph.add((catalogue, DCTERMS.publisher, _agent(graph, edition, "publisher", edition.site_name, edition.site_url)))
    graph.add((catalogue, FOAF.homepage, _document(graph, edition, addresses.HOME)))
    _dated(graph, catalogue, whole)
    _licensed(graph, catalogue, whole)
    _themes(graph, catalogue, edition)
    for dataset in _datasets(edition, whole):
        graph.add((catalogue, DCAT.dataset, _dataset(graph, dataset, edition)))
    return graph


def _datasets(edition: Edition, whole: Dataset) -> Iterable[Dataset]:
    metrics = (dataset_of_metric(each, edition) for each in edition.catalogue.metrics.values())
    organisations = (dataset_of_organisation(each, edition) for each in edition.catalogue.organisations.values())
    return (each for each in (whole, *metrics, *organisations) if each.span)


def _dataset(graph: Graph, dataset: Dataset, edition: Edition) -> URIRef:
    node = _at(edition, f"{dataset.address}#dataset")
    _typed(graph, node, DCAT.Dataset)
    _say(graph, node, DCTERMS.title, dataset.title)
    _say(graph, node, DCTERMS.description, dataset.description)
    graph.add((node, DCTERMS.identifier, Literal(str(node))))
    _in_language(graph, node)
    graph.add((node, DCTERMS.accessRights, PUBLIC))
    graph.add((node, DCAT.landingPage, _document(graph, edition, dataset.address)))
    _published_by(graph, node, dataset, edition)
    _dated(graph, node, dataset)
    _period(graph, node, dataset)
    often = {metric.frequency for metric in dataset.metrics}
    if len(often) == 1:
        graph.add((node, DCTERMS.accrualPeriodicity, _frequency(graph, often.pop())))
    for metric in dataset.metrics:
        _say(graph, node, DCAT.keyword, metric.title)
        graph.add((node, DCAT.theme, _theme(edition, metric.domain)))
    for form in FORMATS:
        _distribution(graph, node, dataset, edition, form)
    return node


def _distribution(graph: Graph, node: URIRef, dataset: Dataset, edition: Edition, form: str) -> None:
    """Add the file in a form, where there is one: where to get it, how large it is and its SHA-256."""
    file = f"{dataset.data.rpartition('.')[0]}.{form}"
    if file not in edition.sizes:
        return
    media, name = FORMATS[form]
    distribution, media_type = URIRef(f"{node}-{form}"), URIRef(f"https://www.iana.org/assignments/media-types/{media}")
    file_type = URIRef(f"{AUTHORITY}file-type/{name}")
    _typed(graph, distribution, DCAT.Distribution)
    _typed(graph, media_type, DCTERMS.MediaType)
    _typed(graph, file_type, DCTERMS.MediaTypeOrExtent)
    _say(graph, distribution, DCTERMS.title, gettext("%(title)s (%(form)s)", title=dataset.title, form=name))
    graph.add((node, DCAT.distribution, distribution))
    graph.add((distribution, DCAT.accessURL, _at(edition, dataset.address)))
    graph.add((distribution, DCAT.downloadURL, _at(edition, file)))
    graph.add((distribution, DCAT.mediaType, media_type))
    graph.add((distribution, DCTERMS.format, file_type))
    graph.add((distribution, DCAT.byteSize, Literal(edition.sizes[file], datatype=XSD.nonNegativeInteger)))
    _licensed(graph, distribution, dataset)
    if edition.sums.get(file):
        checksum = URIRef(f"{distribution}-sum")
        _typed(graph, checksum, SPDX.Checksum)
        graph.add((distribution, SPDX.checksum, checksum))
        graph.add((checksum, SPDX.algorithm, SHA_256))
        graph.add((checksum, SPDX.checksumValue, Literal(edition.sums[file], datatype=XSD.hexBinary)))


def _published_by(graph: Graph, node: URIRef, dataset: Dataset, edition: Edition) -> None:
    """Add who makes the figures available: of its own an organisation, by its address on GOV.UK; else the site."""
    organisation = edition.catalogue.organisations.get(dataset.address.split("/")[1])
    if dataset.address.startswith(addresses.ORGANISATIONS) and organisation and not dataset.publications:
        govuk = f"https://www.gov.uk/government/organisations/{organisation.id}"
        known = govuk if organisation.kind not in ELSEWHERE else ""
        agent = _agent(graph, edition, organisation.id, organisation.name, organisation.website or "", known)
    else:
        agent = _agent(graph, edition, "publisher", edition.site_name, edition.site_url)
    graph.add((node, DCTERMS.publisher, agent))


def _agent(graph: Graph, edition: Edition, key: str, name: str, url: str, known: str = "") -> URIRef:
    node = URIRef(known) if known else _at(edition, f"{addresses.CATALOGUE}#agent-{key}")
    _typed(graph, node, FOAF.Agent)
    _say(graph, node, FOAF.name, name)
    if url:
        graph.add((node, FOAF.homepage, URIRef(url)))
        _typed(graph, URIRef(url), FOAF.Document)
    return node


def _themes(graph: Graph, catalogue: URIRef, edition: Edition) -> None:
    scheme = _at(edition, f"{addresses.CATALOGUE}#domains")
    _typed(graph, scheme, SKOS.ConceptScheme)
    _say(graph, scheme, DCTERMS.title, gettext("Domains"))
    graph.add((catalogue, DCAT.themeTaxonomy, scheme))
    for domain in edition.catalogue.domains.values():
        node = _theme(edition, domain.id)
        _typed(graph, node, SKOS.Concept)
        _say(graph, node, SKOS.prefLabel, domain.title)
        graph.add((node, SKOS.inScheme, scheme))


def _theme(edition: Edition, domain: str) -> URIRef:
    return _at(edition, f"{addresses.CATALOGUE}#domain-{domain}")


def _frequency(graph: Graph, frequency: Frequency) -> URIRef:
    node = URIRef(f"http://purl.org/cld/freq/{HOW_OFTEN[frequency]}")
    _typed(graph, node, DCTERMS.Frequency)
    return node


def _period(graph: Graph, node: URIRef, dataset: Dataset) -> None:
    if dataset.span:
        time = URIRef(f"{node}-time")
        _typed(graph, time, DCTERMS.PeriodOfTime)
        graph.add((node, DCTERMS.temporal, time))
        graph.add((time, DCAT.startDate, Literal(dataset.span.start)))
        graph.add((time, DCAT.endDate, Literal(dataset.span.end)))


def _dated(graph: Graph, node: URIRef, dataset: Dataset) -> None:
    if dataset.commit:
        graph.add((node, DCTERMS.modified, Literal(dataset.commit.day)))


def _licensed(graph: Graph, node: URIRef, dataset: Dataset) -> None:
    if dataset.licence:
        licence = URIRef(dataset.licence.url)
        _typed(graph, licence, DCTERMS.LicenseDocument)
        graph.add((node, DCTERMS.license, licence))


def _document(graph: Graph, edition: Edition, address: str) -> URIRef:
    node = _at(edition, address)
    _typed(graph, node, FOAF.Document)
    return node


def _at(edition: Edition, address: str) -> URIRef:
    return URIRef(f"{edition.site_url}{address}" or "./")


def _language() -> str:
    """Return the language spoken, without the country: `en`."""
    return language_spoken().partition("-")[0]


def _in_language(graph: Graph, node: URIRef) -> None:
    if code := LANGUAGES.get(_language()):
        language = URIRef(f"{AUTHORITY}language/{code}")
        _typed(graph, language, DCTERMS.LinguisticSystem)
        graph.add((node, DCTERMS.language, language))


def _typed(graph: Graph, node: URIRef, kind: URIRef) -> None:
    graph.add((node, RDF.type, kind))


def _say(graph: Graph, node: URIRef, what: URIRef, text: str) -> None:
    graph.add((node, what, Literal(text, lang=_language())))


def _in_order(node: dict[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(value, key=lambda each: json.dumps(each, sort_keys=True)) if isinstance(value, list) else value
        for name, value in node.items()
    }
