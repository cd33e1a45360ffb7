"""The engines that render what people write, and the frame of every page: MkDocs with Material, and Zensical.

The one module that knows them. Both read the same `mkdocs.yml`, pages and theme; what they write is brought into one
form: a folder of finished pages, of which each engine has its own script and file for search.
"""

import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plainfigures.model.failure import CouldNotRun
from plainfigures.read.settings import read_all_settings

USUAL = "mkdocs"

Entry = Mapping[str, Any]
Render = Callable[[Path, Path, Path, Path], None]
"""Renders, by the settings file of a root, a folder of pages into another; a last folder lies over the theme."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What renders pages: the libraries that it consists of, and where and under which key it lists pages for search.

    `to_search` gives an entry of Material's the form of its own.
    """

    name: str
    libraries: tuple[str, ...]
    index: str
    listed: str
    render: Render
    to_search: Callable[[Entry], Entry]

    def versions(self) -> tuple[str, ...]:
        """Return what it is made of; raises CouldNotRun where it is not installed."""
        try:
            return tuple(f"{name} {version(name)}" for name in self.libraries)
        except PackageNotFoundError as error:
            raise CouldNotRun(f"{error.name} is not installed: python -m pip install {error.name}") from error


def add_to_search(site: Path, entries: Sequence[Entry]) -> None:
    """Put entries into the index of a site, in place of what it knew of the same addresses, and write it as a script.

    A site that is opened from disk can load the script.
    """
    engine = next(each for each in ENGINES.values() if (site / each.index).is_file())
    path = site / engine.index
    index = json.loads(path.read_text(encoding="utf-8"))
    made = {entry["location"] for entry in entries}
    kept = [entry for entry in index[engine.listed] if entry["location"].partition("#")[0] not in made]
    text = json.dumps(index | {engine.listed: [*kept, *map(engine.to_search, entries)]}, **_AS_ONE_LINE)
    path.write_text(text, encoding="utf-8", newline="\n")
    path.with_suffix(".js").write_text(f"var __index={text};", encoding="utf-8", newline="\n")


_LINK_TO_A_PLACE = re.compile(r"\]\(\.\./([^)\s]*/(?:#[^)\s]*)?)\)")
"""A link to a page that the data make: MkDocs leaves it as it is, Zensical takes it from the file, not the page."""
_AS_ONE_LINE: Mapping[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}


def _run_mkdocs(settings: Path, docs: Path, rendered: Path, theme: Path) -> None:
    """Let MkDocs render the pages, and give up where it finds anything wrong with them, as with its `--strict`."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    reason = ""
    with _listening("mkdocs") as found:
        try:
            config = load_config(str(settings), docs_dir=str(docs), site_dir=str(rendered))
            config.theme.dirs.insert(0, str(theme))
            build(config)
        except (MkDocsException, Abort) as error:
            reason = str(error)
    _refuse("MkDocs", [*found, reason])
    for unneeded in ("assets/javascripts/lunr", "assets/search.js", "sitemap.xml", "sitemap.xml.gz"):
        _remove(rendered / unneeded)


def _run_zensical(settings: Path, docs: Path, rendered: Path, theme: Path) -> None:
    """Let Zensical render the pages.

    It wants everything within one folder, and takes no days as settings: it gets settings of its own.
    """
    import zensical

    for page in docs.rglob("*.md"):
        if page.name != "index.md":
            text = page.read_text(encoding="utf-8")
            page.write_text(_LINK_TO_A_PLACE.sub(r"](\1)", text), encoding="utf-8", newline="\n")
    work, whole = docs.parent, docs.parent / "theme-of-both"
    for folder in (settings.parent / "site" / "theme", theme):
        shutil.copytree(folder, whole, dirs_exist_ok=True) if folder.is_dir() else None
    own = read_all_settings(settings.parent)
    looks = {**own.get("theme", {}), "variant": "classic", "custom_dir": whole.name}
    own |= {"docs_dir": docs.name, "site_dir": rendered.name, "theme": looks}
    (work / "mkdocs.yml").write_text(json.dumps(own, default=str), encoding="utf-8")
    try:
        zensical.build(str(work / "mkdocs.yml"), {"clean": True, "strict": True})
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__module__ != "pyo3_runtime":  # a panic of Rust
            raise
        _refuse("Zensical", [str(error)])
    for path in rendered.rglob("*.html"):
        path.write_text(_as_material(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for unneeded in ("javascripts", "stylesheets/modern", "images"):
        _remove(rendered / "assets" / unneeded)
    _remove(rendered / "sitemap.xml")


def _as_material(html: str) -> str:
    """Return a page of Zensical's with our own search, since its own puts styles into pages, which the policy refuses.

    Its link that skips to the content leads nowhere as it comes.
    """
    html = re.sub(r'(<data id="pf-bundle"[^>]* value=")([^"]*)assets/javascripts/[^"]*', r"\1\2assets/search.js", html)
    head = re.search(r'<h1 id="([^"]+)"', html)
    if head and 'href="#content"' not in html:
        return html.replace('href="#__skip"', f'href="#{head[1]}"')
    return re.sub(r'<a href="#__skip" class="md-skip">.*?</a>', "", html, flags=re.DOTALL)


def _of_zensical(entry: Entry) -> Entry:
    return {
        "location": entry["location"],
        "level": 1,
        "title": entry["title"],
        "text": entry["text"],
        "path": [],
        "tags": [],
    }


def _refuse(engine: str, found: Sequence[str]) -> None:
    said = " ".join(filter(None, found))
    if said:
        raise CouldNotRun(f"{engine} finds fault with the pages that people wrote: {said}")


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


@contextmanager
def _listening(name: str) -> Iterator[list[str]]:
    """Give a list into which whatever a library warns of is put, instead of onto the terminal."""
    found: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: found.append(" ".join(record.getMessage().split()))  # type: ignore[method-assign]
    logging.getLogger(name).addHandler(listener)
    try:
        yield found
    finally:
        logging.getLogger(name).removeHandler(listener)


ENGINES: Mapping[str, Engine] = {
    "mkdocs": Engine(
        "mkdocs", ("mkdocs", "mkdocs-material"), "search/search_index.json", "docs", _run_mkdocs, lambda entry: entry
    ),
    "zensical": Engine("zensical", ("zensical",), "search.json", "items", _run_zensical, _of_zensical),
}
