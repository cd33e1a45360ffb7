"""The organisations, services and metrics that figures name by id, as rows of tables of their own."""

from collections.abc import Iterator, Mapping

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.metric import Metric, Unit
from plainfigures.model.organisation import Organisation

ORGANISATION_COLUMNS: Mapping[str, str] = {
    "id": "Id of the organisation",
    "name": "Full name of the organisation",
    "kind": "What kind of public body it is",
    "parent": "Id of the organisation that it belongs to",
    "gss": "Code of the Government Statistical Service",
    "website": "Address of its own website",
    "since": "The day on which it began",
    "until": "The last day on which there was one",
}
SERVICE_COLUMNS: Mapping[str, str] = {
    "id": "Id of the service",
    "organisation": "Id of the organisation that runs it",
    "name": "Name of the service as its users know it",
    "url": "Web address where the service starts",
    "phase": "Phase of the service: discovery, alpha, beta, live or retired",
    "kind": "What sort of transaction it is",
    "users": "For whom it is",
    "since": "The day on which it began",
    "until": "The day on which it ended",
    "modernisation": "How far its modernisation has come: not-started, under-way or done",
    "legacy": "Whether it runs on legacy technology: yes or no",
    "next_step": "The next step of its modernisation",
}
METRIC_COLUMNS: Mapping[str, str] = {
    "id": "Id of the metric",
    "domain": "Id of the domain that it belongs to",
    "title": "Title of the metric",
    "question": "The question that its figures answer",
    "definition": "What is counted and what is not",
    "unit": "Unit of its figures",
    "decimals": "How many decimals pages show; the data keep what was submitted",
    "better": "Which way is good: higher, lower, neither, or a band",
    "frequency": "How often a figure is due: month, quarter or year",
    "covers": "How many months a figure covers",
    "due": "How many days after the end of its period a figure is due",
    "level": "Whether figures are about services, organisations as a whole, or either",
    "calculation": "How a figure is worked out of its parts",
    "numerator_label": "What the numerator counts",
    "denominator_label": "What the denominator counts",
    "minimum": "The smallest figure that is possible",
    "maximum": "The largest figure that is possible",
    "comparison": "Whether organisations may be compared: never, same-definition (only while it holds for all) or free",
    "status": "What kind of statistics the figures are",
    "limitations": "What the figures do not show",
    "source": "Address of the page that the definition comes from",
}


def organisation_rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield a row for each organisation, by id."""
    return (_organisation(each) for each in catalogue.organisations.values())


def service_rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield a row for each service, by id, with what was submitted."""
    return (tuple(getattr(each, name) for name in SERVICE_COLUMNS) for each in catalogue.services.values())


def metric_rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield a row for each definition, by id."""
    return (_metric(each) for each in catalogue.metrics.values())


def _organisation(each: Organisation) -> tuple[str, ...]:
    days = (day.isoformat() if day else "" for day in (each.since, each.until))
    parent, gss = each.parent or "", each.identifiers.gss or ""
    return (each.id, each.name, each.kind, parent, gss, each.website or "", *days)


def _metric(each: Metric) -> tuple[str, ...]:
    return (
        *(each.id, each.domain, each.title, each.question, each.definition),
        *(each.unit.many if isinstance(each.unit, Unit) else each.unit, str(each.decimals)),
        each.better if isinstance(each.better, str) else f"{each.better.from_} to {each.better.to}",
        *(each.frequency, str(each.months), str(each.due), each.level),
        each.calculation.text if each.calculation else "",
        *(each.numerator or "", each.denominator or "", each.minimum or "", each.maximum or ""),
        *(each.comparison, each.status, each.limitations or "", each.source.url),
    )
