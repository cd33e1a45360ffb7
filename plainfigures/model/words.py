"""How submitted text is shown in a message, and the nearest known word to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from plainfigures.model.language import gettext

LONGEST = 80
MOST_COMPARISONS = 50_000


def printable(text: str) -> str:
    """Return the text with control and invisible characters escaped, so that it stays on one line."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def quoted(text: str) -> str:
    """Return the text in double quotes, control and invisible characters escaped, cut at 80 characters."""
    return f'"{brief(text)}"'


def brief(text: str) -> str:
    """Return the text with control and invisible characters escaped, cut at 80 characters."""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


class Known(list[str]):
    """Known words, to guess which of them each of many misspelt words means: once for each, and not for ever.

    After `MOST_COMPARISONS` of word with word there are no more guesses: who reads so many would not see them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(words)
        self._guesses: dict[str, str | None] = {}
        self._left = MOST_COMPARISONS

    def nearest(self, word: str) -> str | None:
        """Return the known word that is most like this one, or None where nothing is or there were too many before."""
        if word not in self._guesses and self._left > 0:
            self._left -= len(self) + 1
            self._guesses[word] = _most_like(word, self)
        return self._guesses.get(word)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None where nothing is."""
    return known.nearest(word) if isinstance(known, Known) else _most_like(word, list(known))


def _most_like(word: str, known: list[str]) -> str | None:
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` with a leading space, or nothing where no known word is near."""
    near = nearest(word, known)
    return f" Did you mean {quoted(near)}?" if near else ""


def listed(words: Iterable[str], last: Literal["or", "and"] = "or") -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    names = list(words)
    if len(names) < 2:
        return "".join(names)
    if last == "and":
        return gettext("%(words)s and %(last)s", words=commas(names[:-1]), last=names[-1])
    return gettext("%(words)s or %(last)s", words=commas(names[:-1]), last=names[-1])


def commas(words: Iterable[str]) -> str:
    """Return `a, b, c`; what is blank is left out."""
    return gettext(", ").join(filter(None, words))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `1 figure` or `2,500 figures`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
