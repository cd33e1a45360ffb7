"""The list of all words of pages, and the translations of it: kept in the repository for those who translate."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plainfigures
from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.theme_words import messages_in
from plainfigures.read.translation import FOLDER, Mistake, parse_po, path_of

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PATH = f"{FOLDER}/messages.pot"
_HEAD = r"""# Every word of the pages. Made by `build.py words`, never edited; `build.py words cy` begins a translation.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
_BEGUN = r"""# A translation. Write the text between the quotation marks after each msgstr.
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
_TEMPLATES = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
_Found = tuple[str, Any, list[str], str | None]


def messages(root: Path, *begun: str) -> dict[str, str]:
    """Return the list of every message, and each translation brought up to it, by path; `begun` names new languages.

    Raises CouldNotRun where a translation cannot be read, or there is no such language.
    """
    template = _template(root)
    files = {path.stem: path.read_bytes() for path in sorted((root / FOLDER).glob("*.po"))}
    texts = {path_of(language): _updated(language, content, template) for language, content in files.items()}
    new = {path_of(language): _new(language, template) for language in begun if language not in files}
    return {PATH: f"{_HEAD}\n{_written(template)}", **texts, **new}


def _template(root: Path) -> "Catalog":
    from babel.messages.catalog import Catalog

    catalog = Catalog()
    for place, message, comments, context in _found(root):
        catalog.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    return catalog


def _found(root: Path) -> Iterator[_Found]:
    """Yield the place, message, comments and context of every word that the program and the root's website mark."""
    yield from _found_in_program()
    yield from _extracted(root / "site" / "templates", "site/templates", [("**.html", "jinja2")])
    theme = root / "site" / "theme"
    for path in sorted(theme.rglob("*.html")):
        name = path.relative_to(theme).as_posix()
        for message in messages_in(name, path.read_text(encoding="utf-8")):
            yield f"site/theme/{name}", message, [], None


@cache
def _found_in_program() -> tuple[_Found, ...]:
    program = Path(plainfigures.__file__).parent
    return tuple(_extracted(program, "plainfigures", [("starter/**", "ignore"), ("**.py", "python")]))


def _extracted(folder: Path, name: str, methods: list[tuple[str, str]]) -> Iterator[_Found]:
    """Yield what Babel finds in a folder's files; `methods` say what each is read as, or that it is left out."""
    from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

    found = extract_from_dir(
        folder,
        methods,
        {"**.html": _TEMPLATES},
        keywords={**DEFAULT_KEYWORDS, "gettext_noop": None},
        comment_tags=["Translators:"],
        strip_comment_tags=True,
    )
    for file, _, message, comments, context in found:
        yield f"{name}/{file}", message, comments, context


def _updated(language: str, content: bytes, template: "Catalog") -> str:
    """Return a translation with the messages of today; those that are gone stay at its end, commented out."""
    catalog = parse_po(content, language)
    if isinstance(catalog, Mistake):
        raise CouldNotRun(f"{path_of(language)}, line {catalog.line}: {catalog.message}")
    head = content.decode().replace("\r\n", "\n").split("\n\n", 1)[0]
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return f"{head.strip()}\n\n{_written(catalog)}"


def _new(language: str, template: "Catalog") -> str:
    from babel import UnknownLocaleError
    from babel.messages.catalog import Catalog

    try:
        catalog = Catalog(locale=language.replace("-", "_"))
        head = _BEGUN.format(language=language, plurals=catalog.plural_forms)
    except (UnknownLocaleError, ValueError):
        head = ""
    if not head or catalog.locale is None:
        raise CouldNotRun(f'"{language}" is no language that is known: write its code, like cy, ga or pt-BR')
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return f"{head}\n{_written(catalog)}"


def _written(catalog: "Catalog") -> str:
    """Return a catalogue in the form of a PO file, without its head, dates or numbers of lines."""
    from babel.messages.pofile import write_po

    text = BytesIO()
    write_po(text, catalog, omit_header=True, sort_output=True, include_lineno=False)
    return f"{text.getvalue().decode().strip()}\n"
