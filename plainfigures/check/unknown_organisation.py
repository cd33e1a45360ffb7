"""Every folder under `metrics/` has a profile, `organisation.yml`, and every parent that a profile names has one too.

PASS metrics/example-agency/organisation.yml
    name: Example Agency
    kind: executive-agency
    parent: example-department

FAIL metrics/example-agency/organisation.yml
    name: Example Agency
    kind: executive-agency
    parent: exampel-department
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import folder_of, role_of
from plainfigures.model.document import IDENTIFIER
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import did_you_mean, quoted

ID = "unknown-organisation"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each folder without a profile or with an unfit name, and each profile whose parent nobody knows."""
    known = evidence.documents.organisations
    profiles = {folder_of(file.path): file for file in evidence.source.yaml_files if role_of(file.path) == "profile"}
    paths = evidence.source.paths
    for folder in sorted({folder_of(path) for path in paths if path.startswith("metrics/")}):
        place = f"metrics/{folder}/organisation.yml"
        if not IDENTIFIER.fullmatch(folder):
            cure = "name the folder in small letters, digits and hyphens, like home-office"
            yield Problem(Location(place), ID, "error", f"the folder's name {quoted(folder)} is not an id", cure)
        elif folder not in profiles and not _unread(evidence, place):
            message = f"the folder metrics/{folder}/ has no profile, so nobody knows whose figures these are"
            yield Problem(Location(place), ID, "error", message, "add organisation.yml with lines for name and kind")
    for organisation in known.values():
        if organisation.parent and organisation.parent not in profiles:
            place_of_parent = profiles[organisation.id].root.at(("parent",)).location
            message = (
                f"there is no organisation {quoted(organisation.parent)}.{did_you_mean(organisation.parent, known)}"
            )
            cure = "correct the id of the parent, or leave the line out"
            yield Problem(place_of_parent, ID, "error", message, cure)


def _unread(evidence: Evidence, path: str) -> bool:
    return any(fault.location.path == path for fault in evidence.source.faults)
