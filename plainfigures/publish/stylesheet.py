"""Material's stylesheet, cut down to the rules that this site can use."""

import re
from collections.abc import Callable, Collection, Iterator

MADE_BY_SCRIPT = (
    *("js", "md-search-result__meta", "md-search-result__list", "md-search-result__item"),
    *("md-search-result__link", "md-search-result__article", "md-search-result__more", "md-search-result__terms"),
)
_UNWANTED = ("[dir=rtl]", "data-md-color", "data-md-scrolllock", ":not(.focus-visible)", "columnheader", "data-preview")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CLASS_VALUE = re.compile(r"""\bclass=["']?([^"'>]*)""")
_WORDS = re.compile(r"[A-Za-z_][\w-]*")
_NOT_A_SELECTOR = re.compile(r":(?:is|not|where|has)\([^()]*\)|\[[^\]]*\]")
_VARIABLE = re.compile(r'(--[\w-]+):(?:"[^"]*"|[^;{}"])*;?')


def pruned(css: str, words: Collection[str]) -> str:
    """Return the stylesheet without the rules for classes that are none of the words, and variables that nobody reads.

    Rules for text from right to left, for printing, for sorting and previews that the site does not have, and those
    that hide the focus until a script has run go as well;
    rules for text from left to right weigh no more than others, so that lists can be set by a single class.
    """
    kept = "".join(_rules(css.replace("[dir=ltr] ", ""), lambda selector: _wanted(selector, words)))
    return re.sub(r"[^{}]+\{\}", "", _without_unread_variables(kept))


def without_blanks(css: str) -> str:
    """Return the stylesheet without its remarks and the blank space that means nothing; it has no quoted braces."""
    squeezed = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return re.sub(r" ?([{};,]) ?|(?<=:) ", r"\1", squeezed).replace(";}", "}").strip()


def words_in(html: str) -> set[str]:
    """Return every word that stands in the class attributes of a page or template."""
    return {word for value in _CLASS_VALUE.findall(html) for word in _WORDS.findall(value)}


def _without_unread_variables(css: str) -> str:
    read = set(re.findall(r"var\((--[\w-]+)", css))
    return _VARIABLE.sub(lambda match: match[0] if match[1] in read else "", css)


def _wanted(selector: str, words: Collection[str]) -> bool:
    if any(unwanted in selector for unwanted in _UNWANTED):
        return False
    return all(name in words for name in _CLASS.findall(_NOT_A_SELECTOR.sub("", selector)))


def _rules(css: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    for head, body in _blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = "".join(_rules(body, wanted))
            if inner and head != "@media print":
                yield f"{head}{{{inner}}}"
        elif not head.startswith("@"):
            selectors = [selector for selector in _selectors(head) if wanted(selector)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield head and body of each block at the top; Material's sheet has no braces within quotes."""
    start = at = depth = 0
    for match in re.finditer(r"[{};]", css):
        if match[0] == "{":
            if depth == 0:
                at = match.start()
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                yield css[start:at].strip(), css[at + 1 : match.start()]
                start = match.end()
        elif depth == 0:
            start = match.end()


def _selectors(head: str) -> Iterator[str]:
    """Yield the selectors of a list, split at the commas that stand in no brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(head):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            yield head[start:place]
            start = place + 1
    yield head[start:]
