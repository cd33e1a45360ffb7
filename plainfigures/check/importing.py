"""Make a submission of a worksheet: where it goes, its text, and what the rules say of it, told by its cells."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from plainfigures.check import duplicate, period
from plainfigures.check.catalogue import check_source
from plainfigures.check.evidence import Evidence
from plainfigures.check.mend import meant, plain_id, plain_period, sure_period
from plainfigures.check.places import role_of, stem_of
from plainfigures.check.tidy import form_of, tidy
from plainfigures.check.worksheet import Worksheet
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.period import NotAPeriod, Period, parse_period
from plainfigures.model.problem import Fault, Location, Problem
from plainfigures.model.source import CsvFile, Source
from plainfigures.model.submission import Script, Tidied
from plainfigures.model.words import counted, printable, quoted
from plainfigures.model.workbook import cell_name

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A submission before it is checked: the workbook and the table it comes from, its path below the root, its text.

    `problems` are those that can be seen on the sheet alone; where they keep it from being tidied there is no text.
    """

    workbook: str
    table: Worksheet
    path: str
    text: str
    mended: tuple[str, ...]
    problems: tuple[Problem, ...]


def period_option(text: str) -> Period:
    """Return the period that the option names in whatever way; raises CouldNotRun where it could be two, or none."""
    plain, wrong = plain_period(text), parse_period(text)
    found = parse_period(plain or text)
    if isinstance(found, Period):
        return found
    cure = f"say --period {plain.replace(' or ', ' or --period ')}" if plain else found.cure
    what = wrong.message if isinstance(wrong, NotAPeriod) else found.message
    raise CouldNotRun(f"--period {quoted(text)} {what}: {cure}")


def prepare(
    workbook: str, table: Worksheet, evidence: Evidence, *, organisation: str, option: Period | None, out: str | None
) -> Prepared:
    """Return the worksheet as a submission of the organisation.

    Raises CouldNotRun where the period is said twice, or no name can be made for the file.
    """
    names = meant(table.header, evidence.figure_columns)
    said = _periods(table, names)
    if option and said:
        column = cell_name(table.header_row, table.columns[names.index("period")])
        raise CouldNotRun(
            f"the sheet says its periods itself, below {column}: leave --period out, or clear that column"
        )
    given = option or _understood(stem_of(workbook))
    path = f"metrics/{organisation}/{out or _name(workbook, given, said)}"
    if role_of(path) != "submission" or not path.endswith(".csv"):
        raise CouldNotRun(f"{path} is no name of a submission: name one with --out, like 2026-Q2.csv")
    to_be_said = "" if said or given is None or parse_period(stem_of(path)) == given else str(given)
    records = _with_period(table, names, to_be_said)
    texts = [_as_csv(record) for record in records]
    tidied = tidy(path, "".join(texts), Script.UTF_8, form_of(path, evidence))
    if isinstance(tidied, Tidied):
        mended = (*table.mended, *_told(tidied, table))
        return Prepared(workbook, table, path, tidied.after, mended, table.problems)
    starts = accumulate((text.count("\n") for text in texts[:-1]), initial=1)
    rows = dict(zip(starts, (table.header_row, *table.numbers), strict=True))
    prepared = Prepared(workbook, table, path, "", table.mended, table.problems)
    found = [_at(prepared, each, rows.get(each.location.line, 0)) for each in tidied]
    return replace(prepared, problems=(*table.problems, *_unlike(found, prepared)))


def _periods(table: Worksheet, names: Sequence[str]) -> list[str]:
    """Return what the cells under `period` say, each once."""
    if "period" not in names:
        return []
    place = names.index("period")
    return list(dict.fromkeys(row[place] for row in table.rows if row[place]))


def _understood(text: str) -> Period | None:
    found = parse_period(sure_period(text) or text)
    return found if isinstance(found, Period) else None


def _name(workbook: str, given: Period | None, said: Sequence[str]) -> str:
    """Return the file's name: the period given, or that of all figures, or else the workbook's name as an id."""
    spoken = {_understood(text) for text in said}
    only = given or (spoken.pop() if len(spoken) == 1 else None)
    stem = str(only).replace("/", "_") if only else plain_id(stem_of(workbook))
    if stem is None:
        raise CouldNotRun(f"no file can be named after {quoted(workbook)}: name one with --out, like 2026-Q2.csv")
    return f"{stem}.csv"


def _with_period(table: Worksheet, names: Sequence[str], said: str) -> list[tuple[str, ...]]:
    """Return the records of the table, the period in each where neither the file's name nor the sheet says it."""
    records = [table.header, *table.rows]
    if not said:
        return records
    place = names.index("period") if "period" in names else len(names)
    return [
        (*record[:place], said if number else "period", *record[place + 1 :]) for number, record in enumerate(records)
    ]


def _as_csv(record: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(record)
    return out.getvalue().replace("\r\n", "\n").replace("\r", "\n")


def _told(tidied: Tidied, table: Worksheet) -> Iterator[str]:
    """Yield how many names of columns tidying put right, and how many other cells, with the first few of these."""
    before, after = (csv.reader(io.StringIO(text, newline="")) for text in (tidied.before, tidied.after))
    records = zip((table.header_row, *table.numbers), before, after, strict=True)
    changed = [
        (row, f"in {cell_name(row, column)}, {quoted(old)} is now {printable(new)}")
        for row, olds, news in records
        for column, old, new in zip(table.columns, olds, news, strict=False)
        if old != new
    ]
    names, cells = ([what for row, what in changed if (row == table.header_row) is wanted] for wanted in (True, False))
    if names:
        yield counted(len(names), "name of a column", "names of columns")
    if cells:
        more = ["…"] if len(cells) > MOST_EXAMPLES else []
        yield f"{counted(len(cells), 'cell')} of text ({'; '.join([*cells[:MOST_EXAMPLES], *more])})"


def judged(prepared: Prepared, file: CsvFile | None, faults: Sequence[Fault], evidence: Evidence) -> list[Problem]:
    """Return every problem that the submission has, or that it brings to other files, told by the cells of the sheet.

    `file` is its text as it was read back, and `evidence` that of the root without it.
    """
    if file:
        file = replace(file, lines=prepared.table.numbers[: len(file.rows)])
    before = set(check_source(evidence.source, evidence.today)[1])
    after = check_source(_with(evidence.source, file, faults), evidence.today)[1]
    found = [_told_by_cells(prepared, each) for each in after if each not in before]
    return [*prepared.problems, *_unlike(found, prepared)]


def _with(source: Source, file: CsvFile | None, faults: Sequence[Fault]) -> Source:
    """Return what was read with one submission more."""
    files = [each for each in source.csv_files if file is None or each.path != file.path]
    files = sorted([*files, *([file] if file else [])], key=lambda each: each.path)
    return replace(source, csv_files=tuple(files), faults=(*source.faults, *faults), files=source.files + 1)


def _told_by_cells(prepared: Prepared, problem: Problem) -> Problem:
    """Return the problem with the place and the name of the workbook for those of the submission.

    Of two rows that give the same figure the one in the workbook is told, whichever of them was read first.
    """
    path, workbook, table, place = prepared.path, prepared.workbook, prepared.table, problem.location
    first = re.search(rf"{re.escape(path)}:([0-9]+)$", problem.message)
    if first and problem.rule == duplicate.ID and place.path != path:
        message = f"{problem.message.removesuffix(first[0])}{place}"
        return replace(problem, location=Location(workbook, int(first[1])), message=message)
    message, cure = (text.replace(path, workbook) for text in (problem.message, problem.cure))
    if place.path != path:
        return replace(problem, message=message, cure=cure)
    if problem.rule == period.ID and not place.line:
        cure = _say_the_period(stem_of(workbook))
    row = table.header_row if place.line == 1 else place.line
    return _at(prepared, replace(problem, message=message, cure=cure), row)


def _say_the_period(stem: str) -> str:
    plain = plain_period(stem)
    say = f"--period {plain.replace(' or ', ' or --period ')}" if plain else "it with --period, like --period 2026-Q2"
    return f"say {say}; or add a column period"


def _at(prepared: Prepared, problem: Problem, row: int) -> Problem:
    """Return the problem at the row of the sheet, and at its own column there."""
    number, columns = problem.location.column, prepared.table.columns
    column = columns[number - 1] if 0 < number <= len(columns) else 0
    return replace(problem, location=Location(prepared.workbook, row, column))


def _unlike(problems: Iterable[Problem], prepared: Prepared) -> list[Problem]:
    """Return the problems but those in cells of which something worse was said already."""
    spoilt = prepared.table.spoilt
    return [each for each in problems if (each.location.line, each.location.column) not in spoilt]


def with_cell_names(workbook: str, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, those of a cell of the workbook with its name as the spreadsheet shows it."""
    return [
        replace(each, message=f"cell {cell_name(each.location.line, each.location.column)}: {each.message}")
        if each.location.path == workbook and each.location.column
        else each
        for each in problems
    ]
