"""Every file can be read: it is plain UTF-8 text, in a place where a file of its kind is expected.

Save spreadsheets as "CSV UTF-8 (comma delimited)". A submission lies in your organisation's own folder under
`metrics/` and its name ends in `.csv` or `.yml`. A workbook that is imported has one table on its first sheet, of
which nothing is hidden or merged.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value
    transactions,"example-permits,120
"""

import re
from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of
from plainfigures.check.table import is_pointer, left_by_git
from plainfigures.model.limits import LARGEST_FILE, LARGEST_UNPACKED, LONGEST_CELL, MIB, MOST_COLUMNS, MOST_ROWS
from plainfigures.model.problem import Fault, Location, Problem
from plainfigures.model.source import CsvFile, YamlFile
from plainfigures.model.words import quoted

ID = "file-shape"

AS_CSV = 'in your spreadsheet choose "Save as", then "CSV UTF-8 (comma delimited)"'
AS_UTF_8 = 'save it anew as UTF-8 (in a spreadsheet: "Save as", then "CSV UTF-8 (comma delimited)")'
AS_XLSX = 'open it in your spreadsheet, choose "Save as", then "Excel Workbook (.xlsx)"'
ALONE = "copy the sheet with the figures into a new workbook, and save that"
LEFT_BY_GIT = (
    "git left this line where two versions of the file met, and both are still in it",
    "keep the lines of one version, and delete the other and every line that begins with <<<<<<<, ======= or >>>>>>>",
)
WORDS = {
    "left-by-git": LEFT_BY_GIT,
    "not-a-file": ("this is a link or a device, not a plain file", "put the file itself in its place"),
    "unreadable": ("the file cannot be opened ({found})", "check its permissions"),
    "too-large": (
        f"the file holds {{found}}; at most {LARGEST_FILE // MIB} MiB is read",
        "split it, for example by year",
    ),
    "empty": ("the file is empty", "fill it or delete it"),
    "utf-16": ("the file is UTF-16 text, not UTF-8", AS_UTF_8),
    "spreadsheet": ("the file is a spreadsheet, though its name says otherwise", AS_CSV),
    "zip": (
        "the file is a zip file, though its name says otherwise",
        "unpack it, and put the CSV file that is in it in its place",
    ),
    "pdf": (
        "the file is a PDF, though its name says otherwise",
        'open the spreadsheet that the PDF was made from, choose "Save as", then "CSV UTF-8 (comma delimited)"',
    ),
    "markup": (
        "the file is a web page or XML, though its name says otherwise, as some programs save a table",
        'open it in your spreadsheet and choose "Save as", then "CSV UTF-8 (comma delimited)"',
    ),
    "nul": ("the file holds bytes of value zero, so it is no text", AS_UTF_8),
    "encoding": ("a character here is not UTF-8, near {quoted}", AS_UTF_8),
    "hidden-character": (
        "an invisible or reordering character {quoted} hides in this line",
        "type the line anew, without pasting it from elsewhere",
    ),
    "quotes": (
        "the quotation marks do not pair, so that the rest of the file cannot be read",
        'close the quotation, and write a quotation mark inside a cell twice (""), or leave quotation marks out',
    ),
    "too-many-columns": (
        f"the first line has {{found}} columns; at most {MOST_COLUMNS} are read",
        "delete the columns not needed",
    ),
    "too-many-rows": (f"the file has over {MOST_ROWS:,} rows", "split it, for example by year"),
    "cell-too-long": (
        f"a cell holds more than {LONGEST_CELL:,} characters",
        "shorten it; perhaps a quotation mark is not closed",
    ),
    "no-workbook": ("this is no Excel workbook, though its name says so", AS_XLSX),
    "old-workbook": ("this is a workbook of the old kind, .xls, though its name says otherwise", AS_XLSX),
    "strict-workbook": ("the workbook is of the kind Strict Open XML, which cannot be read", AS_XLSX),
    "locked": ("the workbook is locked with a password", "take the password off in your spreadsheet, and save it"),
    "damaged": ("the workbook is damaged, or written as no spreadsheet writes it", AS_XLSX),
    "unpacks-too-large": (
        f"the workbook holds {{found}} when unpacked; at most {LARGEST_UNPACKED // MIB} MiB is read",
        ALONE,
    ),
    "too-full": ("the workbook holds more cells, texts or formats than are read", f"{ALONE}; or split it by year"),
    "too-wide": (f"the sheet has filled cells in more than {MOST_COLUMNS} columns", "delete those not needed"),
    "not-a-table": (
        "the first sheet, {quoted}, is a chart and no table",
        "move the sheet with the figures to the front",
    ),
}
_LEFT_BEHIND = re.compile(r"\.~lock\..*#|~\$.*|\.DS_Store|Thumbs\.db|desktop\.ini|.*~|\..*\.sw[op]", re.IGNORECASE)
POINTER = (
    "the file is a pointer of Git LFS, which stands for the file and does not hold it",
    "commit the file itself, without Git LFS",
)


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the faults that reading met, and the files that are not what their names promise."""
    for fault in evidence.source.faults:
        if fault.kind in WORDS:
            yield in_words(fault)
        elif fault.kind == "unexpected-file" and role_of(fault.location.path) != "editor":
            yield _unexpected(fault.location.path)
    files: list[CsvFile | YamlFile] = [*evidence.source.csv_files, *evidence.source.yaml_files]
    faulty = {fault.location.path for fault in evidence.source.faults}
    for file in files:
        yield from _not_what_it_seems(file)
        if isinstance(file, CsvFile) and file.path not in faulty:
            yield from _without_figures(file)


def _without_figures(file: CsvFile) -> Iterator[Problem]:
    if role_of(file.path) == "submission" and "metric" in file.header and not file.rows:
        message = "the file has the names of columns and no figures"
        yield Problem(Location(file.path), ID, "warning", message, "add a row for each figure, or delete the file")


def _not_what_it_seems(file: CsvFile | YamlFile) -> Iterator[Problem]:
    role = role_of(file.path)
    line = left_by_git(file) if isinstance(file, CsvFile) else None  # in YAML a fault that reading met
    if role == "unexpected":
        yield _unexpected(file.path)
    elif line:
        yield Problem(Location(file.path, line), ID, "error", *LEFT_BY_GIT)
    elif is_pointer(file):
        yield Problem(Location(file.path), ID, "error", *POINTER)


def in_words(fault: Fault) -> Problem:
    """Return a fault that reading met as a problem."""
    message, cure = WORDS[fault.kind]
    return Problem(fault.location, ID, "error", message.format(found=fault.found, quoted=quoted(fault.found)), cure)


def _unexpected(path: str) -> Problem:
    folder, _, name = path.rpartition("/")
    ending = name.rpartition(".")[2].lower()
    if _LEFT_BEHIND.fullmatch(name):
        message, cure = "a program left this file behind, and it holds no figures", "delete it"
    elif ending in ("xlsx", "xls", "xlsm", "ods"):
        message, cure = "a spreadsheet cannot be read", f"{AS_CSV}, and delete the spreadsheet"
    elif ending == "zip":
        message, cure = "a zip file cannot be read", "unpack it, and put the CSV file that is in it in its place"
    elif path.count("/") > 2 and role_of(moved := "/".join([*path.split("/")[:2], name])) == "submission":
        message, cure = (
            "files lie in the folder of their organisation, and not in folders within it",
            f"move it to {moved}",
        )
    elif (right := _right_name(path)) != path and role_of(right) not in ("unexpected", "editor"):
        message, cure = "no file of this name is expected here", f"rename it to {right}"
    elif path.startswith("schemas/"):
        message = "no file of this name is expected here"
        cure = "name a definition like schemas/metrics/service-performance/transactions.yml, or delete the file"
    elif path.count("/") == 1 and role_of(_right_name(f"{folder}/any/{name}")) == "submission":
        message = "figures lie in the folder of their organisation, not beside the folders"
        cure = f"move it to {folder}/your-organisation/{name}"
    elif path.count("/") == 1:
        message, cure = "no file of this name is expected here", "delete it, or keep it outside metrics/"
    else:
        message = "no file of this name is expected here"
        cure = f"save its figures as CSV in a file like {'/'.join(path.split('/')[:2])}/2026-Q2.csv, or delete the file"
    return Problem(Location(path), ID, "error", message, cure)


def _right_name(path: str) -> str:
    """Return the path as the name of a file of its kind is written.

    Known names and endings are in small letters; no point stands in front, and no second ending behind.
    """
    folder, _, name = path.rpartition("/")
    stem, _, ending = re.sub(r"(?i)(?<=.\.csv|.\.yml)\.txt$", "", name).removeprefix(".").rpartition(".")
    known = stem.lower() if stem.lower() in ("organisation", "services", "roadmap", "targets") else stem
    return f"{folder}/{known}.{ending.lower().replace('yaml', 'yml')}"
