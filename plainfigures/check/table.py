"""Join all submissions into one table of text, and add the typed columns that rules and observations need.

Added beside the text: `organisation`, `path`, `line`; `period_text` (from the column, else from the file's name),
`start` and `months` (null where it names no period); `markers` (null where the marker cannot be read) and
`explains_absence`; for every numeric column its number as `#column` (null where it is none); `#computed`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

import polars as pl

from plainfigures.check.places import folder_of, role_of, stem_of
from plainfigures.model.marker import MARKERS, parse_markers
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period, parse_period
from plainfigures.model.source import CsvFile, Source, YamlFile

PLACES = {"path": pl.String, "line": pl.Int64}


def figure_files(source: Source) -> list[CsvFile]:
    """Return the submissions, those in YAML as tables of the same shape."""
    tables = [file for file in source.csv_files if role_of(file.path) == "submission"]
    lists = [_as_table(file) for file in source.yaml_files if role_of(file.path) == "submission"]
    return sorted(tables + lists, key=lambda file: file.path)


def service_files(source: Source) -> list[CsvFile]:
    """Return the inventories of services."""
    return [file for file in source.csv_files if role_of(file.path) == "services"]


def _as_table(file: YamlFile) -> CsvFile:
    """Return a YAML list of mappings as a table; what is no mapping of plain text is left to the rule `yaml-shape`."""
    items = file.root.value if isinstance(file.root.value, tuple) else ()
    rows = [(item.value, item.location.line) for item in items if isinstance(item.value, dict)]
    header = tuple(dict.fromkeys(key for values, _ in rows for key in values))
    cells = tuple(tuple(_scalar(values[key].value) if key in values else "" for key in header) for values, _ in rows)
    return CsvFile(file.path, header, cells, tuple(line for _, line in rows))


def _scalar(value: object) -> str:
    return value if isinstance(value, str) else ""


def joined(files: Iterable[CsvFile], columns: Sequence[str]) -> pl.DataFrame:
    """Return the rows of all files that have their header's width, as text; blank cells are null."""
    cells: dict[str, list[str | None]] = {column: [] for column in columns}
    paths: list[str] = []
    lines: list[int] = []
    for file in files:
        width = len(file.header)
        kept = [(row, line) for row, line in zip(file.rows, file.lines, strict=True) if len(row) == width]
        if not kept:
            continue
        rows, places = zip(*kept, strict=True)
        by_column = dict(zip(reversed(file.header), reversed(list(zip(*rows, strict=True))), strict=True))
        for column, joined_cells in cells.items():
            joined_cells.extend(by_column.get(column) or repeat(None, len(rows)))
        paths.extend(repeat(file.path, len(rows)))
        lines.extend(places)
    schema = {**dict.fromkeys(columns, pl.String), **PLACES}
    table = pl.DataFrame({**cells, "path": paths, "line": lines}, schema=schema)
    return table.with_columns(
        pl.when(pl.col(column) != "").then(pl.col(column)).alias(column) for column in columns
    ).with_columns(_mapped("path", {path: folder_of(path) for path in set(paths)}, "organisation", pl.String()))


def _mapped(column: str, mapping: dict[str, object], to: str, kind: pl.DataType) -> pl.Expr:
    return pl.col(column).replace_strict(mapping, default=None, return_dtype=kind).alias(to)


def typed(table: pl.DataFrame, metrics: dict[str, Metric], numbers: Sequence[str]) -> pl.DataFrame:
    """Return the table of figures with the typed columns beside the text."""
    return _with_numbers(_with_markers(_with_periods(table)), numbers).pipe(_with_computed, metrics)


def _with_periods(table: pl.DataFrame) -> pl.DataFrame:
    stems = {path: stem_of(path) for path in table["path"].unique()}
    from_name = {path: stem for path, stem in stems.items() if isinstance(parse_period(stem), Period)}
    table = table.with_columns(
        pl.col("period").fill_null(_mapped("path", dict(from_name), "stem", pl.String())).alias("period_text")
    )
    texts = table["period_text"].drop_nulls().unique()
    periods = {text: period for text in texts if isinstance(period := parse_period(text), Period)}
    return table.with_columns(
        _mapped("period_text", {text: period.start for text, period in periods.items()}, "start", pl.Date()),
        _mapped("period_text", {text: period.months for text, period in periods.items()}, "months", pl.Int64()),
    )


def _with_markers(table: pl.DataFrame) -> pl.DataFrame:
    texts = table["marker"].drop_nulls().unique()
    markers = {text: codes for text in texts if isinstance(codes := parse_markers(text), tuple)}
    absent = {text: any(not MARKERS[code].with_value for code in codes) for text, codes in markers.items()}
    return table.with_columns(
        _mapped("marker", {text: " ".join(codes) for text, codes in markers.items()}, "markers", pl.String()),
        _mapped("marker", dict(absent), "explains_absence", pl.Boolean()).fill_null(value=False),
    )


def _with_numbers(table: pl.DataFrame, numbers: Sequence[str]) -> pl.DataFrame:
    plain = r"^-?[0-9]+(\.[0-9]+)?$"
    return table.with_columns(
        pl.when(pl.col(column).str.contains(plain))
        .then(pl.col(column))
        .cast(pl.Float64, strict=False)
        .alias(f"#{column}")
        for column in numbers
    )


def _with_computed(table: pl.DataFrame, metrics: dict[str, Metric]) -> pl.DataFrame:
    """Add what each row's definition computes of its parts; null where a part is missing or zero divides."""
    computed = pl.lit(None, pl.Float64)
    for id_, metric in metrics.items():
        for since, definition in _versions(metric):
            if definition.calculation:
                row = {name: pl.col(f"#{name}") for name in definition.calculation.names}
                value = definition.calculation.evaluate(row, lambda text: pl.lit(float(text)))
                holds = pl.col("metric") == id_
                holds = holds & (pl.col("start") >= since) if since else holds
                computed = pl.when(holds).then(value).otherwise(computed)
    return table.with_columns(pl.when(computed.is_finite()).then(computed).alias("#computed"))


def _versions(metric: Metric) -> Iterator[tuple[object, Metric]]:
    """Yield each version of a definition with the day from which it holds, the first without one."""
    starts = sorted({change.from_.start for change in metric.changes})
    yield None, metric.as_of(Period(starts[0], 1).shifted(-1)) if starts else metric
    for start in starts:
        yield start, metric.as_of(Period(start, 1))
