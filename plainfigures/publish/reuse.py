"""Takes chapters of the site that stands over into the new one: by links, which cost neither reading nor room on disk.

Whoever writes a file of a site writes it anew, and never into one that is there: it could be the old site's, too.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from plainfigures.analyse.cited import Cited
from plainfigures.model.catalogue import Catalogue
from plainfigures.publish.chapters import (
    NO_CHAPTERS,
    NOTHING_UNCHANGED,
    Unchanged,
    files_of_chapters,
    metric_texts,
    organisation_texts,
    reports_of,
    same,
)
from plainfigures.publish.growing_files import File
from plainfigures.publish.inputs import Inputs
from plainfigures.publish.manifest import Standing
from plainfigures.publish.news import News
from plainfigures.publish.seal import SUMS, parse_sums
from plainfigures.publish.search_index import Entry


class Reuse:
    """What a new site takes over from the one that stands: first the chapters of organisations, then those of metrics.

    `taken` has the files by path; `chapters` becomes what the new site's are made from, `unchanged` names the old ones.
    """

    def __init__(self, standing: Standing | None, site: Path, catalogue: Catalogue, common: str) -> None:
        self._standing, self._site, self._catalogue, self._common = standing, site, catalogue, common
        self._before = standing.chapters if standing else NO_CHAPTERS
        self._known = _known(standing) if standing else {}
        self.taken: dict[str, File] = {}
        self.unchanged, self.chapters = NOTHING_UNCHANGED, NO_CHAPTERS

    def take_organisations(self, inputs: Inputs, cited: Cited) -> None:
        """Take over the chapters of the organisations that are made from the same as before."""
        texts = organisation_texts(self._common, self._catalogue, inputs, cited)
        self.chapters = replace(self.chapters, organisations=texts)
        self.unchanged = Unchanged(same(texts, self._before.organisations))
        self._take(self.unchanged)

    def take_metrics(self, own: Mapping[str, File], news: Iterable[News], cited: Cited) -> None:
        """Take over the chapters of metrics; `own` are the files that organisations' new chapters brought."""
        kept = {each: self._before.reports.get(each, {}) for each in self.unchanged.organisations}
        reports = kept | reports_of(self._catalogue, own, news, self.unchanged)
        texts = metric_texts(self._common, reports, cited)
        self.chapters = replace(self.chapters, metrics=texts, reports=reports)
        self.unchanged = replace(self.unchanged, metrics=same(texts, self._before.metrics))
        self._take(Unchanged(metrics=self.unchanged.metrics))

    @property
    def entries(self) -> list[Entry]:
        """What search and sitemap know of the pages that were taken over."""
        entries = self._standing.entries if self._standing else ()
        return [each for each in entries if f"{each.address}index.html" in self.taken]

    def _take(self, unchanged: Unchanged) -> None:
        if self._standing:
            paths = files_of_chapters(self._known, self._catalogue, unchanged)
            self.taken |= _linked(self._known, paths, self._standing.folder, self._site)


def _known(standing: Standing) -> dict[str, File]:
    """Return what is known of each file of a site, by its path."""
    sums = parse_sums((standing.folder / SUMS).read_text(encoding="utf-8"))
    sizes = standing.sizes
    return {path: File(path, sizes[path], total) for path, total in sums.items() if path in sizes}


def _linked(known: Mapping[str, File], paths: Iterable[str], old: Path, new: Path) -> dict[str, File]:
    """Let the files at these paths stand in the new site, too, and return what is known of them."""
    folders: set[str] = set()
    taken = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in folders:
            (new / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        _link(f"{old}/{path}", f"{new}/{path}")
        taken[path] = known[path]
    return taken


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:  # not every disk has links
        shutil.copyfile(old, new)
