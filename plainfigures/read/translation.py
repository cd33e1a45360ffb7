"""The words of pages in another language, from a PO file, and what is wrong with it in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations, c2py
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.words import listed, quoted

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

FOLDER = "site/words"
_VALUE = re.compile(r"%\((\w+)\)s")
_LINE = re.compile(r'\s*(#.*|(msg(id|id_plural|ctxt|str(\[\d+\])?)\s+)?"([^"\\]|\\.)*"\s*)?')
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a translation, and on which line of its file."""

    line: int
    message: str


def path_of(language: str) -> str:
    """Return the path of a language's file, below the root."""
    return f"{FOLDER}/{language}.po"


def read_translation(root: Path, language: str) -> NullTranslations:
    """Return the translations of a root into a language; where it has none, the words stay as they are written.

    Raises CouldNotRun, with every mistake, where its file cannot be used.
    """
    path = path_of(language)
    if not (root / path).is_file():
        return NullTranslations()
    content = (root / path).read_bytes()
    translation = parse_translation(content, language)
    if isinstance(translation, NullTranslations):
        return translation
    told = [f"line {mistake.line}: {mistake.message}" for mistake in translation[:_MOST_TOLD]]
    more = [f"and {len(translation) - _MOST_TOLD} more"] if len(translation) > _MOST_TOLD else []
    raise CouldNotRun(f"the translation {path} cannot be used: {'; '.join([*told, *more])}")


def parse_translation(content: bytes, language: str) -> NullTranslations | list[Mistake]:
    """Return the translations that a PO file holds, or its mistakes."""
    from babel.messages.mofile import write_mo

    catalog = parse_po(content, language)
    if isinstance(catalog, Mistake):
        return [catalog]
    mistakes = list(_mistakes(catalog))
    if mistakes:
        return mistakes
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def parse_po(content: bytes, language: str) -> "Catalog | Mistake":
    """Return what a PO file holds, or what keeps it from being read."""
    from babel.messages.pofile import PoFileError, read_po

    if mistake := _misshapen(content):
        return mistake
    try:
        catalog = read_po(BytesIO(content), locale=language.replace("-", "_"), abort_invalid=True)
        c2py(catalog.plural_expr)
    except PoFileError as error:
        return Mistake(error.lineno + 1, f"it cannot be understood ({error})")
    except (ValueError, LookupError) as error:
        return Mistake(1, f"its head cannot be understood ({error}); see to Content-Type and Plural-Forms")
    return catalog


def _misshapen(content: bytes) -> Mistake | None:
    """Return the first line that is none of a PO file, which Babel would take for something else without a word."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError as error:
        return Mistake(content.count(b"\n", 0, error.start) + 1, "it is not in UTF-8; save the file in UTF-8")
    for number, line in enumerate(lines, start=1):
        if not _LINE.fullmatch(line):
            return Mistake(number, f'{quoted(line)} is no line of a PO file; put the text in one pair of "')
    return None


def _mistakes(catalog: "Catalog") -> Iterator[Mistake]:
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            for wrong in _wrong_in(message, catalog.num_plurals):
                yield Mistake(message.lineno or 1, wrong)


def _wrong_in(message: "Message", plurals: int) -> Iterator[str]:
    """Yield what is wrong with one translation; a form that is left empty is spoken in English."""
    english, forms = _forms(message.id), _forms(message.string)
    if len(english) > 1 and any(forms) and (len(forms) != plurals or not all(forms)):
        yield f"it has {sum(map(bool, forms))} of the {plurals} plural forms that Plural-Forms promises; write all"
    for form in filter(None, forms):
        yield from _wrong_values(english, form)


def _forms(text: "str | Sequence[str] | None") -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _wrong_values(english: tuple[str, ...], form: str) -> Iterator[str]:
    known = [set(_VALUE.findall(each)) for each in english]
    found = set(_VALUE.findall(form))
    counted = {"num"} if len(english) > 1 else set()  # "one figure" needs no number
    if lost := sorted(set.intersection(*known) - found - counted):
        yield f"{quoted(form)} lacks {_named(lost)}; put it where the value belongs"
    if strange := sorted(found - set.union(*known)):
        yield f"{quoted(form)} has {_named(strange)}, which the English has not; take it out or correct it"
    if "%" in _VALUE.sub("", form).replace("%%", ""):
        yield f"{quoted(form)} has a lone per cent sign; write %% for it"


def _named(values: list[str]) -> str:
    return listed((f"%({value})s" for value in values), "and")
