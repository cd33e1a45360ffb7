"""Where a sheet's figures come from: the lines of the files that organisations committed."""

from dataclasses import dataclass
from urllib.parse import quote

from plainfigures.model.language import gettext
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Origin:
    """A stretch of lines in a file, and a web address that shows it as of the commit in which the figures stand."""

    path: str
    lines: str
    url: str


def origins_of(sheet: Sheet, edition: Edition) -> tuple[Origin, ...]:
    """Return the files that the sheet's figures stand in, by path."""
    lines: dict[str, list[int]] = {}
    for series in sheet.series:
        for figure in series.figures:
            location = figure.observation.location
            lines.setdefault(location.path, []).append(location.line)
    commit = edition.cited.organisations[sheet.organisation.id]
    tree = f"{edition.repository}/blob/{commit.hash}" if edition.repository and commit and commit.clean else ""
    return tuple(_origin(path, min(lines[path]), max(lines[path]), tree) for path in sorted(lines))


def _origin(path: str, first: int, last: int, tree: str) -> Origin:
    one = gettext("line %(number)s", number=first)
    words = one if first == last else gettext("lines %(first)s to %(last)s", first=first, last=last)
    return Origin(path, words, f"{tree}/{quote(path)}#L{first}-L{last}" if tree else "")
