"""From what was read to what is known: documents, tables, rules, and the catalogue of what passed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from sys import intern

import polars as pl

from plainfigures.check.documents import Documents, parse_documents
from plainfigures.check.evidence import NUMBERS, Column, Evidence
from plainfigures.check.places import role_of
from plainfigures.check.rules import RULES
from plainfigures.check.schema import TableSchema, columns_of, load_schema, shape_of, validated, with_metric_columns
from plainfigures.check.shared import markers_in, period_from
from plainfigures.check.table import figure_files, joined, service_files, target_files, typed, without_hidden_characters
from plainfigures.check.target import targets_in
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.limits import MOST_TOLD
from plainfigures.model.observation import Codes, Observation
from plainfigures.model.organisation import Service
from plainfigures.model.problem import Location, Problem, Severity, by_place, in_order
from plainfigures.model.source import Source
from plainfigures.model.words import listed

TARGET_COLUMNS = ("metric", "service", "value", "from", "until", "source", "note")
MEND_FIRST = "mend what is named, which may well be the same mistake, and check again"
_NAMES = ("organisation", "service", "metric", "path")
_CELLS = (*_NAMES, "line", "start", "months", *NUMBERS, "markers", "note")
NEEDED = ("metric", "service", "period", *NUMBERS, "marker", "note")


def check_source(source: Source, today: date, before: Source | None = None) -> tuple[Evidence, list[Problem]]:
    """Return everything that was read as evidence, and every problem of every file, sorted by place.

    `before` is what an earlier commit holds, where the check compares with one.
    Raises CouldNotRun where the root has no shared table schemas, since nothing can be checked without them.
    """
    evidence = gather(source, today)
    if before:
        evidence = replace(evidence, before=gather(_with_tables_of(source, before), today, validate=False))
    return evidence, in_order([problem for rule in RULES.values() for problem in _told(rule.check(evidence))])


def _told(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that one rule found, of each file the first `MOST_TOLD`, and how many more there are."""
    by_file: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in found:
        by_file.setdefault((problem.location.path, problem.severity), []).append(problem)
    for (path, severity), problems in by_file.items():
        told = problems if len(problems) <= MOST_TOLD else sorted(problems, key=by_place)
        yield from told[:MOST_TOLD]
        if len(told) > MOST_TOLD:
            message = f"the rule {told[0].rule} is broken in {len(told) - MOST_TOLD:,} more places than are named below"
            yield Problem(Location(path), told[0].rule, severity, message, MEND_FIRST)


def _with_tables_of(source: Source, before: Source) -> Source:
    """Return what was before, to be read by the table schemas of today, so that both have the same columns."""
    tables = [file for file in source.yaml_files if role_of(file.path) == "table"]
    others = [file for file in before.yaml_files if role_of(file.path) != "table"]
    return replace(before, yaml_files=(*others, *tables))


def gather(source: Source, today: date, *, validate: bool = True) -> Evidence:
    """Return what the rules look at; without `validate` the table schemas find nothing."""
    source = without_hidden_characters(source)
    documents, problems = parse_documents(source)
    figures_schema = with_metric_columns(_schema(source, "observations", NEEDED), documents.metrics.values())
    services_schema = _schema(
        source, "services", [each.name for each in fields(Service) if each.name != "organisation"]
    )
    targets_schema = _schema(source, "targets", TARGET_COLUMNS)
    schemas = {"observations": figures_schema, "services": services_schema, "targets": targets_schema}
    tables = {name: shape_of(schema) for name, schema in schemas.items()}
    submissions = figure_files(source, tables["observations"].columns)
    inventories = service_files(source, tables["services"].columns)
    aims = target_files(source, tables["targets"].columns)
    figures = joined(submissions, tables["observations"].columns)
    services = joined(inventories, tables["services"].columns)
    targets = joined(aims, tables["targets"].columns)
    joined_tables = {"observations": figures, "services": services, "targets": targets}
    found = (finding for name, table in joined_tables.items() for finding in validated(schemas[name], table))
    return Evidence(
        source=source,
        documents=documents,
        document_problems=tuple(problems),
        tables=tables,
        figures=typed(figures, documents.metrics, _numbers(documents)),
        services=services,
        targets=targets,
        figure_files=submissions,
        service_files=inventories,
        target_files=aims,
        findings=tuple(found) if validate else (),
        today=today,
    )


def figure_columns(source: Source) -> tuple[Column, ...]:
    """Return what the shared table schema says of the columns of figures, those of single metrics left aside."""
    return columns_of(_schema(source, "observations", NEEDED))


def catalogue_of(evidence: Evidence) -> Catalogue:
    """Return the catalogue of evidence that no rule found an error in."""
    documents = evidence.documents
    return Catalogue(
        domains=documents.domains,
        metrics=documents.metrics,
        organisations=documents.organisations,
        services={service.id: service for service in sorted(evidence.inventory, key=lambda service: service.id)},
        observations=tuple(_observations(evidence)),
        publications=documents.publications,
        roadmaps=documents.roadmaps,
        obligations=documents.obligations,
        calendar=documents.calendar,
        statements=documents.statements,
        columns={name: shape.said for name, shape in evidence.tables.items()},
        targets=tuple(each for each in targets_in(evidence) if documents.metrics[each.metric].better != "neither"),
    )


def _observations(evidence: Evidence) -> Iterator[Observation]:
    """Return the observations, made column by column, since there may be hundreds of thousands."""
    metrics, figures = evidence.documents.metrics, evidence.figures.with_columns(pl.col(pl.String).fill_null(""))
    columns = {name: figures[name].to_list() for name in (*_CELLS, *evidence.metric_columns)}
    organisations, services, ids, paths = (list(map(intern, columns[name])) for name in _NAMES)
    return map(
        Observation,
        organisations,
        services,
        ids,
        map(period_from, columns["start"], columns["months"]),
        map(Location, paths, columns["line"]),
        *(columns[name] for name in NUMBERS),
        map(markers_in, columns["markers"]),
        columns["note"],
        _pairs(ids, {id_: tuple(metric.dimensions) for id_, metric in metrics.items()}, columns),
        _pairs(ids, {id_: tuple(metric.inputs) for id_, metric in metrics.items()}, columns),
    )


def _pairs(ids: Sequence[str], names: Mapping[str, Sequence[str]], columns: Mapping[str, Sequence[str]]) -> list[Codes]:
    """Return for each row the columns that its metric alone has, each with what stands there."""
    of_rows = enumerate(map(names.__getitem__, ids))
    return [tuple([(name, columns[name][at]) for name in mine]) if mine else () for at, mine in of_rows]


def _numbers(documents: Documents) -> list[str]:
    return [*NUMBERS, *sorted({name for metric in documents.metrics.values() for name in metric.inputs})]


def _schema(source: Source, name: str, needed: Iterable[str]) -> TableSchema:
    path = f"schemas/{name}.yml"
    file = next((file for file in source.yaml_files if file.path == path), None)
    if file is None:
        raise CouldNotRun(f"{path} is missing or cannot be read, and nothing can be checked without it")
    schema = load_schema(file.text)
    lacking = [column for column in needed if schema is None or column not in schema.columns]
    if schema is None or lacking:
        what = f"has no column {listed(lacking, 'and')}" if schema else "is no table schema"
        raise CouldNotRun(f"{path} {what}, and nothing can be checked without it: restore it from git")
    return schema
