"""The functions of gettext as templates call them: what they return is markup, and values put in it are escaped."""

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations

from markupsafe import Markup


def template_words(translations: NullTranslations) -> dict[str, Callable[..., Markup]]:
    """Return the functions by the names that templates know, in the newstyle of Jinja's extension.

    Jinja's own would do the same; these remember what has no value in it, which thousands of pages say again.
    """

    @cache
    def said(message: str) -> Markup:
        return Markup(translations.gettext(message))

    @cache
    def whole(message: str) -> Markup:
        return said(message) % {}

    def gettext(message: str, **values: object) -> Markup:
        return said(message) % values if values else whole(message)

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        return Markup(translations.ngettext(one, many, number)) % {"num": f"{number:,}", **values}

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(translations.pgettext(context, message)) % values

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
