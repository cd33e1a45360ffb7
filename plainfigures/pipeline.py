"""The whole product in two steps: check a root, build its site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainfigures.check.catalogue import check_source
from plainfigures.check.evidence import Evidence
from plainfigures.model.report import Report, Tell
from plainfigures.read.source import read_source


@dataclass(frozen=True)
class Checked:
    """The report of a check, and the evidence that it looked at."""

    report: Report
    evidence: Evidence


def check(root: Path, today: date, tell: Tell) -> Checked:
    """Read everything under the root and check it; nothing is written.

    Raises CouldNotRun where the root cannot be read at all.
    """
    tell("Reading", 0, 0)
    source = read_source(root)
    tell("Checking", 0, 0)
    evidence, problems = check_source(source, today)
    return Checked(Report(source.files, len(evidence.figures), tuple(problems)), evidence)
