"""Where a sheet's figures come from: the lines of the files that organisations committed."""

from dataclasses import dataclass
from urllib.parse import quote

from plainfigures.model.language import gettext
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Origin:
    """A stretch of lines in a file, and a web address that shows it as of the edition's commit, where there is one."""

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
    return tuple(_origin(path, min(lines[path]), max(lines[path]), edition) for path in sorted(lines))


def _origin(path: str, first: int, last: int, edition: Edition) -> Origin:
    one = gettext("line %(number)s", number=first)
    words = one if first == last else gettext("lines %(first)s to %(last)s", first=first, last=last)
    if not edition.repository or edition.commit is None or not edition.commit.clean:
        return Origin(path, words, "")
    return Origin(path, words, f"{edition.repository}/blob/{edition.commit.hash}/{quote(path)}#L{first}-L{last}")
