"""The words of pages in the language of the site. A word is marked where it is said, by the functions of GNU gettext.

Messages are English and are written whole, so that another language can order them as it must; values stand in them by
name, as `%(name)s`, and a per cent sign is doubled. Templates mark their words with the same names.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from gettext import NullTranslations
from typing import TypeVar

Given = TypeVar("Given", bound=Hashable)

AS_WRITTEN = "en-GB"
"""The language in which messages are written."""

ENGLISH = NullTranslations()
_spoken: ContextVar[NullTranslations] = ContextVar("spoken", default=ENGLISH)
_language: ContextVar[str] = ContextVar("language", default=AS_WRITTEN)


def gettext(message: str, **values: object) -> str:
    """Return the message in the language spoken, with its values put in."""
    return _spoken.get().gettext(message) % values


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the message that agrees with a number, which stands in it as `%(num)s`, its thousands apart."""
    return _spoken.get().ngettext(one, many, number) % {"num": f"{number:,}", **values}


def pgettext(context: str, message: str, **values: object) -> str:
    """Return a message that means different things in different places; the context says which is meant."""
    return _spoken.get().pgettext(context, message) % values


def gettext_noop(message: str) -> str:
    """Return the message as it is: it is marked here and looked up where it is said."""
    return message


def once_in_each_language(function: Callable[[Given], str]) -> Callable[[Given], str]:
    """Remember what a function says of a value, in each language apart, since pages say it again and again."""

    @lru_cache(maxsize=4096)
    def remembered(_: NullTranslations, given: Given) -> str:
        return function(given)

    @wraps(function)
    def said(given: Given) -> str:
        return remembered(_spoken.get(), given)

    return said


def spoken() -> NullTranslations:
    """Return the translations that are spoken, for those who look up by themselves."""
    return _spoken.get()


def language_spoken() -> str:
    """Return the language that is spoken, as a page names it: `en-GB`, `cy`."""
    return _language.get()


@contextmanager
def speaking(translations: NullTranslations, language: str = AS_WRITTEN) -> Iterator[None]:
    """Speak the language of these translations inside the block."""
    before, named = _spoken.set(translations), _language.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)
        _language.reset(named)
