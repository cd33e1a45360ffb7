"""What people wrote as finished pages, and the empty page, called shell, that the press fills.

An engine renders both (`publish/engine.py`); here they are cured, cut and kept.
"""

import re
import shutil
from collections.abc import Container, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.language import gettext
from plainfigures.model.settings import Settings
from plainfigures.publish.addresses import section_of
from plainfigures.publish.engine import ENGINES, USUAL, Engine
from plainfigures.publish.fingerprint import fingerprint, settings_from_environment
from plainfigures.publish.policy import with_policy
from plainfigures.publish.stylesheet import MADE_BY_SCRIPT, pruned, without_blanks, words_in
from plainfigures.publish.theme_words import TABLE, render_table
from plainfigures.read.settings import read_settings

DEPTHS = range(5)
_PLACE = "pf-shell/"
_PLACEHOLDER = """---
title: pf-title
description: pf-description
search: {exclude: true}
---

<h1>pf-body</h1>
"""
_SCROLLED = '<div class="pf-scroll" role="group" aria-label="{}" tabindex="0">'
_FOR_TABS = re.compile(r"<script>var target=document\.getElementById\(location\.hash(?:(?!</script>).)*</script>")
_SLOT = re.compile(
    r"(?<=<title>)(?P<title>[^<]*)"
    r"|(?P<description>pf-description)"
    r'|(?<=<link rel="canonical" href=")(?P<canonical>[^"]*)'
    r"|(?P<body><h1>pf-body</h1>)"
    r'|\sdata-section="(?P<section>[^"]*)"[^>]*'
)


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its slots; after each piece but the last comes the slot of the same place.

    The slots are `title`, `description`, `canonical`, `body`, and for each link to a section its first folder.
    """

    settings: Settings
    pieces: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A folder with every page that people wrote and all that the theme needs, and the shells by depth."""

    settings: Settings
    folder: Path
    shells: Mapping[int, Shell]

    @property
    def addresses(self) -> set[str]:
        """The address of every page that people wrote, the places that they keep for the data included."""
        pages = (page.parent.relative_to(self.folder).as_posix() for page in self.folder.rglob("index.html"))
        return {"" if address == "." else f"{address}/" for address in pages}


def render_shells(root: Path, cache: Path, engine: Engine = ENGINES[USUAL]) -> Prose:
    """Return the prose of a root and the shells, from the cache where nothing that they depend on has changed.

    Raises CouldNotRun where the root has no website, or the engine is not installed or refuses it.
    """
    _require(root)
    settings, environment = read_settings(root), settings_from_environment(root / "mkdocs.yml")
    work = cache / "shell" / fingerprint(root, ("mkdocs.yml", "site"), *environment, *engine.versions())
    if not work.exists():
        _render(root, work, engine)
    shells = {depth: cut(_text(work / "shells" / f"{depth}.html"), settings) for depth in DEPTHS}
    return Prose(settings, work / "site", shells)


def copy_prose(prose: Prose, assets: Path, site: Path, there: Container[str] = frozenset()) -> None:
    """Copy what the engine made and a folder of assets into a site's folder, but not over files that are `there`."""

    def copied(source: str, target: str) -> str:
        """Copy a file to a place, and not into a file that may stand there: it could be the old site's, too."""
        if Path(target).relative_to(site).as_posix() not in there:
            Path(target).unlink(missing_ok=True)
            shutil.copy2(source, target)
        return target

    shutil.copytree(prose.folder, site, dirs_exist_ok=True, copy_function=copied)
    if assets.is_dir():
        shutil.copytree(assets, site / "assets", dirs_exist_ok=True, copy_function=copied)
    for stylesheet in (site / "assets").glob("*.css"):
        _write(stylesheet, without_blanks(_text(stylesheet)))


def cut(html: str, settings: Settings) -> Shell:
    """Return the shell that a rendered placeholder makes."""
    pieces, slots, end = [], [], 0
    for match in _SLOT.finditer(html):
        kind = str(match.lastgroup)
        slots.append((kind, section_of(match[kind]) if kind == "section" else match[kind]))
        pieces.append(html[end : match.start()])
        end = match.end()
    return Shell(settings, (*pieces, html[end:]), tuple(slots))


def _require(root: Path) -> None:
    for name in ("mkdocs.yml", "site/pages", "site/theme"):
        if not (root / name).exists():
            raise CouldNotRun(f"there is no {name} in {root}, so there is no website to build")


def _render(root: Path, work: Path, engine: Engine) -> None:
    """Render into a folder that gets its name when it is finished."""
    shutil.rmtree(work.parent, ignore_errors=True)
    unfinished = work.with_name("unfinished")
    docs, rendered = unfinished / "docs", unfinished / "site"
    shutil.copytree(root / "site" / "pages", docs)
    for depth in DEPTHS:
        _write(docs / (_PLACE * depth) / "index.md", _PLACEHOLDER)
    if table := render_table(root / "site" / "theme"):
        _write(unfinished / "theme" / TABLE, table)
    engine.render(root / "mkdocs.yml", docs, rendered, unfinished / "theme")
    for depth in DEPTHS:
        shell = _squeezed(_cured(_text(rendered / (_PLACE * depth) / "index.html")))
        _write(unfinished / "shells" / f"{depth}.html", with_policy(shell))
    for page in rendered.rglob("*.html"):
        address = page.parent.relative_to(rendered).as_posix()
        _write(page, with_policy(_marked(_cured(_text(page)), f"{address}/")))
    _tidy(rendered, root / "site" / "templates")
    unfinished.rename(work)


def _cured(html: str) -> str:
    """Return a page without Material's one fault of form and its script for tabs where there are none, and with tables
    and code that the keyboard can scroll, and heads that say of what they are.
    """
    html = re.sub(r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1", html)
    html = html.replace("<pre><code", '<pre><code tabindex="0"').replace("<th>", '<th scope="col">')
    if "tabbed-set" not in html:
        html = _FOR_TABS.sub("", html)
    scrolled = _SCROLLED.format(escape(gettext("Table")))
    return re.sub(r"(?s)<table>.*?</table>", lambda table: f"{scrolled}{table[0]}</div>", html)


def _marked(html: str, address: str) -> str:
    """Return a finished page with the link to its section marked, as the press marks those of data pages."""

    def mark(link: re.Match[str]) -> str:
        if section_of(link[1]) != section_of(address) or address == "./":
            return ""
        return f' aria-current="{"page" if link[1] == address else "true"}"'

    return re.sub(r'\sdata-section="([^"]*)"', mark, html)


def _squeezed(html: str) -> str:
    """Return a page without the blank space that templates leave between lines; a shell has no preformatted text."""
    return re.sub(r"\s*\n\s*", "\n", html)


def _tidy(rendered: Path, templates: Path) -> None:
    """Remove what no visitor needs, and cut the stylesheet down to what the pages can use."""
    shutil.rmtree(rendered / _PLACE)
    (rendered / "index.html").unlink(missing_ok=True)
    for unneeded in [*rendered.rglob("*.map"), *rendered.glob("assets/stylesheets/**/palette.*.css")]:
        unneeded.unlink()
    pages = [*rendered.rglob("*.html"), *templates.rglob("*.html")]
    words = {*MADE_BY_SCRIPT, *(word for page in pages for word in words_in(_text(page)))}
    for stylesheet in rendered.glob("assets/stylesheets/**/main.*.css"):
        _write(stylesheet, pruned(_text(stylesheet), words))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
