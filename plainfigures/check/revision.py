"""A published figure that changes has the marker `r` and a note that gives the reason: nothing changes silently.

This is checked against an earlier commit (`build.py check --against main`). A figure has changed where its value, or a
number that it is made of, is another number: `84.2` and `84.20` are the same, and a file may be renamed or its periods
be spelt differently. It has changed, too, where a new calculation makes another number of the same parts. A figure that
changes a second time has a new reason: a note left over from the first change is a warning.

BEFORE 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,120,,

PASS 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,125,r,Late paper forms for June were counted

FAIL 2026-Q2.csv
    metric,service,value,marker,note
    transactions,example-permits,125,,
"""

from collections.abc import Iterator

from plainfigures.check.changes import revisions
from plainfigures.check.evidence import Evidence
from plainfigures.model.change import Revision
from plainfigures.model.problem import Problem
from plainfigures.model.words import listed

ID = "revision"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each figure that changed without the marker `r`, or with an earlier change's note; `note` asks for one."""
    for revision in revisions(evidence):
        if "r" not in revision.markers:
            yield Problem(revision.location, ID, "error", *_words(revision))
        elif revision.note and revision.note == revision.note_before:
            yield Problem(revision.location, ID, "warning", *_words_again(revision))


def _words(revision: Revision) -> tuple[str, str]:
    write = "write r in the marker column and the reason in the note column"
    if not revision.parts:
        message = f"a new calculation makes {revision.after} of a figure that was published as {revision.before}"
        return message, f"enter the change in the definition under changes, with what it said before, or {write}"
    if revision.before == revision.after:
        parts = [f"{part.column} ({part.before or 'blank'} to {part.after or 'blank'})" for part in revision.parts]
        message = f"the published figure {revision.before} changed in {listed(parts, 'and')}, without the marker r"
    else:
        message = f"the figure was published as {revision.before} and is now {revision.after}, without the marker r"
    return message, f"{write}, or put the published numbers back"


def _words_again(revision: Revision) -> tuple[str, str]:
    moved = f", from {revision.before} to {revision.after}," if revision.before != revision.after else ""
    cure = "write in the note why it changes this time, with the date or the release"
    return f"the figure changes again{moved} with the same note as before", cure
