"""The whole product in two steps: check a root, build its site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plainfigures.check.catalogue import catalogue_of, check_source
from plainfigures.check.changes import changes_of
from plainfigures.check.evidence import Evidence
from plainfigures.model.report import Report, Tell
from plainfigures.read.history import read_before, read_commit
from plainfigures.read.settings import read_settings
from plainfigures.read.source import read_source

if TYPE_CHECKING:
    from plainfigures.publish.manifest import Written


@dataclass(frozen=True)
class Checked:
    """The report of a check, and the evidence that it looked at."""

    report: Report
    evidence: Evidence


@dataclass(frozen=True)
class Built:
    """The report of the check before a build, and the site written; None where errors kept it from being built."""

    report: Report
    site: "Written | None"


def check(root: Path, today: date, tell: Tell, against: str | None = None) -> Checked:
    """Read everything under the root and check it; nothing is written.

    `against` names a commit: what will change since the branch left it is then checked and reported, too.
    Raises CouldNotRun where the root cannot be read at all, or git knows no such commit.
    """
    tell("Reading", 0, 0)
    source = read_source(root)
    settings = read_settings(root)
    before = read_before(root, against) if against is not None else None
    tell("Checking", 0, 0)
    evidence, problems = check_source(source, today, before.source if before else None)
    changes = changes_of(evidence, before) if before else None
    return Checked(Report(source.files, len(evidence.figures), tuple(problems), settings.rules_at, changes), evidence)


def build(root: Path, out: Path, today: date, tell: Tell) -> Built:
    """Check, and where there are no errors write the site to `out`, all of it or nothing.

    Raises CouldNotRun where the root cannot be read, has no website, or `out` holds something else.
    """
    from plainfigures.publish.site import unchanged_site, write_site

    checked = check(root, today, tell)
    if checked.report.errors:
        return Built(checked.report, None)
    cache, commit = root / "out" / "cache", read_commit(root)
    site = unchanged_site(root, out=out, cache=cache, commit=commit)
    if site is None:
        catalogue = catalogue_of(checked.evidence)
        site = write_site(catalogue, root=root, out=out, cache=cache, commit=commit, tell=tell)
    return Built(checked.report, site)
