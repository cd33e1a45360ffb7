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
from plainfigures.check.mend import perhaps, plain_id
from plainfigures.check.places import folder_of, folders, role_of, stem_of
from plainfigures.model.document import IDENTIFIER
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import brief, nearest, quoted

ID = "unknown-organisation"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each folder without a profile or with an unfit name, and each profile whose parent nobody knows."""
    paths = [*evidence.source.paths, *(fault.location.path for fault in evidence.source.faults)]
    with_profile = {folder_of(path) for path in paths if role_of(path) == "profile"}
    for folder in folders(paths):
        place = Location(f"metrics/{folder}/organisation.yml")
        if folder != folder.lower() and folder.lower() in folders(paths):
            continue  # told by `case-clash`
        if not IDENTIFIER.fullmatch(folder):
            message = f"the folder's name {quoted(folder)} is not an id"
            yield Problem(place, ID, "error", message, _other_name(folder))
        elif folder not in with_profile and not _misnamed(folder, paths):
            message = f"the folder metrics/{folder}/ has no profile, so nobody knows whose figures these are"
            yield Problem(place, ID, "error", message, "add organisation.yml with lines for name and kind")
    for file in evidence.source.yaml_files:
        parent = file.root.value.get("parent") if isinstance(file.root.value, dict) else None
        id_ = parent.value if parent and role_of(file.path) == "profile" else None
        if parent and isinstance(id_, str) and IDENTIFIER.fullmatch(id_) and id_ not in with_profile:
            cure = perhaps(id_, with_profile, f"add metrics/{brief(id_)}/organisation.yml, or leave the line out")
            yield Problem(parent.location, ID, "error", f"there is no organisation {quoted(id_)}", cure)


def _misnamed(folder: str, paths: list[str]) -> bool:
    """Tell whether a file of the folder has nearly the name of a profile, which is told elsewhere."""
    stems = (stem_of(path).lower() for path in paths if path.startswith(f"metrics/{folder}/"))
    return any(nearest(stem, ["organisation"]) for stem in stems)


def _other_name(folder: str) -> str:
    plain = plain_id(folder)
    return f"rename the folder to {plain}" if plain else "name the folder in small letters, digits and hyphens"
