"""Mend in the text of a CSV file what can be mended without judgement, and leave everything else as it is."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from plainfigures.check.evidence import Evidence
from plainfigures.check.file_shape import LEFT_BY_GIT, POINTER, in_words
from plainfigures.check.mend import meant, sure_marker, sure_number, sure_period
from plainfigures.check.places import stem_of
from plainfigures.check.table import REQUIRED, is_pointer, left_by_git, visible
from plainfigures.model.marker import NotAMarker, parse_markers
from plainfigures.model.period import NotAPeriod, parse_period
from plainfigures.model.problem import Fault, Location, Problem
from plainfigures.model.source import SEPARATORS, CsvFile
from plainfigures.model.submission import Script, Tidied
from plainfigures.model.words import counted, quoted

_LINE_END = re.compile("\r\n|\r")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}|0,[0-9]+")
_DECIMAL_POINT = re.compile(r"[0-9,]*\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]+|[0-9]+,[0-9,]+\.[0-9]+")
_BLANK_BEFORE_QUOTE = re.compile(r'(^|,) +"', re.MULTILINE)
_IN_THREES = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Form:
    """What the columns of a table are called, which of them must be there, and which hold numbers."""

    columns: tuple[str, ...]
    required: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its cells, the text that it was read from, the line on which that begins, and whether it stays so."""

    cells: tuple[str, ...]
    raw: str
    line: int
    stays: bool = False


def form_of(path: str, evidence: Evidence) -> Form:
    """Return the form of the table that a file of this name holds: an inventory of services, targets, or figures."""
    match stem_of(path).lower():
        case "services":
            return Form(evidence.service_columns, REQUIRED["services"], ())
        case "targets":
            return Form(evidence.target_columns, REQUIRED["targets"], ("value",))
    return Form(evidence.figure_columns, REQUIRED["submission"], evidence.numbers)


def tidy(path: str, text: str, script: Script, form: Form) -> Tidied | list[Problem]:
    """Return the text tidied, or the problems that keep it from being tidied.

    Tidying a second time changes nothing more. A record of which no cell changes keeps its text, quotes and all.
    """
    plain = _LINE_END.sub("\n", text)
    separator = _separator(plain, form)
    records = _records(path, plain, separator)
    if isinstance(records, Fault):
        return [in_words(records)]
    file = _as_file(path, records)
    problems = _hopeless(file) if file else [in_words(Fault(Location(path), "empty"))]
    if problems or file is None:
        return problems
    named, names = _with_right_names(_without_empty_ends(records), form)
    columns = {number: name for number, name in enumerate(names) if name in form.columns}
    problems = [
        *_of_two_minds(path, named, columns, separator, form),
        *_torn(path, named, len(names), separator),
    ]
    if problems:
        return problems
    mended = [_mended(record, columns, len(names), form) for record in named]
    after = "".join(f"{_written(record, separator)}\n" for record in mended)
    after = plain if after == f"{plain}\n" else after
    return Tidied(plain, after, tuple(_told(text, script, separator, records, mended)))


def _separator(text: str, form: Form) -> str:
    """Return what stands between the cells: a comma, unless the first line makes sense with something else alone."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    if len(_cells(first, ",")) == 1:
        for mark in SEPARATORS:
            if mark in first and set(form.required) <= set(meant(_cells(first, mark), form.columns)):
                return mark
    return ","


def _cells(line: str, separator: str) -> tuple[str, ...]:
    try:
        return next((_clean(cells) for cells in csv.reader([line], delimiter=separator, strict=True)), ())
    except csv.Error:
        return ()


def _clean(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(visible(cell).strip() for cell in cells)


def _records(path: str, text: str, separator: str) -> list[_Record] | Fault:
    """Return the records with clean cells; a blank between a comma and a quotation mark is forgiven where possible."""
    forgiving = _split(path, text, separator, forgiving=True)
    return _split(path, text, separator, forgiving=False) if isinstance(forgiving, Fault) else forgiving


def _split(path: str, text: str, separator: str, *, forgiving: bool) -> list[_Record] | Fault:
    lines = [*io.StringIO(text, newline="\n")]
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=forgiving, strict=True)
    records: list[_Record] = []
    begins = 0
    try:
        for cells in reader:
            raw = "".join(lines[begins : reader.line_num]).removesuffix("\n")
            records.append(_Record(_clean(cells), raw, begins + 1))
            begins = reader.line_num
    except csv.Error as error:
        kind = "cell-too-long" if "field larger" in str(error) else "quotes"
        return Fault(Location(path, begins + 1), kind)
    return records


def _as_file(path: str, records: Sequence[_Record]) -> CsvFile | None:
    filled = [record for record in records if any(record.cells)]
    if not filled:
        return None
    rows, lines = tuple(record.cells for record in filled[1:]), tuple(record.line for record in filled[1:])
    return CsvFile(path, filled[0].cells, rows, lines)


def _hopeless(file: CsvFile) -> list[Problem]:
    """Return that the file holds what git put there in place of figures, where it does."""
    line = left_by_git(file)
    if line:
        return [Problem(Location(file.path, line), "file-shape", "error", *LEFT_BY_GIT)]
    return [Problem(Location(file.path), "file-shape", "error", *POINTER)] if is_pointer(file) else []


def _without_empty_ends(records: Sequence[_Record]) -> list[_Record]:
    """Return the records without empty rows at the end, and without empty columns at the right."""
    last = max(number for number, record in enumerate(records) if any(record.cells))
    kept = records[: last + 1]
    header = next(record.cells for record in kept if any(record.cells))
    filled = max(number for number, name in enumerate(header, start=1) if name)
    rest_is_empty = not any(any(record.cells[filled:]) for record in kept)
    width = filled if rest_is_empty else len(header)
    return [_narrowed(record, width) for record in kept]


def _narrowed(record: _Record, width: int) -> _Record:
    too_wide = any(record.cells) and not any(record.cells[width:])
    return replace(record, cells=record.cells[:width]) if too_wide else record


def _with_right_names(records: list[_Record], form: Form) -> tuple[list[_Record], tuple[str, ...]]:
    """Return the records with the names in their header put right, and those names; a header is never guessed."""
    place = next(number for number, record in enumerate(records) if any(record.cells))
    header = records[place].cells
    names = meant(header, form.columns)
    if not set(form.required) <= set(names):
        return records, header
    return [*records[:place], replace(records[place], cells=names), *records[place + 1 :]], names


def _of_two_minds(
    path: str, records: Sequence[_Record], columns: dict[int, str], separator: str, form: Form
) -> Iterator[Problem]:
    """Yield each number of which nobody can tell whether its comma or point stands for decimals or thousands."""
    places = [number for number, name in columns.items() if name in form.numbers]
    cells = [
        (record, number, record.cells[number])
        for record in records
        for number in places
        if number < len(record.cells) and sure_number(record.cells[number])
    ]
    bare = [re.sub("[^0-9.,]", "", cell) for *_, cell in cells]
    commas, points = (any(map(kind.fullmatch, bare)) for kind in (_DECIMAL_COMMA, _DECIMAL_POINT))
    for (record, number, cell), digits in zip(cells, bare, strict=True):
        doubted = commas or (separator == ";" and not points) if "," in digits else commas and separator != ","
        if doubted and _IN_THREES.fullmatch(digits):
            whole, thousandths = re.split("[.,]", digits)
            message = f"{columns[number]} {quoted(cell)} could be {whole}{thousandths} or {whole}.{thousandths}"
            cure = "write the numbers of this file with a point for decimals, and with nothing between thousands"
            yield Problem(Location(path, record.line, number + 1), "value-format", "error", message, cure)


def _torn(path: str, records: Sequence[_Record], width: int, separator: str) -> Iterator[Problem]:
    """Yield each record that has too many cells in a file whose separators change, since some of them are text."""
    for record in records:
        if separator != "," and len(record.cells) > width and any(record.cells):
            message = f"the row has {counted(len(record.cells), 'cell')}; the first line has {counted(width, 'column')}"
            cure = f"put the cell that holds {SEPARATORS[separator]} in quotation marks"
            yield Problem(Location(path, record.line), "row-width", "error", message, cure)


def _mended(record: _Record, columns: dict[int, str], width: int, form: Form) -> _Record:
    """Return the record with its cells mended by column; one of a wrong width stays, since a note may be torn."""
    if len(record.cells) != width:
        return replace(record, stays=not _BLANK_BEFORE_QUOTE.search(record.raw))
    cells = enumerate(record.cells)
    return replace(record, cells=tuple(_mender(columns.get(number, ""), form)(cell) or cell for number, cell in cells))


def _mender(column: str, form: Form) -> Callable[[str], str | None]:
    if column in form.numbers:
        return sure_number
    return _FOR_COLUMNS.get(column, _as_it_is) if "metric" in form.required else _as_it_is


def _as_it_is(cell: str) -> str:
    return cell


def _period(cell: str) -> str | None:
    return sure_period(cell) if isinstance(parse_period(cell), NotAPeriod) else cell


def _marker(cell: str) -> str | None:
    return sure_marker(cell) if isinstance(parse_markers(cell), NotAMarker) else cell


_FOR_COLUMNS: dict[str, Callable[[str], str | None]] = {
    "period": _period,
    "from": _period,
    "until": _period,
    "marker": _marker,
}


def _written(record: _Record, separator: str) -> str:
    """Return the record's own text where that says the same, and otherwise its cells as the csv module writes them."""
    if separator == "," and (record.stays or _says(record.raw, record.cells)):
        return record.raw
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(record.cells)
    return out.getvalue().removesuffix("\n")


def _says(raw: str, cells: tuple[str, ...]) -> bool:
    try:
        return [tuple(each) for each in csv.reader(io.StringIO(f"{raw}\n", newline="\n"), strict=True)] == [cells]
    except csv.Error:
        return False


def _told(
    text: str, script: Script, separator: str, before: Sequence[_Record], after: Sequence[_Record]
) -> Iterator[str]:
    """Yield in a few words each thing that was mended."""
    if script is not Script.UTF_8:
        yield f"its encoding ({script.value})"
    if "\r" in text:
        yield "its line ends"
    if separator != ",":
        yield f"the {SEPARATORS[separator]} between its cells"
    changed = [old.cells for old, new in zip(before, after, strict=False) if not _says_as_much(old, new, separator)]
    if changed:
        yield counted(len(changed), "row")
    if len(before) > len(after):
        yield counted(len(before) - len(after), "empty row at its end", "empty rows at its end")


def _says_as_much(old: _Record, new: _Record, separator: str) -> bool:
    return old.cells == new.cells if separator != "," else _written(new, separator) == old.raw
