"""What became of a workbook and what to do next, for people at a terminal."""

from collections.abc import Iterator

from plainfigures.model.submission import Imported
from plainfigures.model.words import counted, listed, printable, quoted

MOST_NAMED = 5


def render_imported(imported: Imported) -> str:
    """Return where the submission lies, what of the workbook was left aside, what was mended, and how to go on."""
    return "\n".join(printable(line) for line in _lines(imported))


def _lines(imported: Imported) -> Iterator[str]:
    figures = counted(imported.report.observations, "figure")
    yield f"Wrote {imported.path}, with {figures} from the sheet {quoted(imported.sheet)} of {imported.workbook}."
    if imported.others:
        yield f"Not read: {_named('sheet', list(map(quoted, imported.others)))}."
    if imported.beside:
        yield f"Left aside, outside the table: {_named('row', list(map(str, imported.beside)))}."
    if imported.mended:
        yield f"Mended on the way: {listed(imported.mended, 'and')}."
    yield f"Look through {imported.path}, then propose it as the guide says; `check` looks at it with all else."


def _named(what: str, names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = listed([*names[:MOST_NAMED], f"{more:,} more"] if more > 0 else names, "and")
    return f"{what if len(names) == 1 else f'{what}s'} {shown}"
