"""The list of all tables that are published, from which every description of them is made."""

from collections.abc import Mapping
from types import MappingProxyType

from plainfigures.model.table import Column, Form, Reference, Table
from plainfigures.publish import addresses
from plainfigures.publish.downloads import COLUMNS
from plainfigures.publish.reference_rows import METRIC_COLUMNS, ORGANISATION_COLUMNS, SERVICE_COLUMNS
from plainfigures.publish.revision_rows import REVISION_COLUMNS

_NUMBERS = (
    *("value", "computed_value", "numerator", "denominator", "lower", "upper", "number_before", "number_after"),
    *("difference", "value_before", "value_after", "minimum", "maximum"),
)
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(("period_start", "period_end", "since", "until"), "day"),
    **dict.fromkeys(("published", "written"), "moment"),
    **dict.fromkeys(("definition_version", "source_line", "decimals", "due", "covers"), "whole number"),
}
_REQUIRED = (
    *("id", "name", "title", "organisation", "metric", "period", "period_start", "period_end", "period_label", "unit"),
    *("definition_version", "source_file", "source_line", "published", "commit", "commit_before", "written", "sort"),
)
_BY_ID = tuple(Reference(name, f"{name}s") for name in ("organisation", "service", "metric"))


def _table(
    name: str,
    title: str,
    description: str,
    columns: Mapping[str, str],
    key: tuple[str, ...] = ("id",),
    references: tuple[Reference, ...] = (),
    blank: tuple[str, ...] = (),
) -> Table:
    made = (
        Column(each, said, _FORMS.get(each, "text"), each in _REQUIRED and each not in blank)
        for each, said in columns.items()
    )
    return Table(name, title, description, tuple(made), key, references)


FIGURES = _table(
    "figures",
    "Figures",
    "One row for each figure, with the numbers exactly as they were submitted. A blank value is a missing figure and "
    "never zero; the marker says why it is missing.",
    COLUMNS,
    ("organisation", "service", "metric", "dimensions", "period"),
    _BY_ID,
)
REVISIONS = _table(
    "revisions",
    "Revisions",
    "One row for each published figure that changed: what it said before and after, when and why. What is gone by now "
    "may be in no other table.",
    REVISION_COLUMNS,
    ("organisation", "service", "metric", "dimensions", "period", "commit"),
    blank=("source_file",),
)
ORGANISATIONS = _table("organisations", "Organisations", "One row for each organisation.", ORGANISATION_COLUMNS)
SERVICES = _table(
    "services",
    "Services",
    "One row for each service.",
    SERVICE_COLUMNS,
    references=(Reference("organisation", "organisations"),),
)
METRICS = _table("metrics", "Metrics", "One row for each metric, as it is defined now.", METRIC_COLUMNS)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        addresses.ALL_DATA: FIGURES,
        addresses.ALL_REVISIONS: REVISIONS,
        addresses.ALL_ORGANISATIONS: ORGANISATIONS,
        addresses.ALL_SERVICES: SERVICES,
        addresses.ALL_METRICS: METRICS,
    }
)
"""The table that each file below `data/` holds; every other CSV file holds some of the figures."""


def table_of(address: str) -> Table:
    """Return the table that the CSV file at an address holds, or holds some rows of."""
    return TABLES.get(address, FIGURES)
