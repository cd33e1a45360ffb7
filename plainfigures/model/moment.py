"""A moment as people name it, by day, time and time zone: `2026-11-12 09:30 Europe/London`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plainfigures.model.language import gettext
from plainfigures.model.period import in_words as day_in_words

MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?(?: ?([A-Za-z+-][^ ]*))?")
EXAMPLE = "2026-11-12 09:30 Europe/London"
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})")
_ZONE = re.compile(r"[A-Za-z]+([/_+-][A-Za-z0-9]+)*")
_OURS = ("Europe/London", "GB")


@dataclass(frozen=True, slots=True)
class NotAMoment:
    """Why a text is no moment, and what to write instead."""

    message: str
    cure: str


def parse_moment(text: str) -> datetime | NotAMoment:
    """Return the moment that a text names, in its own zone; or why it names none, or not one alone."""
    found = MOMENT.fullmatch(text.strip())
    if not found:
        return NotAMoment("is not a day with a time", f"write it like {EXAMPLE}")
    day, time, zone = found.groups()
    if not time:
        return NotAMoment("says no time of day", f"write it like {day} 09:30 Europe/London")
    if not zone:
        return NotAMoment("says no time zone", f"write {day} {time} Europe/London, if UK time is meant")
    where = _zone(zone)
    if where is None:
        return NotAMoment("has a time zone that is not known", f"write {day} {time} Europe/London, if UK time is meant")
    try:
        local = datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return NotAMoment("is no day or time that there is", f"write it like {EXAMPLE}")
    return _once(local.replace(tzinfo=where))


def _zone(name: str) -> tzinfo | None:
    if name in ("Z", "UTC"):
        return UTC
    if offset := _OFFSET.fullmatch(name):
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-ahead if offset[1] == "-" else ahead) if ahead < timedelta(hours=15) else None
    try:
        return ZoneInfo(name) if _ZONE.fullmatch(name) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _once(moment: datetime) -> datetime | NotAMoment:
    """Return the moment, unless clocks never show it or show it twice."""
    if moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None):
        return NotAMoment("is a time that clocks skip when they go forward", "write a time an hour later")
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        offset = f"{moment:%z}"
        cure = f"write {moment:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]} for the first of the two, or another time"
        return NotAMoment("comes twice when clocks go back", cure)
    return moment


def in_words(moment: datetime) -> str:
    """Return a moment as people say it: `9.30am on 12 November 2026 (UK time)`."""
    day, zone = day_in_words(moment.date()), _zone_in_words(moment)
    return gettext("%(time)s on %(day)s (%(zone)s)", time=_time(moment), day=day, zone=zone)


def _time(moment: datetime) -> str:
    if moment.minute == 0 and moment.hour in (0, 12):
        return gettext("midday") if moment.hour else gettext("midnight at the beginning of the day")
    hour = f"{moment.hour % 12 or 12}"
    time = gettext("%(hour)s.%(minute)s", hour=hour, minute=f"{moment.minute:02}") if moment.minute else hour
    return gettext("%(time)sam", time=time) if moment.hour < 12 else gettext("%(time)spm", time=time)


def _zone_in_words(moment: datetime) -> str:
    zone = moment.tzinfo
    if isinstance(zone, ZoneInfo):
        return gettext("UK time") if zone.key in _OURS else zone.key.replace("_", " ")
    offset = f"{moment:%z}"
    return "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:]}"
