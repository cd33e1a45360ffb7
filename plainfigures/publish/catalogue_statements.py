"""What the catalogue says by DCAT-AP 3, statement by statement. No node is blank: each has an address of its own."""

from collections.abc import Iterable, Iterator, Mapping

from plainfigures.model.language import gettext, language_spoken
from plainfigures.model.metric import Frequency
from plainfigures.model.organisation import Kind
from plainfigures.publish import addresses
from plainfigures.publish.statements import NAME, PLAIN, Statement
from plainfigures.publish.views.dataset import (
    Dataset,
    dataset_of_everything,
    dataset_of_metric,
    dataset_of_organisation,
)
from plainfigures.publish.views.edition import Edition

AUTHORITY = "http://publications.europa.eu/resource/authority/"
PUBLIC, SHA_256 = f"{AUTHORITY}access-right/PUBLIC", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
LANGUAGES = {"en": "ENG", "cy": "CYM", "ga": "GLE", "gd": "GLA"}
"""The codes by which the European Union's list knows the languages of these islands; others go unnamed."""

HOW_OFTEN: dict[Frequency, str] = {"month": "monthly", "quarter": "quarterly", "year": "annual"}
FORMATS = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
}
ELSEWHERE: tuple[Kind, ...] = ("council", "combined-authority", "region", "country", "other")
HEAD = ""

Statements = Iterator[Statement]
Parts = Mapping[str, tuple[Statement, ...]]


def parts_of(edition: Edition) -> Parts:
    """Return what the catalogue says, sorted: of what is a dataset's alone by its address, and of all else as HEAD."""
    whole = dataset_of_everything(edition)
    datasets = tuple(_datasets(edition, whole))
    said = {HEAD: set(_catalogue(edition, whole, datasets))}
    said |= {each.address: set(_dataset(each, edition)) for each in datasets}
    shared = _shared(said)
    head = said[HEAD] | {each for part in said.values() for each in part if each.subject in shared}
    own = {name: (each for each in part if each.subject not in shared) for name, part in said.items()}
    return {name: tuple(sorted(part)) for name, part in {**own, HEAD: head}.items()}


def _shared(said: Mapping[str, Iterable[Statement]]) -> set[str]:
    """Return the subjects of which more than one part speaks."""
    first: dict[str, str] = {}
    spoken = ((each.subject, name) for name, part in said.items() for each in part)
    return {subject for subject, name in spoken if first.setdefault(subject, name) != name}


def _datasets(edition: Edition, whole: Dataset) -> Iterator[Dataset]:
    metrics = (dataset_of_metric(each, edition) for each in edition.catalogue.metrics.values())
    organisations = (dataset_of_organisation(each, edition) for each in edition.catalogue.organisations.values())
    return (each for each in (whole, *metrics, *organisations) if each.span)


def _catalogue(edition: Edition, whole: Dataset, datasets: Iterable[Dataset]) -> Statements:
    catalogue = _at(edition, f"{addresses.CATALOGUE}#catalogue")
    yield _typed(PUBLIC, "dcterms:RightsStatement")
    yield _typed(SHA_256, "spdx:ChecksumAlgorithm")
    yield _typed(catalogue, "dcat:Catalog")
    yield _say(catalogue, "dcterms:title", edition.site_name)
    yield _say(catalogue, "dcterms:description", whole.description)
    yield from _in_language(catalogue)
    yield from _published_by_site(catalogue, edition)
    yield from _document(catalogue, "foaf:homepage", _at(edition, addresses.HOME))
    yield from _dated(catalogue, whole)
    yield from _licensed(catalogue, whole)
    yield from _themes(catalogue, edition)
    for dataset in datasets:
        yield Statement(catalogue, "dcat:dataset", _node(dataset, edition))


def _dataset(dataset: Dataset, edition: Edition) -> Statements:
    node = _node(dataset, edition)
    yield _typed(node, "dcat:Dataset")
    yield _say(node, "dcterms:title", dataset.title)
    yield _say(node, "dcterms:description", dataset.description)
    yield Statement(node, "dcterms:identifier", node, PLAIN)
    yield Statement(node, "dcterms:accessRights", PUBLIC)
    yield from _in_language(node)
    yield from _document(node, "dcat:landingPage", _at(edition, dataset.address))
    yield from _published_by(node, dataset, edition)
    yield from _dated(node, dataset)
    yield from _period(node, dataset)
    yield from _frequency(node, dataset)
    for metric in dataset.metrics:
        yield _say(node, "dcat:keyword", metric.title)
        yield Statement(node, "dcat:theme", _theme(edition, metric.domain))
    for form in FORMATS:
        yield from _distribution(node, dataset, edition, form)


def _distribution(node: str, dataset: Dataset, edition: Edition, form: str) -> Statements:
    """Yield what is said of the file in a form, where there is one: where to get it, and how large it is."""
    file = f"{dataset.data.rpartition('.')[0]}.{form}"
    if file not in edition.sizes:
        return
    media, name = FORMATS[form]
    distribution, media_type = f"{node}-{form}", f"https://www.iana.org/assignments/media-types/{media}"
    file_type = f"{AUTHORITY}file-type/{name}"
    yield Statement(node, "dcat:distribution", distribution)
    yield _typed(distribution, "dcat:Distribution")
    yield _say(distribution, "dcterms:title", gettext("%(title)s (%(form)s)", title=dataset.title, form=name))
    yield Statement(distribution, "dcat:accessURL", _at(edition, dataset.address))
    yield Statement(distribution, "dcat:downloadURL", _at(edition, file))
    yield Statement(distribution, "dcat:mediaType", media_type)
    yield _typed(media_type, "dcterms:MediaType")
    yield Statement(distribution, "dcterms:format", file_type)
    yield _typed(file_type, "dcterms:MediaTypeOrExtent")
    yield Statement(distribution, "dcat:byteSize", str(edition.sizes[file]), "xsd:nonNegativeInteger")
    yield from _licensed(distribution, dataset)
    yield from _checksum(distribution, edition.sums.get(file, ""))


def _checksum(distribution: str, total: str) -> Statements:
    if total:
        checksum = f"{distribution}-sum"
        yield Statement(distribution, "spdx:checksum", checksum)
        yield _typed(checksum, "spdx:Checksum")
        yield Statement(checksum, "spdx:algorithm", SHA_256)
        yield Statement(checksum, "spdx:checksumValue", total, "xsd:hexBinary")


def _published_by(node: str, dataset: Dataset, edition: Edition) -> Statements:
    """Yield who makes the figures available: of its own an organisation, by its address on GOV.UK; else the site."""
    organisation = edition.catalogue.organisations.get(dataset.address.split("/")[1])
    if dataset.address.startswith(addresses.ORGANISATIONS) and organisation and not dataset.publications:
        govuk = f"https://www.gov.uk/government/organisations/{organisation.id}"
        agent = govuk if organisation.kind not in ELSEWHERE else _agent(edition, organisation.id)
        yield from _published_by_agent(node, agent, organisation.name, organisation.website or "")
    else:
        yield from _published_by_site(node, edition)


def _published_by_site(node: str, edition: Edition) -> Statements:
    return _published_by_agent(node, _agent(edition, "publisher"), edition.site_name, edition.site_url)


def _published_by_agent(node: str, agent: str, name: str, url: str) -> Statements:
    yield Statement(node, "dcterms:publisher", agent)
    yield _typed(agent, "foaf:Agent")
    yield _say(agent, "foaf:name", name)
    if url:
        yield from _document(agent, "foaf:homepage", url)


def _agent(edition: Edition, key: str) -> str:
    return _at(edition, f"{addresses.CATALOGUE}#agent-{key}")


def _themes(catalogue: str, edition: Edition) -> Statements:
    scheme = _at(edition, f"{addresses.CATALOGUE}#domains")
    yield Statement(catalogue, "dcat:themeTaxonomy", scheme)
    yield _typed(scheme, "skos:ConceptScheme")
    yield _say(scheme, "dcterms:title", gettext("Domains"))
    for domain in edition.catalogue.domains.values():
        node = _theme(edition, domain.id)
        yield _typed(node, "skos:Concept")
        yield _say(node, "skos:prefLabel", domain.title)
        yield Statement(node, "skos:inScheme", scheme)


def _theme(edition: Edition, domain: str) -> str:
    return _at(edition, f"{addresses.CATALOGUE}#domain-{domain}")


def _frequency(node: str, dataset: Dataset) -> Statements:
    often = {metric.frequency for metric in dataset.metrics}
    if len(often) == 1:
        frequency = f"http://purl.org/cld/freq/{HOW_OFTEN[often.pop()]}"
        yield Statement(node, "dcterms:accrualPeriodicity", frequency)
        yield _typed(frequency, "dcterms:Frequency")


def _period(node: str, dataset: Dataset) -> Statements:
    if dataset.span:
        time = f"{node}-time"
        yield Statement(node, "dcterms:temporal", time)
        yield _typed(time, "dcterms:PeriodOfTime")
        yield Statement(time, "dcat:startDate", str(dataset.span.start), "xsd:date")
        yield Statement(time, "dcat:endDate", str(dataset.span.end), "xsd:date")


def _dated(node: str, dataset: Dataset) -> Statements:
    if dataset.commit:
        yield Statement(node, "dcterms:modified", str(dataset.commit.day), "xsd:date")


def _licensed(node: str, dataset: Dataset) -> Statements:
    if dataset.licence:
        yield Statement(node, "dcterms:license", dataset.licence.url)
        yield _typed(dataset.licence.url, "dcterms:LicenseDocument")


def _document(node: str, what: str, url: str) -> Statements:
    yield Statement(node, what, url)
    yield _typed(url, "foaf:Document")


def _node(dataset: Dataset, edition: Edition) -> str:
    return _at(edition, f"{dataset.address}#dataset")


def _at(edition: Edition, address: str) -> str:
    return f"{edition.site_url}{address}" or "./"


def _language() -> str:
    """Return the language spoken, without the country: `en`."""
    return language_spoken().partition("-")[0]


def _in_language(node: str) -> Statements:
    if code := LANGUAGES.get(_language()):
        language = f"{AUTHORITY}language/{code}"
        yield Statement(node, "dcterms:language", language)
        yield _typed(language, "dcterms:LinguisticSystem")


def _typed(node: str, kind: str) -> Statement:
    return Statement(node, "rdf:type", kind, NAME)


def _say(node: str, what: str, text: str) -> Statement:
    return Statement(node, what, text, f"@{_language()}")
