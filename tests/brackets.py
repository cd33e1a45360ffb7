"""A language for tests in which every message stands in brackets, and what a built site says outside of them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

from babel.messages.pofile import read_po, write_po

LANGUAGE = "en-XA"  # the code that lists of locales keep for such a language
HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
NAMING = {"alt", "aria-label", "aria-valuetext", "title", "placeholder", "summary"}
CODES = re.compile(r"data-(md-.*|section|key|number|sortable|unsorted|clipboard.*)")
SILENT = {"script", "style", "code", "pre"}
NOT_FOR_READERS = {"id", "updated", "published", "uri"}  # in a feed
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def bracketed(listed: str) -> str:
    """Return a translation of a list of messages: each as it is, in brackets."""
    catalog = read_po(BytesIO(listed.encode()))
    for message in catalog:
        if message.id:
            forms = tuple(f"⟦{form}⟧" for form in (message.id if isinstance(message.id, tuple) else (message.id,)))
            message.string = forms if isinstance(message.id, tuple) else forms[0]
    text = BytesIO()
    write_po(text, catalog, omit_header=True)
    return f"{HEAD}\n{text.getvalue().decode()}"


class Outside(HTMLParser):
    """Collects what a page says outside of brackets, in its text and in the names of things; `body` is its own part."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.depth = 0
        self.open: list[str] = []
        self.frame: list[str] = []
        self.body: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)
        described = dict(attrs).get("name") == "description"
        for name, value in attrs:
            named = name in NAMING or (name.startswith("data-") and not CODES.fullmatch(name))
            if value and (named or (described and name == "content")):
                self.found.extend(outside(value)[0])

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (SILENT | NOT_FOR_READERS) & set(self.open):
            said, self.depth = outside(data, self.depth)
            self.found.extend(said)

    @property
    def found(self) -> list[str]:
        return self.body if "article" in self.open else self.frame


def outside(text: str, depth: int = 0) -> tuple[list[str], int]:
    """Return the pieces of a text that stand outside of brackets, if they hold a letter, and how many are open then."""
    pieces = [""]
    for char in text:
        depth -= char == "⟧"
        if char == "⟦":
            pieces.append("")
        elif not depth and char != "⟧":
            pieces[-1] += char
        depth += char == "⟦"
    squeezed = (" ".join(piece.split()) for piece in pieces)
    return [piece for piece in squeezed if re.search(r"[^\W\d_]", piece)], depth


def strings_in(script: str) -> Iterator[str]:
    """Yield every text in quotation marks of a script that looks like words."""
    without_comments = re.sub(r"(?s)/\*.*?\*/|^\s*//[^\n]*", "", script)
    for match in re.finditer(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", without_comments):
        text = re.sub(r"\$\{[^}]*\}", "", next(group for group in match.groups() if group is not None))
        if re.search(r"\b[A-Z][a-z]|[a-z] [a-z]", text):
            yield text
