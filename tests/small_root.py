"""The small root of invented figures, laid out in a folder of its own and completed by the repository's schemas.

The tests of checking and the end-to-end test share it; the latter adds `mkdocs.yml` and `site/`.
"""

import shutil
from datetime import date
from pathlib import Path

from plainfigures.check.catalogue import check_source
from plainfigures.model.report import Report
from plainfigures.model.source import Source
from plainfigures.read.source import read_source
from plainfigures.report.text import render_text

REPOSITORY = Path(__file__).parents[1]
EXAMPLES = Path(__file__).parent / "examples"
BESIDE = ("expected.txt", "before", "mended", ".gitkeep")  # what an example folder holds beside the faulty files
TODAY = date(2026, 11, 22)


def lay_out(root: Path) -> Path:
    """Put the small root's `metrics/` and the repository's `schemas/` into a folder, and return it."""
    shutil.copytree(EXAMPLES / "small" / "metrics", root / "metrics")
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    return root


def lay_out_website(root: Path) -> Path:
    """Put the small root and the repository's website into a folder, ready to be built, and return it."""
    shutil.copytree(REPOSITORY / "site", root / "site")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return lay_out(root)


def lay_over(root: Path, files: Path) -> None:
    """Put the files of a folder over those of the root, each at its own relative path."""
    shutil.copytree(files, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*BESIDE))


def put(root: Path, path: str, text: str) -> None:
    """Write one file of the root, with its folders, in place of what was there."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def checked(root: Path, today: date = TODAY, before: Source | None = None) -> Report:
    """Return the report of a check of the root, compared with what it was before where that is given."""
    source = read_source(root)
    evidence, problems = check_source(source, today, before)
    return Report(source.files, len(evidence.figures), tuple(problems))


def lines_of(report: Report) -> list[str]:
    """Return the lines of the text report that tell of problems, without the verdict."""
    return render_text(report).splitlines()[: len(report.problems)]


def without_progress(said: str) -> str:
    """Return what a command said on standard error without the lines that show how far it has come, after a second."""
    return "".join(line for line in said.splitlines(keepends=True) if not line.endswith(" …\n"))
