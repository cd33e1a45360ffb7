"""Find the table on a sheet, and write its cells as a submission writes them, where that takes no judgement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from plainfigures.check import file_shape
from plainfigures.check.evidence import Evidence
from plainfigures.check.mend import meant
from plainfigures.check.sheet_cell import Written, rounded, written
from plainfigures.check.table import REQUIRED, TITLE_LINES, visible
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import counted, listed, quoted
from plainfigures.model.workbook import Block, Cell, Sheet, column_name

MOST_NAMED = 5
MOST_MERGED = 20  # told at once; a hostile sheet has many thousands, and each is compared with every cell
NAMES = "write metric, service, period and value into cells of the first row, and one figure into each row below"


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The table on a sheet as text: its names of columns and its rows, each with the place that it has on the sheet.

    `beside` are the rows left aside, above the table and below it; `mended` says in a few words what was rewritten;
    `problems` are those that can be seen on the sheet alone, and `spoilt` the cells of which nothing more need be said.
    """

    header: tuple[str, ...]
    header_row: int
    columns: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    beside: tuple[int, ...] = ()
    mended: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    spoilt: frozenset[tuple[int, int]] = field(default=frozenset())


def worksheet(path: str, sheet: Sheet, evidence: Evidence) -> Worksheet | Problem:
    """Return the table on the sheet of the workbook at `path`, or the problem that there is none."""
    texts = {row: filled for row, cells in sheet.rows.items() if (filled := _filled(cells))}
    if not texts:
        cure = "move the sheet with the figures to the front"
        return _problem(Location(path), f"the first sheet, {quoted(sheet.name)}, is empty", cure)
    header_row = next((row for row in list(texts)[:TITLE_LINES] if _names_columns(texts[row], evidence)), None)
    if header_row is None:
        seen = counted(min(len(texts), TITLE_LINES), "row")
        message = f"the first {seen} of the first sheet, {quoted(sheet.name)}, hold no name of a column"
        return _problem(Location(path), message, f"{NAMES}; or move the sheet that has them to the front")
    second = next((row for row in texts if row > header_row and _names_them_again(texts[row])), None)
    below = [row for row in texts if row > header_row and (second is None or row < second)]
    body = _without_notes(below, texts)
    columns = tuple(sorted(set(chain.from_iterable(texts[row] for row in (header_row, *body)))))
    header = tuple(texts[header_row].get(column, "") for column in columns)
    found = Worksheet(header, header_row, columns, (), tuple(body))
    above = [row for row in texts if row < header_row]
    problems = [*_another_table(path, second), *_unseen(path, sheet, found), *_merged(path, sheet, found)]
    found = replace(found, beside=(*above, *below[len(body) :]), problems=tuple(problems))
    return _with_cells(path, sheet, found, evidence)


def _filled(cells: dict[int, Cell]) -> dict[int, str]:
    """Return the cells that hold anything that can be seen."""
    texts = {column: visible(cell.text).strip() for column, cell in cells.items()}
    return {column: text for column, text in texts.items() if text or cells[column].kind == "unsolved"}


def _names_columns(texts: dict[int, str], evidence: Evidence) -> bool:
    return set(REQUIRED["submission"]) <= set(meant(list(texts.values()), evidence.figure_columns))


def _names_them_again(texts: dict[int, str]) -> bool:
    return set(REQUIRED["submission"]) <= {text.lower() for text in texts.values()}


def _without_notes(rows: Sequence[int], texts: dict[int, dict[int, str]]) -> list[int]:
    """Return the rows without those at the end that hold one cell of several words and nothing else."""
    notes = 0
    for row in reversed(rows):
        if len(texts[row]) > 1 or len(next(iter(texts[row].values())).split()) < 2:
            break
        notes += 1
    return list(rows[: len(rows) - notes])


def _another_table(path: str, row: int | None) -> Iterator[Problem]:
    if row:
        message = "a second table begins in this row: it names columns again"
        cure = "delete the row if its figures belong to the table above; otherwise move them to a workbook of their own"
        yield _problem(Location(path, row), message, cure)


def _unseen(path: str, sheet: Sheet, table: Worksheet) -> Iterator[Problem]:
    """Yield that a part of what would be published is hidden, since nobody has seen it."""
    if sheet.is_hidden:
        message = f"the first sheet, {quoted(sheet.name)}, is hidden"
        yield _problem(Location(path), message, "unhide it, or move the sheet with the figures to the front")
    rows = [row for row in (table.header_row, *table.numbers) if row in sheet.hidden_rows]
    if rows:
        cure = "unhide what is right (or clear the filter that hides it), and delete what is not to be published"
        yield _problem(Location(path, rows[0]), _hidden("row", list(map(str, rows))), cure)
    spans = sheet.hidden_columns
    columns = [column for column in table.columns if any(first <= column <= last for first, last in spans)]
    if columns:
        place = Location(path, table.header_row, columns[0])
        cure = "unhide what is right, and delete what is not to be published"
        yield _problem(place, _hidden("column", list(map(column_name, columns))), cure)


def _hidden(what: str, names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = listed([*names[:MOST_NAMED], f"{more:,} more"] if more > 0 else names, "and")
    return f"{what} {shown} is hidden" if len(names) == 1 else f"{what}s {shown} are hidden"


def _merged(path: str, sheet: Sheet, table: Worksheet) -> Iterator[Problem]:
    for block in _merged_in(sheet, table):
        message = f"the cells {block} are merged, so that only the first of them holds anything"
        yield _problem(Location(path, block.top, block.left), message, "unmerge them, and fill each cell")


def _merged_in(sheet: Sheet, table: Worksheet) -> list[Block]:
    first, last = table.header_row, max(table.numbers, default=table.header_row)
    left, right = table.columns[0], table.columns[-1]
    found = (
        block
        for block in sheet.merged
        if block.top <= last and block.bottom >= first and block.left <= right and block.right >= left
    )
    return list(islice(found, MOST_MERGED))


def _with_cells(path: str, sheet: Sheet, table: Worksheet, evidence: Evidence) -> Worksheet:
    """Return the table with the text of its cells, and what had to be said about some of them."""
    names = meant(table.header, evidence.figure_columns)
    cells = {(row, column): done for row, column, done in _written_cells(sheet, table, names, evidence)}
    blank = Written("")
    rows = tuple(tuple(cells.get((row, column), blank).text for column in table.columns) for row in table.numbers)
    spoilt = {place for place, done in cells.items() if done.fault}
    problems = [
        Problem(Location(path, *place), done.rule, "error", *done.fault) for place, done in cells.items() if done.fault
    ]
    problems += _shown_rounded(path, sheet, cells)
    merged = _merged_in(sheet, table)
    spoilt |= {place for row in table.numbers for column in table.columns if _lies_in(merged, place := (row, column))}
    return replace(
        table,
        rows=rows,
        mended=tuple(_mended(cells)),
        problems=(*table.problems, *problems),
        spoilt=frozenset(spoilt),
    )


def _lies_in(merged: Sequence[Block], place: tuple[int, int]) -> bool:
    return any(block.holds(*place) for block in merged)


def _written_cells(
    sheet: Sheet, table: Worksheet, names: Sequence[str], evidence: Evidence
) -> Iterator[tuple[int, int, Written]]:
    by_name = dict(zip(names, table.columns, strict=True))
    for row in table.numbers:
        cells = sheet.rows[row]
        id_ = cells.get(by_name["metric"])
        metric = evidence.documents.metrics.get(visible(id_.text).strip()) if id_ else None
        for name, column in zip(names, table.columns, strict=True):
            if column in cells:
                yield row, column, written(cells[column], name, metric, is_number=name in evidence.numbers)


def _shown_rounded(path: str, sheet: Sheet, cells: dict[tuple[int, int], Written]) -> Iterator[Problem]:
    """Yield once that numbers are published in full though the spreadsheet shows them rounded."""
    found = [
        (place, done, shown)
        for place, done in cells.items()
        if done.is_number and (shown := rounded(done.text, sheet.rows[place[0]][place[1]].shown)) is not None
    ]
    if found:
        place, done, shown = found[0]
        more = f", and {counted(len(found) - 1, 'more number')} likewise" if len(found) > 1 else ""
        message = f"{done.text} is shown as {shown}{more}: what the cell holds is published, not what it shows"
        cure = "keep it, or round the number in the workbook, for example with ROUND"
        yield Problem(Location(path, *place), "value-format", "warning", message, cure)


def _mended(cells: dict[tuple[int, int], Written]) -> Iterator[str]:
    """Yield for each kind of rewriting how many cells it met, with the first as an example."""
    for kind in dict.fromkeys(done.mended for done in cells.values() if done.mended):
        same = [(place, done) for place, done in cells.items() if done.mended == kind]
        (row, column), first = same[0]
        number = counted(len(same), kind.one, kind.many)
        yield f"{number} (in {column_name(column)}{row}, {first.before} is now {first.text})"


def _problem(place: Location, message: str, cure: str) -> Problem:
    return Problem(place, file_shape.ID, "error", message, cure)
