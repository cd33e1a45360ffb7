"""The links of the whole demonstration, and the site below a folder, as GitHub Pages serves it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

PREFIX = "/repository/"
TARGET = re.compile(r'\s(?:href|src|srcset)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')


def broken(site: Path) -> Iterator[str]:
    """Yield each link, picture, script and fragment that leads nowhere when the site lies below a folder."""
    texts = {f"{PREFIX}{path.relative_to(site).as_posix()}": path.read_text("utf-8") for path in site.rglob("*.html")}
    ids = {name: set(ID.findall(text)) for name, text in texts.items()}
    there = {f"{PREFIX}{path.relative_to(site).as_posix()}" for path in site.rglob("*")}
    for name, text in texts.items():
        if not name.endswith("/404.html"):
            for target in set(TARGET.findall(text)):
                if not leads(unescape(target), name, ids, there):
                    yield f"{name}: {target}"


def leads(target: str, name: str, ids: dict[str, set[str]], there: set[str]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    folder = name.rpartition("/")[0]
    path = normpath(f"{folder}/{unquote(parts.path)}") if parts.path else name
    path = f"{path}/index.html" if f"{path}/index.html" in ids else path
    fragment = not parts.fragment or path not in ids or unquote(parts.fragment) in ids[path]
    return path.startswith(PREFIX) and path in there and fragment


def test_no_link_of_the_demonstration_is_broken(site: Path) -> None:
    """Below `/repository/`, every link, picture, script, stylesheet and fragment of every page leads somewhere."""
    assert sorted(broken(site)) == []


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    """A page that is not there, a fragment that is not there, and a way out of the folder are each told."""
    page = '<a href="a/">1</a><a href="#b">2</a><a href="../">3</a><a href="./#here" id="here">4</a><img src="/c.png">'
    (tmp_path / "index.html").write_text(page, "utf-8")
    told = [line.partition(": ")[2] for line in broken(tmp_path)]
    assert sorted(told) == ["#b", "../", "/c.png", "a/"]
