"""Every file can be read: it is plain UTF-8 text, in a place where a file of its kind is expected.

Save spreadsheets as "CSV UTF-8 (comma delimited)". A submission lies in your organisation's own folder under
`metrics/` and its name ends in `.csv` or `.yml`.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,120

FAIL 2026-Q2.csv
    metric,service,value
    transactions,"example-permits,120
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of
from plainfigures.model.problem import Fault, Location, Problem
from plainfigures.model.words import quoted

ID = "file-shape"

AS_CSV = 'in your spreadsheet choose "Save as", then "CSV UTF-8 (comma delimited)"'
WORDS = {
    "not-a-file": ("this is a link or a device, not a plain file", "put the file itself in its place"),
    "unexpected-file": (
        "no file of this name is expected here",
        "name a submission like metrics/your-organisation/2026-Q2.csv, in small letters, or delete the file",
    ),
    "unreadable": ("the file cannot be opened ({found})", "check its permissions"),
    "too-large": ("the file holds {found}; at most 1 MiB is read", "split it, for example by year"),
    "empty": ("the file is empty", "fill it or delete it"),
    "utf-16": ("the file is UTF-16 text, not UTF-8", AS_CSV),
    "spreadsheet": ("the file is a spreadsheet, though its name says otherwise", AS_CSV),
    "nul": ("the file holds NUL bytes, so it is no text", AS_CSV),
    "encoding": ("a character here is not UTF-8, near {quoted}", AS_CSV),
    "hidden-character": (
        "an invisible or reordering character {quoted} hides in this line",
        "type the line anew, without pasting it from elsewhere",
    ),
    "quotes": (
        "the quotation marks do not pair, so that the rest of the file cannot be read",
        'close the quotation, and write a quotation mark inside a cell twice (""), or leave quotation marks out',
    ),
    "too-many-columns": ("the first line has {found} columns; at most 100 are read", "delete the columns not needed"),
    "too-many-rows": ("the file has over 100,000 rows", "split it, for example by year"),
    "cell-too-long": ("a cell holds more than 10,000 characters", "shorten it; perhaps a quotation mark is not closed"),
}


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the faults that reading met, and the files that lie where nobody expects one."""
    for fault in evidence.source.faults:
        if fault.kind in WORDS:
            yield _problem(fault)
    for path in evidence.source.paths:
        role = role_of(path)
        if role == "unexpected":
            yield _problem(Fault(Location(path), "unexpected-file"))
        elif role == "not-read-yet":
            message = "this file is kept but not yet read by this version"
            yield Problem(Location(path), ID, "warning", message, "leave it, or delete it")


def _problem(fault: Fault) -> Problem:
    message, cure = WORDS[fault.kind]
    return Problem(fault.location, ID, "error", message.format(found=fault.found, quoted=quoted(fault.found)), cure)
