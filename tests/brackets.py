"""A language for tests in which every message stands in brackets, and what a built site says outside of them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po, write_po

LANGUAGE = "en-XA"  # where locales are listed, the code of English for such tests
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
NAMED = {"alt", "aria-label", "aria-valuetext", "title", "placeholder", "summary"}
CODES = re.compile(r"data-(md-.*|section|key|number|sortable|unsorted|to|clipboard.*)")
SILENT = {"script", "style", "code", "pre", "kbd"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def bracketed(listed: str) -> str:
    """Return a translation of a list of messages: each as it is, in brackets."""
    catalog = read_po(BytesIO(listed.encode()))
    for message in catalog:
        if message.id:
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(f"⟦{form}⟧" for form in forms)
            message.string = said if isinstance(message.id, tuple) else said[0]
    text = BytesIO()
    write_po(text, catalog, omit_header=True)
    return f"{HEAD}\n{text.getvalue().decode()}"


class Outside(HTMLParser):
    """Collects what a page says outside of brackets, as text or as the name of a thing; `aside` gathers what people wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.open: list[str] = []
        self.found: list[str] = []
        self.prose: list[str] = []
        self.unbalanced = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)
        known = dict(attrs)
        for name, value in attrs:
            if value and (name in NAMED or (name.startswith("data-") and not CODES.fullmatch(name))):
                self.found += outside(value)
        if tag == "meta" and known.get("name") == "description":
            self.found += outside(known["content"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if SILENT & set(self.open):
            return
        said, self.depth = _outside(data, self.depth)
        (self.prose if "article" in self.open else self.found).extend(said)


def outside(text: str) -> list[str]:
    """Return the pieces of a text that stand outside of brackets."""
    return _outside(text, 0)[0]


def _outside(text: str, depth: int) -> tuple[list[str], int]:
    pieces, piece = [], ""
    for char in text:
        if char == "⟦":
            pieces.append(piece)
            piece, depth = "", depth + 1
        elif char == "⟧":
            depth -= 1
        elif not depth:
            piece += char
    pieces.append(piece)
    return [squeezed for each in pieces if re.search(r"[^\W\d_]", squeezed := " ".join(each.split()))], depth


def pages_of(site: Path) -> Iterator[tuple[str, Outside]]:
    """Yield every page of a site by its address, read."""
    for path in sorted(site.rglob("*.html")):
        page = Outside()
        page.feed(path.read_text("utf-8"))
        yield path.relative_to(site).as_posix(), page
