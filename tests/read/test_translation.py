"""A translation is read from a PO file; the language of the examples is invented."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.language import gettext, ngettext, speaking
from plainfigures.read.translation import Mistake, parse_translation, read_translation
from tests.roots import write

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\n"

"""
FIGURES = 'msgid "%(num)s figure for %(period)s"\nmsgid_plural "%(num)s figures for %(period)s"\n'


def mistakes(text: str) -> list[Mistake]:
    found = parse_translation((HEAD + text).encode(), "en-GB")
    return found if isinstance(found, list) else []


def test_a_translation_is_spoken(tmp_path: Path) -> None:
    """A message comes in the language of the file, and one that it has not stays English."""
    write(tmp_path, {"site/words/cy.po": f'{HEAD}msgid "Due %(day)s"\nmsgstr "%(day)s eud"\n'})
    with speaking(read_translation(tmp_path, "cy"), "cy"):
        assert (gettext("Due %(day)s", day=3), gettext("Late %(day)s", day=4)) == ("3 eud", "Late 4")


def test_plural_forms_are_the_files_own() -> None:
    """A language with three forms has each where its own rule says."""
    forms = "".join(f'msgstr[{at}] "{word} %(num)s %(period)s"\n' for at, word in enumerate(["un", "du", "tri"]))
    translation = parse_translation((HEAD + FIGURES + forms).encode(), "en-GB")
    assert isinstance(translation, NullTranslations)
    one, many = "%(num)s figure for %(period)s", "%(num)s figures for %(period)s"
    with speaking(translation):
        assert [ngettext(one, many, n, period="x") for n in (1, 2, 5)] == ["un 1 x", "du 2 x", "tri 5 x"]


def test_without_a_file_words_are_as_written(tmp_path: Path) -> None:
    """A language that has no file changes nothing."""
    with speaking(read_translation(tmp_path, "cy"), "cy"):
        assert gettext("Late %(day)s", day=4) == "Late 4"


def test_what_is_fuzzy_is_not_spoken() -> None:
    """A translation that is marked as a guess waits until somebody has looked at it."""
    text = f'{HEAD}#, fuzzy\nmsgid "Late"\nmsgstr "%(odd)s"\n'
    translation = parse_translation(text.encode(), "cy")
    assert isinstance(translation, NullTranslations)
    assert translation.gettext("Late") == "Late"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('msgid "Due %(day)s"\nmsgstr "eud"\n', 6, '"eud" lacks %(day)s; put it where the value belongs'),
        ('msgid "Due"\nmsgstr "eud %(day)s"\n', 6, "has %(day)s, which the English has not"),
        ('msgid "Due"\nmsgstr "eud 5 %"\n', 6, "has a lone per cent sign; write %% for it"),
        (f'{FIGURES}msgstr[0] "%(period)s"\nmsgstr[1] ""\n', 6, "it has 1 of the 3 plural forms"),
        ('msgid "Due\nmsgstr "eud"\n', 6, "is no line of a PO file"),
    ],
)
def test_mistakes_are_told_in_words(text: str, line: int, said: str) -> None:
    """A mistake is a value with its line, what was found and how to mend it."""
    (mistake,) = mistakes(text)
    assert (mistake.line, said in mistake.message) == (line, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f'{HEAD}msgid "Due"\nmsgstr "\xe9"\n'.encode("latin-1"), "line 7: it is not in UTF-8; save the file in UTF-8"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=later;\\n"\n', "line 1: its head cannot be understood"),
        (f'{HEAD}msgid "%(a)s"\nmsgstr "a"\n\nmsgid "%(b)s"\nmsgstr "b"\n'.encode(), '"b" lacks %(b)s'),
    ],
)
def test_a_faulty_file_keeps_a_site_from_being_built(tmp_path: Path, content: bytes, said: str) -> None:
    """The failure names the file and every mistake in it."""
    write(tmp_path, {"site/words/cy.po": content})
    with pytest.raises(CouldNotRun) as failure:
        read_translation(tmp_path, "cy")
    told = str(failure.value)
    assert (told.startswith("the translation site/words/cy.po cannot be used: line "), said in told) == (True, True)
