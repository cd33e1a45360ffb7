"""A site in another language: a small translation reaches its pages. Its words are invented."""

from pathlib import Path

import pytest

from tests.roots import python, write
from tests.small_root import lay_out_website

WORDS = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Search"
msgstr "Chwilio \"yma\""

msgid "Download these figures"
msgstr "Lawrlwytho'r ffigurau <b>hyn</b>"

msgid "%(num)s row"
msgid_plural "%(num)s rows"
msgstr[0] "%(num)s rhes"
msgstr[1] "rhesi: %(num)s"

msgid "%(month)s %(year)s"
msgstr "%(year)s, %(month)s"

msgid "June"
msgstr "Mehefin"

"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root built in Welsh, of which a few messages are translated."""
    root = lay_out_website(tmp_path_factory.mktemp("welsh"))
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("language: en-GB", "language: cy")
    write(root, {"mkdocs.yml": settings, "site/words/cy.po": WORDS})
    done = python("build.py", "--root", str(root), "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stderr
    return root / "out" / "site"


def test_the_theme_speaks_the_translation(site: Path) -> None:
    """Words of the theme come from the same file as all others."""
    assert 'aria-label="Chwilio &#34;yma&#34;"' in (site / "metrics/index.html").read_text("utf-8")


def test_templates_speak_the_translation(site: Path) -> None:
    """Words of templates come in the language, with plural forms and values where it wants them."""
    figure = (site / "services/example-permits/digital-take-up/index.html").read_text("utf-8")
    downloads = (site / "downloads/index.html").read_text("utf-8")
    found = ("Lawrlwytho'r ffigurau <b>hyn</b>" in figure, "rhesi: 3" in downloads, "Download these figures" in figure)
    assert found == (True, True, False)


def test_the_program_speaks_the_translation(site: Path) -> None:
    """Words that the program puts together are those of the language in pages and in charts."""
    folder = site / "services/example-permits/digital-take-up"
    assert "2026, Mehefin" in (folder / "index.html").read_text("utf-8")
    assert "Mehefin" in (folder / "chart.json").read_text("utf-8")


def test_every_page_says_its_language(site: Path) -> None:
    """A page says in which language it is, pages to be framed included."""
    pages = [page.read_text("utf-8") for page in sorted(site.rglob("*.html"))]
    assert [page for page in pages if '<html lang="cy"' not in page] == []
