"""All words of pages stand in one list, which is kept in the repository. Translations here are invented."""

import re
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.messages import PATH, messages
from tests.roots import REPOSITORY, write

HEAD = '# Ours.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
WEBSITE = {
    "site/templates/one.html": "{% trans n=many %}{{ n }} kite\n  flies.{% pluralize %}{{ n }} kites fly.{% endtrans %}"
    "<p>{{ _('50 %% of kites') }}</p>",
    "site/theme/partials/languages/en-GB.html": '  "search": "Look for",\n  "search.config.lang": "en"\n',
    "site/theme/404.html": '<h1>{{ lang.t("No such kite") }}</h1>{{ lang.t("search.reset") }}',
}


def website(root: Path, **more: str) -> Path:
    return write(root, {**WEBSITE, **{f"site/words/{name}.po": text for name, text in more.items()}})


def of_website(text: str) -> str:
    """Return the entries of a list that come from the invented website, without the program's."""
    return "\n\n".join(entry for entry in text.split("\n\n") if "#: site/t" in entry)


def test_the_list_in_the_repository_is_not_stale() -> None:
    """`site/words/messages.pot` is what the program, templates and theme say; `build.py words` writes it."""
    assert (REPOSITORY / PATH).read_text("utf-8") == messages(REPOSITORY)[PATH]


def test_templates_and_theme_are_listed_whole(tmp_path: Path) -> None:
    """Sentences stand on one line, with both their forms; keys of Material are listed by our own words for them."""
    listed = of_website(messages(website(tmp_path))[PATH])
    assert re.findall(r'^msgid(?:_plural)? "(.*)"$', listed, re.MULTILINE) == [
        "%(n)s kite flies.",
        "%(n)s kites fly.",
        "50 %% of kites",
        "Look for",
        "No such kite",
    ]


def test_a_list_says_where_and_nothing_that_changes_by_itself(tmp_path: Path) -> None:
    """Files are named without lines, and there is no date: so a change of the list is a change of words."""
    listed = messages(website(tmp_path))[PATH]
    assert "#: site/templates/one.html\n" in listed
    assert re.search(r"POT-Creation-Date|html:\d|py:\d", listed) is None


def test_a_translation_is_brought_up_to_the_list(tmp_path: Path) -> None:
    """New messages are added without a text, texts and head are kept, and what is gone is kept as a comment."""
    old = f'{HEAD}\nmsgid "Look for"\nmsgstr "Chwilio"\n\nmsgid "Gone"\nmsgstr "Wedi mynd"\n'
    text = messages(website(tmp_path, cy=old))["site/words/cy.po"]
    gone, new = '#~ msgid "Gone"\n#~ msgstr "Wedi mynd"', 'msgid "No such kite"\nmsgstr ""'
    kept = ('msgid "Look for"\nmsgstr "Chwilio"', gone, new)
    assert (text.startswith(HEAD), [entry in text for entry in kept]) == (True, [True] * 3)


def test_a_translation_that_is_up_to_date_stays_as_it_is(tmp_path: Path) -> None:
    """To bring it up to the list twice is the same as once."""
    begun = messages(website(tmp_path), "cy")["site/words/cy.po"]
    assert messages(website(tmp_path, cy=begun))["site/words/cy.po"] == begun


def test_a_translation_begins_with_the_languages_plural_forms(tmp_path: Path) -> None:
    """Who begins one need not know how many forms the language has."""
    begun = messages(website(tmp_path), "ga")["site/words/ga.po"]
    assert ('"Language: ga\\n"' in begun, "nplurals=5" in begun) == (True, True)


def test_a_translation_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    """Naming its language once more loses nothing."""
    old = f'{HEAD}\nmsgid "Look for"\nmsgstr "Chwilio"\n'
    assert 'msgstr "Chwilio"' in messages(website(tmp_path, cy=old), "cy")["site/words/cy.po"]


def test_a_language_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """A misspelt code makes no file."""
    with pytest.raises(CouldNotRun, match='"welsh" is no language that is known'):
        messages(website(tmp_path), "welsh")
