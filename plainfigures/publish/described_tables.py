"""Every table that is published as CSV, by the address of its file: what all descriptions of the files are made of."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext_noop
from plainfigures.model.table import Column, Table, Type
from plainfigures.publish import addresses
from plainfigures.publish.publication_rows import OBLIGATION_COLUMNS, PUBLICATION_COLUMNS, STATES
from plainfigures.publish.record_metrics import RECORD_METRIC_COLUMNS
from plainfigures.publish.record_metrics import RECORD_METRICS as METRICS_OF_THE_RECORD
from plainfigures.publish.revision_rows import REVISION_COLUMNS
from plainfigures.publish.tables import FIGURES, OTHERS

_COUNTED = ("days", "figures", "revised", *(state.replace("-", "_") for state in STATES))
_NUMBERS = (
    *("number_before", "number_after", "difference", "value_before", "value_after"),
    *("revised_share", "coverage", "on_time_share"),
)
_TYPES: Mapping[str, Type] = {
    **dict.fromkeys(_COUNTED, "whole"),
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(("came", "first_came", "last_came", "as_at", "asked"), "day"),
    **dict.fromkeys(("published", "written", "reason_published"), "moment"),
}
_STATES = {str(state): meaning for state, meaning in STATES.items()}
_METRICS = {id_: metric.definition for id_, metric in METRICS_OF_THE_RECORD.items()}


def _columns(
    said: Mapping[str, str], codes: Mapping[str, Mapping[str, str]] | None = None, **types: Type
) -> tuple[Column, ...]:
    known, coded = {**_TYPES, **types}, codes or {}
    return tuple(Column(name, words, known.get(name, "text"), coded.get(name, {})) for name, words in said.items())


REVISIONS = Table(
    "revisions",
    gettext_noop("Revisions"),
    gettext_noop(
        "Every change of a published figure: what it said before and after, when and why. Of what is gone by now, "
        "other tables may know nothing."
    ),
    _columns(REVISION_COLUMNS),
    ("organisation", "service", "metric", "dimensions", "period", "commit"),
)
OBLIGATIONS = Table(
    "obligations",
    gettext_noop("Obligations"),
    gettext_noop("Every figure that is owed: when it was due, and whether it came."),
    _columns(OBLIGATION_COLUMNS, {"state": _STATES}, due="day"),
    ("organisation", "service", "metric", "period"),
)
PUBLICATION = Table(
    "publication",
    gettext_noop("Record of publication"),
    gettext_noop("What each organisation has published of each metric, and how much of what it owed."),
    _columns(PUBLICATION_COLUMNS, due="whole"),
    ("organisation", "metric"),
)
RECORD_METRICS = Table(
    "publication-metrics",
    gettext_noop("Metrics of the record"),
    gettext_noop("Coverage, on time and revised, of each organisation and of all together: worked out by this site."),
    _columns(RECORD_METRIC_COLUMNS, {"metric": _METRICS}, value="number", numerator="whole", denominator="whole"),
    ("metric", "organisation"),
)
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        addresses.ALL_DATA: FIGURES,
        addresses.ALL_REVISIONS: REVISIONS,
        addresses.ALL_OBLIGATIONS: OBLIGATIONS,
        addresses.ALL_PUBLICATION: PUBLICATION,
        addresses.ALL_RECORD_METRICS: RECORD_METRICS,
        **{addresses.of_table(table.name): table for table, _ in OTHERS},
    }
)
"""The table that each file below `data/` holds; every other CSV file holds some of the figures."""


Tables = Mapping[str, Table]
_SUBMITTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "figures": ("observations", ("value", "numerator", "denominator", "lower", "upper", "marker", "note")),
    "services": (
        "services",
        ("name", "url", "phase", "kind", "users", "since", "until", "modernisation", "legacy", "next_step"),
    ),
    "targets": ("targets", ("value", "from", "until", "source", "note")),
}
"""The columns that are published as they were submitted, by table, and the shared schema that describes them."""


def tables_of(catalogue: Catalogue) -> Tables:
    """Return all tables by address, submitted columns described in the words of the root's own shared schemas."""
    return {address: _in_words_of(catalogue, table) for address, table in TABLES.items()}


def _in_words_of(catalogue: Catalogue, table: Table) -> Table:
    schema, names = _SUBMITTED.get(table.name, ("", ()))
    said = {name: text.replace("%", "%%") for name, text in catalogue.columns.get(schema, {}).items()}
    columns = (
        replace(each, message=said[each.name]) if each.name in names and each.name in said else each
        for each in table.columns
    )
    return replace(table, columns=tuple(columns))


def table_of(address: str, tables: Tables = TABLES) -> Table:
    """Return the table that the CSV file at an address holds, or holds some rows of."""
    return tables.get(address, tables[addresses.ALL_DATA])
