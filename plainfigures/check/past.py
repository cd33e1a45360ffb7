"""What the versions of files in a history say, understood by the same code as the files of today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from plainfigures.check.documents import parse_document
from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of, stem_of
from plainfigures.check.table import figure_files, joined, without_hidden_characters
from plainfigures.model.history import FileVersion, History
from plainfigures.model.metric import Metric
from plainfigures.model.obligation import Asked, Obligation
from plainfigures.model.source import Source, YamlFile

ROW, BLOB, SOUND = "line", "blob", "sound"


@dataclass(frozen=True, slots=True)
class Era:
    """A definition as it was understood from commit number `since` on."""

    since: int
    metric: Metric


Eras = dict[str, tuple[Era, ...]]


def submission_blobs(history: History) -> dict[str, str]:
    """Return every content that a submission ever had, by its hash, with the path at which it is to be read."""
    versions = _of_role(history, "submission")
    return {each.blob: f"metrics/past/{each.blob}.{each.path.rpartition('.')[2]}" for each in versions}


def definition_blobs(history: History) -> dict[str, str]:
    """Return every content that a definition ever had, as `submission_blobs` does."""
    return {each.blob: f"schemas/metrics/past/{each.blob}.yml" for each in _of_role(history, "definition")}


def obligation_blobs(history: History) -> dict[str, str]:
    """Return every content that the list of obligations ever had, as `submission_blobs` does."""
    return {each.blob: f"schemas/past/{each.blob}.yml" for each in _of_role(history, "obligations")}


def asked_in(history: History, obligations: Source) -> tuple[Asked, ...]:
    """Return every obligation that ever was, with the day on which it first was; a list with a fault asks nothing.

    `obligations` holds what `obligation_blobs` asks for.
    """
    lists = {stem_of(file.path): tuple(_obligations(file)) for file in obligations.yaml_files}
    asked: dict[Obligation, Asked] = {}
    for version in sorted(_of_role(history, "obligations"), key=lambda each: each.since):
        items = lists.get(version.blob, ())
        for item in items if None not in items else ():
            if item:
                asked.setdefault(item, Asked(history.commits[version.since].day, item))
    return tuple(asked.values())


def _obligations(file: YamlFile) -> Iterator[Obligation | None]:
    items = file.root.value if isinstance(file.root.value, tuple) else ()
    return (parse_document(item, Obligation)[0] for item in items)


def _of_role(history: History, role: str) -> list[FileVersion]:
    return [version for version in history.versions if role_of(version.path) == role]


def eras_in(history: History, definitions: Source) -> Eras:
    """Return the versions of each definition, oldest first; one that cannot be understood changes nothing.

    `definitions` holds what `definition_blobs` asks for.
    """
    parsed = {
        stem_of(file.path): parse_document(file.root, Metric, id="past", domain="past")[0]
        for file in definitions.yaml_files
    }
    eras: dict[str, list[Era]] = {}
    for version in sorted(_of_role(history, "definition"), key=lambda each: each.since):
        metric, id_ = parsed.get(version.blob), stem_of(version.path)
        before = eras.setdefault(id_, [])
        if metric and (not before or _reckoning(before[-1].metric) != _reckoning(metric)):
            before.append(Era(version.since, metric.model_copy(update={"id": id_})))
    return {id_: tuple(each) for id_, each in eras.items() if each}


def _reckoning(metric: Metric) -> tuple[object, ...]:
    """Return all of a definition that can make another number of the same row."""
    return metric.calculation, metric.changes, tuple(metric.inputs), tuple(metric.dimensions)


def dimensions_of(eras: Eras) -> list[str]:
    """Return every column that was ever a dimension."""
    return sorted({name for each in eras.values() for era in each for name in era.metric.dimensions})


def inputs_of(eras: Eras) -> list[str]:
    """Return every column that was ever an input."""
    return sorted({name for each in eras.values() for era in each for name in era.metric.inputs})


def past_columns(evidence: Evidence, eras: Eras) -> tuple[str, ...]:
    """Return every column that a submission may have today, or that a definition ever gave it."""
    return tuple(dict.fromkeys((*evidence.figure_columns, *dimensions_of(eras), *inputs_of(eras))))


def rows_in(submissions: Source, columns: Sequence[str]) -> pl.DataFrame:
    """Return the rows of past submissions as text, by the hash of the content.

    Each content has a row with the number 0, which says whether all of it could be understood.
    """
    files = figure_files(without_hidden_characters(submissions), columns)
    rows = joined(files, columns).with_columns(_blob("path")).drop("path", "organisation")
    whole = {file.path for file in files if all(len(row) == len(file.header) for row in file.rows)}
    sound = {file.path for file in files if file.path in whole and set(file.header) <= set(columns)}
    there = pl.DataFrame({"path": submissions.paths}, schema={"path": pl.String})
    said = there.select(_blob("path"), pl.lit(0, pl.Int64).alias(ROW), pl.col("path").is_in(sorted(sound)).alias(SOUND))
    return pl.concat([rows, said], how="diagonal")


def _blob(path: str) -> pl.Expr:
    return pl.col(path).str.extract(r"/([0-9a-f]+)\.\w+$").alias(BLOB)


def sound_versions(versions: Iterable[FileVersion], misread: set[tuple[str, str]]) -> list[FileVersion]:
    """Return the versions that could be understood; what was published goes on where a later one could not.

    `misread` has the path and the hash of those that could not: with such a file no site was ever built.
    """
    kept: list[FileVersion] = []
    for each in versions:
        before = kept[-1] if kept and (kept[-1].path, kept[-1].until) == (each.path, each.since) else None
        if (each.path, each.blob) not in misread:
            kept.append(each)
        elif before:
            kept[-1] = FileVersion(before.path, before.blob, before.since, each.until)
    return kept
