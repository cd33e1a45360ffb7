"""The words of the theme. MkDocs' own templates ask for them as `lang.t("…")`, by Material's keys or by the English.

Material's way is kept, since its successor knows no other: without a translation the theme's files are used as they
stand; with one, a table of its words takes the place of Material's.
"""

import json
import re
from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from pathlib import Path

from plainfigures.model.language import AS_WRITTEN, language_spoken, spoken

TABLE = "partials/language.html"
_OWN = f"partials/languages/{AS_WRITTEN}.html"
_ASKED = re.compile(r'lang\.t\("((?:[^"\\\n]|\\.)*)"\)')
_ENTRY = re.compile(r'^ *"([\w.]+)": ("(?:[^"\\]|\\.)*"),?$', re.MULTILINE)
_KEY = re.compile(r"[a-z]+(\.[a-z]+)*")
_NO_WORDS = ("language", "search.config.")


def messages_in(name: str, text: str) -> Iterator[str]:
    """Yield every message of one of the theme's templates; `name` is its path within the theme."""
    if name == _OWN:
        yield from _keyed(text).values()
    else:
        asked = (json.loads(f'"{message}"') for message in _ASKED.findall(text))
        yield from (message for message in asked if not _KEY.fullmatch(message))


def render_table(theme: Path) -> str | None:
    """Return the table of the theme's words in the language spoken; None where they are spoken as written."""
    translations = spoken()
    if type(translations) is NullTranslations:
        return None
    keyed = _keyed((theme / _OWN).read_text(encoding="utf-8"))
    words = {"language": language_spoken(), **{key: translations.gettext(keyed[key]) for key in keyed}}
    for path in sorted(theme.rglob("*.html")):
        for message in messages_in(path.relative_to(theme).as_posix(), path.read_text(encoding="utf-8")):
            words[message] = translations.gettext(message)
    return _table(words)


def _keyed(text: str) -> Mapping[str, str]:
    """Return the words of our own that stand for Material's keys."""
    entries = {key: json.loads(value) for key, value in _ENTRY.findall(text)}
    return {key: value for key, value in entries.items() if not key.startswith(_NO_WORDS)}


def _table(words: Mapping[str, str]) -> str:
    """Return a template in the form of Material's own; what is not in it comes from Material's English."""
    rows = ",\n".join(f"  {json.dumps(key)}: {json.dumps(words[key], ensure_ascii=False)}" for key in sorted(words))
    return (
        '{% import "partials/languages/en.html" as fallback %}\n'
        f"{{% macro t(key) %}}{{{{ {{\n{rows}\n}}[key] or fallback.t(key) or key }}}}{{% endmacro %}}\n"
    )
