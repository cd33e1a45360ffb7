"""Guess what an officer meant by a cell that is no plain number, where that can be said without judgement."""

import re
import unicodedata

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MISSING = {"na", "n/a", "nan", "null", "none", "-", "--", "–", "—", ".", "..", ":", "*", "tbc", "#n/a"}


def plain_number(text: str) -> str | None:
    """Return the plain number that the text writes in another way (`1,234`, `£5`, `84,2`), or None."""
    squeezed = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    squeezed = re.sub(r"[\s'_£$€%+]", "", squeezed)
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", squeezed):
        squeezed = squeezed.replace(",", "")
    elif re.fullmatch(r"-?[0-9]+,[0-9]{1,2}", squeezed):
        squeezed = squeezed.replace(",", ".")
    squeezed = squeezed.removesuffix(".")
    if re.fullmatch(r"-?\.[0-9]+", squeezed):
        squeezed = squeezed.replace(".", "0.")
    return squeezed if _NUMBER.fullmatch(squeezed) else None


def says_missing(text: str) -> bool:
    """Tell whether the text is one of the ways in which people write that there is no figure."""
    return text.strip().casefold() in _MISSING
