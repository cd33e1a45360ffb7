"""Takes chapters of the site that stands over into the new one: by links, which cost neither reading nor room on disk.

Whoever writes a file of a site writes it anew, and never into one that is there: it could be the old site's, too.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from plainfigures.analyse.cited import Cited
from plainfigures.model.catalogue import Catalogue
from plainfigures.publish.chapters import (
    NO_CHAPTERS,
    NOTHING_UNCHANGED,
    Chapter,
    Chapters,
    Unchanged,
    chapters_of,
    domain_texts,
    metric_texts,
    organisation_texts,
    reports_of,
    same,
    without,
)
from plainfigures.publish.growing_files import File
from plainfigures.publish.inputs import Inputs
from plainfigures.publish.manifest import Standing, Stat, same_file, stat_of, stats_of
from plainfigures.publish.news import Newsroom
from plainfigures.publish.seal import SUMS, parse_sums
from plainfigures.publish.search_index import Entry
from plainfigures.publish.views.outcome import Known


class Reuse:
    """What a new site takes over from the one that stands: first the chapters of organisations, then those of metrics.

    The new site's folder may hold the site before that one, whose files are cleared away unless they are the same ones.
    A chapter of which anybody has touched a file since is made anew.
    `taken` has the files by path, `linked` those of them that are the old ones and `left` how these are; `chapters`
    becomes what the new site's are made from, `unchanged` names the old ones.
    """

    def __init__(self, standing: Standing | None, site: Path, catalogue: Catalogue, common: str) -> None:
        if standing and not _is_as_left(standing, SUMS):  # another site, or none, stands there
            standing = None
        self._standing, self._site, self._catalogue, self._common = standing, site, catalogue, common
        self._known = _known(standing) if standing else {}
        self._paths: dict[Chapter, list[str]] = {}
        for path, chapter in chapters_of(self._known, catalogue).items():
            self._paths.setdefault(chapter, []).append(path)
        self._found = stats_of(site)
        self._there = {path for path in self._known if standing and self._found.get(path) == standing.left[path]}
        self._before = self._untouched(standing) if standing else NO_CHAPTERS
        self.taken: dict[str, File] = {}
        self.linked: dict[str, File] = {}
        self.left: dict[str, Stat] = {}
        self.unchanged, self.chapters = NOTHING_UNCHANGED, NO_CHAPTERS

    def take_organisations(self, inputs: Inputs, cited: Cited) -> None:
        """Take over the chapters of the organisations that are made from the same as before."""
        texts = organisation_texts(self._common, self._catalogue, inputs, cited)
        self.chapters = replace(self.chapters, organisations=texts)
        self.unchanged = Unchanged(same(texts, self._before.organisations))
        may_be = replace(
            self.unchanged, metrics=frozenset(self._catalogue.metrics), domains=frozenset(self._catalogue.domains)
        )
        self._clear(may_be.chapters)
        self._take(self.unchanged.chapters)

    def take_metrics(self, own: Mapping[str, File], news: Newsroom, cited: Cited) -> None:
        """Take over chapters of metrics and domains; `own` are the files that organisations' new chapters brought."""
        kept = {each: self._before.reports.get(each, {}) for each in self.unchanged.organisations}
        reports = kept | reports_of(self._catalogue, own, news, self.unchanged)
        texts = metric_texts(self._common, reports, cited)
        domains = domain_texts(self._common, self._catalogue, texts)
        self.chapters = replace(self.chapters, metrics=texts, domains=domains, reports=reports)
        new = Unchanged(metrics=same(texts, self._before.metrics), domains=same(domains, self._before.domains))
        self.unchanged = replace(new, organisations=self.unchanged.organisations)
        self._take(new.chapters)
        remove(self._site, self._there - self.taken.keys())

    @property
    def entries(self) -> list[Entry]:
        """What search and sitemap know of the pages that were taken over."""
        entries = self._standing.entries if self._standing else ()
        return [each for each in entries if f"{each.address}index.html" in self.taken]

    @property
    def outcomes(self) -> dict[str, Known]:
        """The outcomes on the figure pages that were taken over, by their address."""
        outcomes = self._standing.outcomes.items() if self._standing else ()
        return {address: known for address, known in outcomes if f"{address}index.html" in self.taken}

    def _untouched(self, standing: Standing) -> Chapters:
        """Return the chapters of the site that stands of which nobody has touched a file since it was left."""
        touched = {
            chapter
            for chapter, paths in self._paths.items()
            for path in paths
            if path not in self._there and not _is_as_left(standing, path)
        }
        return without(standing.chapters, touched)

    def _clear(self, chapters: Iterable[Chapter]) -> None:
        """Clear away what is in the new site's folder, but for the files of these chapters that are the old site's."""
        self._there &= {path for chapter in chapters for path in self._paths.get(chapter, ())}
        remove(self._site, self._found.keys() - self._there)

    def _take(self, chapters: Iterable[Chapter]) -> None:
        folders: set[str] = set()
        for path in (path for chapter in chapters for path in self._paths.get(chapter, ())):
            self.taken[path] = self._known[path]
            if path in self._there or (self._standing and self._linked(self._standing.folder, path, folders)):
                self.linked[path] = self._known[path]
                self.left[path] = self._found[path] if path in self._there else stat_of(self._site / path)

    def _linked(self, old: Path, path: str, folders: set[str]) -> bool:
        """Let a file stand in the new site, too, and return whether it is the same one; `folders` are there already."""
        folder, target = path.rpartition("/")[0], self._site / path
        if folder not in folders:
            (self._site / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        target.unlink(missing_ok=True)  # a page that people wrote gives way, as it does where all is made anew
        try:
            os.link(f"{old}/{path}", target)
        except OSError:  # not every disk has links
            shutil.copyfile(f"{old}/{path}", target)
            return False
        return True


def _known(standing: Standing) -> dict[str, File]:
    """Return what is known of each file of a site, by its path."""
    sums, left = parse_sums((standing.folder / SUMS).read_text(encoding="utf-8")), standing.left
    return {path: File(path, left[path][0], total) for path, total in sums.items() if path in left}


def _is_as_left(standing: Standing, path: str) -> bool:
    """Return whether a file of the site that stands seems to be as it was left."""
    try:
        return same_file(standing.left.get(path), stat_of(standing.folder / path))
    except OSError:  # it is not there
        return False


def remove(site: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders above them that then hold nothing."""
    folders: set[str] = set()
    for path in paths:
        (site / path).unlink()
        folders.update(_above(path))
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):  # it holds something
            (site / folder).rmdir()


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, from the innermost."""
    while path := path.rpartition("/")[0]:
        yield path
