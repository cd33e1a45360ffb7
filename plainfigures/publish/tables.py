"""The tables of the downloads, and their rows: the one list that files and their descriptions are made from."""

from collections.abc import Callable, Iterator

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext_noop
from plainfigures.model.marker import MARKERS
from plainfigures.model.metric import Metric, Unit
from plainfigures.model.organisation import KINDS, Organisation
from plainfigures.model.table import Column, Reference, Table

OF_ORGANISATION = Reference(("organisation",), "organisations", ("organisation",))
OF_SERVICE = Reference(("service",), "services", ("service",))
OF_METRIC = Reference(("metric",), "metrics", ("metric",))
UNITS = ("percent", "count", "gbp", "minutes", "hours", "days", "working-days", "score", "yes-no")
COMPARISONS = {
    "never": gettext_noop("Organisations may not be compared"),
    "same-definition": gettext_noop("Only figures of the same version of the definition may be compared"),
    "free": gettext_noop("Organisations may be compared"),
}
PHASES = {
    "discovery": gettext_noop("Needs are being looked into"),
    "alpha": gettext_noop("Ideas are being tried out"),
    "beta": gettext_noop("Open to people, still being improved"),
    "live": gettext_noop("Open to people"),
    "retired": gettext_noop("No longer there"),
}

FIGURES = Table(
    "figures",
    gettext_noop("Figures"),
    gettext_noop(
        "Every published figure: one row for each organisation, service, metric, period and code of each dimension."
    ),
    (
        Column("organisation", gettext_noop("Id of the organisation that the figure is about")),
        Column("organisation_name", gettext_noop("Name of the organisation")),
        Column(
            "service", gettext_noop("Id of the service; blank where the figure is about the organisation as a whole")
        ),
        Column("service_name", gettext_noop("Name of the service")),
        Column("metric", gettext_noop("Id of the metric")),
        Column("metric_title", gettext_noop("Title of the metric")),
        Column("dimensions", gettext_noop("What splits the metric, as name=code pairs; blank for the total")),
        Column("period", gettext_noop("The period that the figure covers, as in submissions")),
        Column("period_start", gettext_noop("First day of the period"), "day"),
        Column("period_end", gettext_noop("Last day of the period"), "day"),
        Column("period_label", gettext_noop("The period in plain words")),
        Column("unit", gettext_noop("Unit of the value")),
        Column(
            "value", gettext_noop("The figure, character for character as submitted; blank where none was"), "number"
        ),
        Column(
            "computed_value",
            gettext_noop("What the calculation makes of the parts where no value was submitted, to six decimals"),
            "number",
        ),
        Column("numerator", gettext_noop("As submitted"), "number"),
        Column("denominator", gettext_noop("As submitted"), "number"),
        Column("inputs", gettext_noop("Further counts that the calculation reads, as name=number pairs, as submitted")),
        Column("lower", gettext_noop("Lower end of the 95 %% interval, as submitted"), "number"),
        Column("upper", gettext_noop("Upper end of the 95 %% interval, as submitted"), "number"),
        Column(
            "marker",
            gettext_noop("Shorthand letters that qualify the figure"),
            codes={k: v.meaning for k, v in MARKERS.items()},
        ),
        Column("marker_meaning", gettext_noop("What the letters mean")),
        Column("note", gettext_noop("What the organisation says about the figure")),
        Column(
            "definition_version",
            gettext_noop("Which version of the metric's definition holds for the period, counted from 1"),
            "whole",
        ),
        Column("source_file", gettext_noop("The file in which the figure was submitted")),
        Column("source_line", gettext_noop("Its line in that file"), "whole"),
        Column("comparison", gettext_noop("Whether organisations may be compared with one another"), codes=COMPARISONS),
        Column(
            "first_published",
            gettext_noop("When the figure was first published here; blank where that is not known"),
            "moment",
        ),
        Column("last_changed", gettext_noop("When its number last changed; blank where that is not known"), "moment"),
        Column("commit", gettext_noop("The commit that published it as it is now; blank where that is not known")),
    ),
    ("organisation", "service", "metric", "dimensions", "period_start", "period_end"),
    (OF_ORGANISATION, OF_SERVICE, OF_METRIC),
)
ORGANISATIONS = Table(
    "organisations",
    gettext_noop("Organisations"),
    gettext_noop("Every organisation that has a profile here."),
    (
        Column("organisation", gettext_noop("Id of the organisation")),
        *(
            Column(name, str(Organisation.model_fields[name].description))
            for name in ("name", "kind", "parent", "since", "until", "website", "contact")
        ),
        Column("kind_name", gettext_noop("The kind in words"), codes={name: name for name in KINDS.values()}),
        Column("gss", gettext_noop("Code of the Government Statistical Service, where there is one")),
    ),
    ("organisation",),
)
SERVICES = Table(
    "services",
    gettext_noop("Services"),
    gettext_noop("The inventory: every service that an organisation runs or ran."),
    (
        Column("service", gettext_noop("Id of the service")),
        Column("organisation", gettext_noop("Id of the organisation that runs it")),
        Column("organisation_name", gettext_noop("Name of that organisation")),
        Column("name", gettext_noop("Name of the service as its users know it")),
        Column("url", gettext_noop("Web address where the service starts")),
        Column("phase", gettext_noop("Phase of the service"), codes=PHASES),
        Column("kind", gettext_noop("What sort of transaction the service is")),
        Column("users", gettext_noop("For whom the service is")),
        Column("since", gettext_noop("The day on which it began"), "day"),
        Column("until", gettext_noop("The day on which it ended"), "day"),
        Column("modernisation", gettext_noop("How far its modernisation is")),
        Column("legacy", gettext_noop("Whether it rests on old technology: yes or no")),
        Column("next_step", gettext_noop("What its organisation will do next")),
    ),
    ("service",),
    (OF_ORGANISATION,),
)
METRICS = Table(
    "metrics",
    gettext_noop("Metrics"),
    gettext_noop("Every metric that is defined here, with its definition."),
    (
        Column("metric", gettext_noop("Id of the metric")),
        Column("domain", gettext_noop("Id of its domain")),
        Column("domain_title", gettext_noop("Title of its domain")),
        *(
            Column(name, str(Metric.model_fields[name].description), "whole" if name in ("decimals", "due") else "text")
            for name in (
                *("title", "question", "definition", "unit", "decimals", "better", "frequency", "due", "level"),
                *("calculation", "numerator", "denominator", "minimum", "maximum", "comparison", "status"),
                "limitations",
            )
        ),
        Column("months", gettext_noop("How many months a figure covers"), "whole"),
        Column("source_title", gettext_noop("Where the definition comes from")),
        Column("source_url", gettext_noop("Web address of that")),
        Column("dimensions", gettext_noop("What splits the metric, and by which codes")),
        Column("changes", gettext_noop("When and how the definition changed")),
    ),
    ("metric",),
)
TARGETS = Table(
    "targets",
    gettext_noop("Targets"),
    gettext_noop("What organisations have said that they aim for."),
    (
        Column("organisation", gettext_noop("Id of the organisation")),
        Column("service", gettext_noop("Id of the service; blank for the organisation as a whole")),
        Column("metric", gettext_noop("Id of the metric")),
        Column("value", gettext_noop("The figure aimed at, character for character as submitted"), "number"),
        Column("from", gettext_noop("The first period for which it holds")),
        Column("until", gettext_noop("The last period; blank while it goes on")),
        Column("source", gettext_noop("Web address of where it was set")),
        Column("note", gettext_noop("What the organisation says about it")),
        Column("source_file", gettext_noop("The file in which it was submitted")),
        Column("source_line", gettext_noop("Its line in that file"), "whole"),
    ),
    ("organisation", "service", "metric", "from"),
    (OF_ORGANISATION, OF_SERVICE, OF_METRIC),
)

Cells = tuple[str, ...]


def organisation_rows(catalogue: Catalogue) -> Iterator[Cells]:
    """Yield a row for each organisation."""
    for each in catalogue.organisations.values():
        texts = (each.name, each.kind, each.parent, each.since, each.until, each.website, each.contact)
        yield (each.id, *(str(text or "") for text in texts), KINDS[each.kind], each.identifiers.gss or "")


def service_rows(catalogue: Catalogue) -> Iterator[Cells]:
    """Yield a row for each service."""
    for each in catalogue.services.values():
        named = (each.id, each.organisation, catalogue.organisations[each.organisation].name, each.name, each.url)
        times = (each.since, each.until)
        yield (*named, each.phase, each.kind, each.users, *times, each.modernisation, each.legacy, each.next_step)


def metric_rows(catalogue: Catalogue) -> Iterator[Cells]:
    """Yield a row for each metric."""
    for each in catalogue.metrics.values():
        domain = catalogue.domains.get(each.domain)
        yield (
            *(each.id, each.domain, domain.title if domain else ""),
            *(each.title, each.question, each.definition, unit_name(each.unit), str(each.decimals)),
            *(_better(each), each.frequency, str(each.due), each.level),
            *(each.calculation.text if each.calculation else "", each.numerator or "", each.denominator or ""),
            *(str(each.minimum or ""), str(each.maximum or ""), each.comparison, each.status, each.limitations or ""),
            *(str(each.months), each.source.title, each.source.url),
            "; ".join(f"{name}: {', '.join(codes)}" for name, codes in each.dimensions.items()),
            "; ".join(f"from {change.from_}: {change.what}" for change in each.changes),
        )


def target_rows(catalogue: Catalogue) -> Iterator[Cells]:
    """Yield a row for each target."""
    for each in catalogue.targets:
        until = str(each.until) if each.until else ""
        place = (each.location.path, str(each.location.line))
        fixed = (each.organisation, each.service, each.metric, each.value)
        yield (*fixed, str(each.since), until, each.source, each.note, *place)


def unit_name(unit: str | Unit) -> str:
    """Return the name of a unit as downloads give it."""
    return unit.many if isinstance(unit, Unit) else unit


def _better(metric: Metric) -> str:
    better = metric.better
    return better if isinstance(better, str) else f"between {better.from_} and {better.to}"


OTHERS: tuple[tuple[Table, Callable[[Catalogue], Iterator[Cells]]], ...] = (
    (ORGANISATIONS, organisation_rows),
    (SERVICES, service_rows),
    (METRICS, metric_rows),
    (TARGETS, target_rows),
)
"""The tables that hold no figures, each with what yields its rows."""
