"""The target of a sheet as pages show it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from plainfigures.analyse.aim import assured, distance, time_of
from plainfigures.model.amounts import amount
from plainfigures.model.target import Target
from plainfigures.publish.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Aim:
    """What is aimed at and since when; where the newest figure lies; `source` is where it was set, `host` its site."""

    amount: str
    time: str
    assured: str
    distance: str
    note: str
    source: str
    host: str


def aim_of(sheet: Sheet) -> Aim | None:
    """Return the target that holds for the sheet's newest figure, or None where there is none."""
    target, latest = sheet.target, sheet.main.latest
    if target is None:
        return None
    number = latest.number if latest else None
    words = "" if number is None else assured(sheet.judgement, number, sheet.metric)
    return _aim(target, sheet, time_of(target), assured=words)


def aims_ahead(sheet: Sheet) -> tuple[Aim, ...]:
    """Return the targets that begin later, the next one first; the newest figure lies so far from each."""
    return tuple(_aim(target, sheet, time_of(target, begun=False)) for target in sheet.ahead)


def _aim(target: Target, sheet: Sheet, time: str, assured: str = "") -> Aim:
    number = sheet.main.latest.number if sheet.main.latest else None
    return Aim(
        amount=amount(target.number, sheet.metric),
        time=time,
        assured=assured,
        distance="" if number is None else distance(number, target.number, sheet.metric),
        note=target.note,
        source=target.source,
        host=urlsplit(target.source).hostname or "",
    )
