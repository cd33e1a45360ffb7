"""A file that `embargoes.yml` holds back is there, is not published yet, and brings no service that shows before it.

Name a file of figures in the same folder, and say when it is to be published. If services are new with that file, name
them under `services`, and nothing of them is shown before; write `services: []` if none is new. What has been
published cannot be held back any more. An item whose moment has passed stays as it is: it says when its figures were
published.

PASS metrics/example-department/embargoes.yml
    - file: 2026-Q3.csv
      publish_at: 2026-12-10 09:30 Europe/London

FAIL metrics/example-department/embargoes.yml
    - file: 2026-Q4.csv
      publish_at: 2027-02-11 09:30 Europe/London
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import polars as pl

from plainfigures.check.evidence import Evidence
from plainfigures.check.items import Item, items_of
from plainfigures.check.mend import perhaps
from plainfigures.check.places import folder_of, role_of
from plainfigures.model.embargo import PROFILE, Embargo, publish_at
from plainfigures.model.moment import in_words
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import Known, listed, quoted

ID = "embargo"
NAME_A_FILE = f"write the name of a file of figures that lies in this folder, or {PROFILE}"
Words = tuple[str, str]
Embargoed = Item[Embargo]


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each file that is held back twice, what is wrong with embargoes to come, and those past that are gone."""
    items = list(items_of(evidence, "embargoes", Embargo))
    yield from _twice(items)
    yield from _past_and_gone(evidence)
    coming = [each for each in items if each.says.publish_at.astimezone(UTC).date() >= evidence.today]
    for item in coming:
        if words := _of_the_file(item, evidence):
            yield Problem(item.place("file"), ID, "error", *words)
        else:
            yield from _of_the_services(item, evidence)


def _twice(items: Iterable[Embargoed]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Embargoed] = {}
    for item in items:
        first = seen.setdefault((item.path, item.says.file), item)
        if first is not item:
            message = f"{quoted(item.says.file)} is held back in line {first.node.location.line} already"
            yield Problem(item.place("file"), ID, "error", message, "delete one of the two")


def _past_and_gone(evidence: Evidence) -> Iterator[Problem]:
    """Yield each embargo that had passed before, and is gone or has another moment now."""
    folders = {folder_of(path) for path in evidence.source.paths if role_of(path) == "profile"}
    before = evidence.before.documents.embargoes if evidence.before else {}
    for folder, past in sorted(before.items()):
        now = {(each.file, each.publish_at) for each in evidence.documents.embargoes.get(folder, ())}
        for each in past:
            over = each.publish_at.astimezone(UTC).date() < evidence.today
            if over and folder in folders and (each.file, each.publish_at) not in now:
                message = (
                    f"{quoted(each.file)} was published at {in_words(each.publish_at)}, and that is no longer said"
                )
                moment = f"{each.publish_at:%Y-%m-%d %H:%M} {each.publish_at.tzinfo}"
                cure = f"put back its item as it was, with publish_at: {moment}"
                yield Problem(Location(f"metrics/{folder}/embargoes.yml"), ID, "error", message, cure)


def _of_the_file(item: Embargoed, evidence: Evidence) -> Words | None:
    """Return what is wrong with the file that an embargo names, or None."""
    folder, file = folder_of(item.path), item.says.file
    there = _files(folder, evidence)
    if file not in there:
        role = role_of(f"metrics/{folder}/{file}")
        if role in ("services", "targets", "roadmap", "statements", "embargoes"):
            return f"{quoted(file)} cannot be held back: only files of figures can", NAME_A_FILE
        return f"metrics/{folder} has no file {quoted(file)}", perhaps(file, there, NAME_A_FILE)
    return _already_out(f"metrics/{folder}/{file}", evidence)


def _files(folder: str, evidence: Evidence) -> Known:
    """Return the names of the files of a folder that can be held back, those included that could not be read."""
    paths = [*evidence.source.paths, *(fault.location.path for fault in evidence.source.faults)]
    mine = {path for path in paths if role_of(path) in ("submission", "profile") and folder_of(path) == folder}
    return Known(sorted(path.rsplit("/", 1)[-1] for path in mine))


def _already_out(path: str, evidence: Evidence) -> Words | None:
    """Return that a file was published before, where the check knows what was."""
    if evidence.before is None or path not in evidence.before.source.paths:
        return None
    until = publish_at(evidence.before.documents.embargoes, path)
    if until is not None and until.astimezone(UTC).date() >= evidence.today:
        return None
    when = f" on {in_words(until).partition(' on ')[2]}" if until else ""
    message = f"{quoted(path.rsplit('/', 1)[-1])} was published already{when}, so it cannot be held back"
    return message, "delete this item; put new figures that are to be held back into a file of their own"


def _of_the_services(item: Embargoed, evidence: Evidence) -> Iterator[Problem]:
    """Yield each service that an embargo calls new and is not; and that it does not say whether others are."""
    folder, path = folder_of(item.path), f"metrics/{folder_of(item.path)}/{item.says.file}"
    known = Known(service.id for service in evidence.inventory if service.organisation == folder)
    shown = _shown_by(item.says.publish_at, folder, evidence)
    for number, service in enumerate(item.says.services or ()):
        place = item.place("services", number)
        if service not in known and folder not in evidence.unread_inventories:
            message = f"metrics/{folder}/services.csv lists no service {quoted(service)}"
            cure = perhaps(service, known, "add the service there")
            yield Problem(place, ID, "error", message, cure)
        elif service in shown:
            message = f"{quoted(service)} is not new with {item.says.file}: {shown[service]} shows figures of it before"
            yield Problem(place, ID, "error", message, "delete it from services")
    if item.says.services is None and (new := _only_in(path, evidence) - set(shown)):
        names = listed(sorted(new), "and")
        message = f"no other file has figures of {names}, whose name is shown before {item.says.file} is published"
        cure = f"add services: [{', '.join(sorted(new))}] if new with this file, or services: [] if not"
        yield Problem(item.node.location, ID, "warning", message, cure)


def _shown_by(moment: datetime, folder: str, evidence: Evidence) -> dict[str, str]:
    """Return the services of a folder that have figures published before a moment, each with a file of them."""
    mine = evidence.figures.filter(pl.col("organisation") == folder, pl.col("service").is_not_null())
    pairs = mine.select("service", "path").unique(maintain_order=True).sort("path", descending=True).iter_rows()
    embargoes = evidence.documents.embargoes
    out = {path: publish_at(embargoes, path) for path in mine["path"].unique()}
    return {service: path for service, path in pairs if (until := out[path]) is None or until < moment}


def _only_in(path: str, evidence: Evidence) -> set[str]:
    return set(evidence.figures.filter(pl.col("path") == path)["service"].drop_nulls())
