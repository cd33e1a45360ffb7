"""Join all submissions into one table of text, and add the typed columns that rules and observations need.

Added beside the text: `organisation`, `path`, `line`; `period_text` (from the column, else from the file's name),
`start` and `months` (null where it names no period), `contradicts_name`; `markers` (null where the marker cannot be
read) and `explains_absence`; for every numeric column its number as `#column` (null where it is none); `#computed`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat

import polars as pl

from plainfigures.check.mend import NUMBER, meant
from plainfigures.check.places import folder_of, role_of, stem_of
from plainfigures.model.limits import MOST_COLUMNS
from plainfigures.model.marker import MARKERS, parse_markers
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period, parse_period
from plainfigures.model.source import MARK_OF_GIT, MARKS_OF_GIT, CsvFile, Source, YamlFile

PLACES = {"path": pl.String, "line": pl.Int64}
REQUIRED = {"submission": ("metric",), "services": ("id", "name"), "targets": ("metric", "value", "from")}
TITLE_LINES = 20
_HIDDEN = ("Cc", "Cf", "Zl", "Zp")
_POINTER = "version https://git-lfs.github.com/"


def left_by_git(file: CsvFile) -> int | None:
    """Return the line of the first mark that git left where two versions met, or None."""
    records = zip((file.header, *file.rows), (1, *file.lines), strict=True)
    marked = (record for record in records if record[0][0].startswith(MARKS_OF_GIT))
    return next((line for cells, line in marked if MARK_OF_GIT.fullmatch(cells[0])), None)


def is_pointer(file: CsvFile | YamlFile) -> bool:
    """Tell whether the file is a pointer of Git LFS in place of its content."""
    first = file.header[0] if isinstance(file, CsvFile) else file.text
    return first.startswith(_POINTER)


def without_hidden_characters(source: Source) -> Source:
    """Return the source with the invisible characters that reading met taken out of the cells of CSV files.

    They are reported once, as such; the cells are then judged as they will be without them.
    """
    hiding = {fault.location.path for fault in source.faults if fault.kind == "hidden-character"}
    return replace(
        source, csv_files=tuple(_cleaned(file) if file.path in hiding else file for file in source.csv_files)
    )


def _cleaned(file: CsvFile) -> CsvFile:
    header, *rows = (tuple(map(visible, record)) for record in (file.header, *file.rows))
    return replace(file, header=header, rows=tuple(rows))


def visible(cell: str) -> str:
    """Return the cell without characters that are invisible or reorder text."""
    return "".join(char for char in cell if char in "\t\r\n" or unicodedata.category(char) not in _HIDDEN)


def figure_files(source: Source, columns: Sequence[str]) -> tuple[CsvFile, ...]:
    """Return the submissions whose rows can be checked, those in YAML as tables of the same shape.

    A column whose name is misspelt beyond doubt has its right name here, so that its cells are checked all the same.
    """
    submissions = (file for file in source.yaml_files if role_of(file.path) == "submission")
    lists = [_as_table(file, columns) for file in submissions if len(names_in(file)) <= MOST_COLUMNS]
    return tuple(sorted([*_tables(source, "submission", columns), *lists], key=lambda file: file.path))


def names_in(file: YamlFile) -> tuple[str, ...]:
    """Return the names of columns that any figure of a YAML list has, each once."""
    items = file.root.value if isinstance(file.root.value, tuple) else ()
    return tuple(dict.fromkeys(name for item in items if isinstance(item.value, dict) for name in item.value))


def service_files(source: Source, columns: Sequence[str]) -> tuple[CsvFile, ...]:
    """Return the inventories of services whose rows can be checked, as `figure_files` does."""
    return tuple(_tables(source, "services", columns))


def target_files(source: Source, columns: Sequence[str]) -> tuple[CsvFile, ...]:
    """Return the targets whose rows can be checked, as `figure_files` does."""
    return tuple(_tables(source, "targets", columns))


def _tables(source: Source, role: str, columns: Sequence[str]) -> Iterator[CsvFile]:
    for file in source.csv_files:
        if role_of(file.path) == role and left_by_git(file) is None:
            table, _ = below_the_title(file, columns, REQUIRED[role])
            table = _named(replace(table, header=meant(table.header, columns)))
            if set(REQUIRED[role]) <= set(table.header):
                yield table


def below_the_title(file: CsvFile, known: Sequence[str], required: Sequence[str]) -> tuple[CsvFile, int]:
    """Return the file from the line on that names its columns, and that line: lines above it are a title, or notes."""
    if set(required) & set(meant(file.header, known)):
        return file, 1
    for number, (row, line) in enumerate(zip(file.rows[:TITLE_LINES], file.lines, strict=False)):
        if set(required) <= set(meant(row, known)):
            rest = slice(number + 1, None)
            return replace(file, header=row, rows=file.rows[rest], lines=file.lines[rest]), line
    return file, 1


def nameless_at_the_end(file: CsvFile) -> int:
    """Return how many columns at the end have neither a name nor a filled cell, as spreadsheets leave them."""
    filled = max((number for number, name in enumerate(file.header, start=1) if name.strip()), default=0)
    if filled == len(file.header):
        return 0
    whole = all(not any(row[filled:]) for row in file.rows if len(row) == len(file.header))
    return len(file.header) - filled if whole else 0


def _named(file: CsvFile) -> CsvFile:
    """Return the file without the empty columns at its end, which are told once and are no fault of its rows."""
    wide = len(file.header)
    width = wide - nameless_at_the_end(file)
    if width == wide:
        return file
    rows = tuple(row[:width] if len(row) == wide else row for row in file.rows)
    return replace(file, header=file.header[:width], rows=rows)


def _as_table(file: YamlFile, columns: Sequence[str]) -> CsvFile:
    """Return a YAML list of mappings as a table; what is no mapping of plain text is left to the rule `yaml-shape`."""
    items = file.root.value if isinstance(file.root.value, tuple) else ()
    rows = [
        (dict(zip(meant(list(item.value), columns), item.value.values(), strict=True)), item.location.line)
        for item in items
        if isinstance(item.value, dict) and all(isinstance(node.value, str) for node in item.value.values())
    ]
    header = tuple(dict.fromkeys(key for values, _ in rows for key in values))
    cells = tuple(tuple(_scalar(values[key].value) if key in values else "" for key in header) for values, _ in rows)
    return CsvFile(file.path, header, cells, tuple(line for _, line in rows))


def _scalar(value: object) -> str:
    return value if isinstance(value, str) else ""


def joined(files: Iterable[CsvFile], columns: Sequence[str]) -> pl.DataFrame:
    """Return the rows of all files that have their header's width, as text; blank cells are null."""
    files = list(files)
    named = {column for file in files for column in file.header}
    cells: dict[str, list[str | None]] = {column: [] for column in columns if column in named}
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
    schema = {**dict.fromkeys(cells, pl.String), **PLACES}
    table = pl.DataFrame({**cells, "path": paths, "line": lines}, schema=schema)
    filled = [pl.when(pl.col(column) != "").then(pl.col(column)).alias(column) for column in cells]
    absent = [pl.lit(None, pl.String).alias(column) for column in columns if column not in named]
    table = table.with_columns(*filled, *absent).select(*columns, *PLACES)
    return table.with_columns(
        _mapped("path", {path: folder_of(path) for path in set(paths)}, "organisation", pl.String())
    )


def _mapped(column: str, mapping: dict[str, object], to: str, kind: pl.DataType) -> pl.Expr:
    return pl.col(column).replace_strict(mapping, default=None, return_dtype=kind).alias(to)


def typed(table: pl.DataFrame, metrics: dict[str, Metric], numbers: Sequence[str]) -> pl.DataFrame:
    """Return the table of figures with the typed columns beside the text."""
    return _with_numbers(_with_markers(_with_periods(table)), numbers).pipe(with_computed, metrics)


def _with_periods(table: pl.DataFrame) -> pl.DataFrame:
    stems = {path: stem_of(path) for path in table["path"].unique()}
    from_name = {path: stem for path, stem in stems.items() if isinstance(parse_period(stem), Period)}
    table = table.with_columns(
        pl.col("period").fill_null(_mapped("path", dict(from_name), "stem", pl.String())).alias("period_text")
    )
    texts = table["period_text"].drop_nulls().unique()
    periods = {text: period for text in texts if isinstance(period := parse_period(text), Period)}
    spelt = {text: str(period) for text, period in periods.items()}
    named = {path: str(parse_period(stem)) for path, stem in from_name.items()}
    agreeing = _mapped("period_text", dict(spelt), "said", pl.String()) == _mapped(
        "path", dict(named), "named", pl.String()
    )
    return table.with_columns(
        _mapped("period_text", {text: period.start for text, period in periods.items()}, "start", pl.Date()),
        _mapped("period_text", {text: period.months for text, period in periods.items()}, "months", pl.Int64()),
        (~agreeing).fill_null(value=False).alias("contradicts_name"),
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
    return table.with_columns(
        pl.when(pl.col(column).str.contains(NUMBER))
        .then(pl.col(column))
        .cast(pl.Float64, strict=False)
        .alias(f"#{column}")
        for column in numbers
    )


def with_computed(table: pl.DataFrame, metrics: dict[str, Metric]) -> pl.DataFrame:
    """Add what each row's definition computes of its parts; null where a part is missing or zero divides."""
    computed = pl.lit(None, pl.Float64)
    for id_, starts in table.group_by("metric", maintain_order=True).agg(pl.col("start").unique()).iter_rows():
        for since, definition in _versions(metrics[id_], starts) if id_ in metrics else ():
            if definition.calculation:
                row = {name: pl.col(f"#{name}") for name in definition.calculation.names}
                value = definition.calculation.evaluate(row, lambda text: pl.lit(float(text)))
                holds = pl.col("metric") == id_
                holds = holds & (pl.col("start") >= since) if since else holds
                computed = pl.when(holds).then(value).otherwise(computed)
    return table.with_columns(pl.when(computed.is_finite()).then(computed).alias("#computed"))


def _versions(metric: Metric, days: Iterable[date | None]) -> Iterator[tuple[date | None, Metric]]:
    """Yield each version of a definition that holds on one of the days, with its first day; the first has none."""
    starts = sorted({change.from_.start for change in metric.changes})
    since = {max((start for start in starts if day and start <= day), default=None) for day in days}
    for start in sorted(since, key=lambda day: day or date.min):
        yield start, metric.as_of(Period(start or date.min, 1))
