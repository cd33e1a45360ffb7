"""Nothing is said on pages but what can be translated: a site is built in a language of brackets, and read."""

import ast
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from plainfigures.check.rules import RULES
from plainfigures.publish.messages import PATH
from tests.announced import announced
from tests.brackets import LANGUAGE, Outside, bracketed, outside, strings_in
from tests.roots import REPOSITORY, git, python, write

PROSE = re.compile(r"(about|guide)/")  # people wrote these in Markdown, and rules say of themselves what they check
NOT_WORDS = re.compile(
    r"\[\w+\]|\b[0-9a-f]{10}\b|\S*\w\.\w\S*|\bE\d{8}\b"  # markers, commits, files and addresses, codes of places
    r"|\b(CSV|JSON|ODS|Excel|kB|MB)\b|\b[A-Z]\b"  # names and signs that every language has, and letters to jump to
)
SCRIPTS = sorted([*REPOSITORY.glob("site/assets/*.js"), *REPOSITORY.glob("site/theme/assets/*.js")])
NO_WORDS_IN_SCRIPTS = {'<script src=\\"', '<svg width="" height="" ', ".pf-shelf li a", "Escape"}
FORMS = "completion-rate,example-permits,,,5184,6050,,"
REVISED = "completion-rate,example-permits,,,5194,6050,r,Some example forms were found"
AIMS = "metric,service,value,from,until,source,note\n"
MORE = {
    "metrics/example-department/targets.csv": f"{AIMS}digital-take-up,example-permits,90,2026-Q1,2026-Q4,"
    "https://example.org/aims,\ndigital-take-up,example-permits,95,2027-Q1,,,\n",
    "metrics/example-department/roadmap.yml": "- title: Example forms online\n  outcome: Fewer example letters\n"
    "  status: under-way\n  due: 2027-Q1\n  updated: 2026-10-01\n",
    "schemas/obligations.yml": "- {metric: digital-take-up, kinds: [ministerial-department, executive-agency], "
    "from: 2025-Q4}\n- {metric: transactions, kinds: [ministerial-department], from: 2026-Q1}\n",
}


class Loader(yaml.BaseLoader):
    """Reads MkDocs' settings, of which it leaves the tags alone."""


Loader.add_multi_constructor("!", lambda *_: "")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root with targets, debts, releases, statements and a revision, built in the language of brackets."""
    root = announced(tmp_path_factory.mktemp("brackets"))
    shutil.copytree(REPOSITORY / "site", root / "site")
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8").replace("language: en-GB", f"language: {LANGUAGE}")
    settings = settings.replace('!ENV [SOURCE_URL, ""]', "https://github.com/example/figures")
    words = bracketed((root / PATH).read_text("utf-8"))
    write(root, {**MORE, "mkdocs.yml": settings, f"site/words/{LANGUAGE}.po": words})
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Invented figures")
    second = root / "metrics/example-department/2026-Q2.csv"
    second.write_text(second.read_text("utf-8").replace(FORMS, REVISED), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "A revision", when="2026-10-01T12:00:00+00:00")
    done = python("build.py", "--root", str(root), "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def known(root: Path) -> "Known":
    """What organisations, definitions and settings say, and the titles of pages that people wrote."""
    values = {
        value for path in root.glob("metrics/**/*.csv") for value in re.split(r"[,\n\"]", path.read_text("utf-8"))
    }
    for path in [*root.glob("metrics/**/*.yml"), *root.glob("schemas/**/*.yml"), root / "mkdocs.yml"]:
        values |= set(scalars(yaml.load(path.read_text("utf-8"), Loader=Loader)))  # noqa: S506 (it makes texts alone)
    for path in root.glob("site/pages/**/*.md"):
        values |= set(re.findall(r"^(?:title: |description: |# )(.+)", path.read_text("utf-8"), re.MULTILINE))
    values |= {" ".join((rule.__doc__ or "").split("\n\n")[0].split()) for rule in RULES.values()}
    return Known(values)


def scalars(document: object) -> Iterator[str]:
    """Yield every text of a YAML document, keys included, whole and as tags of HTML and slashes part it."""
    if isinstance(document, dict):
        document = [*document, *document.values()]
    if isinstance(document, list):
        for each in document:
            yield from scalars(each)
    elif isinstance(document, str):
        yield document
        yield from re.split(r"\s*<[^>]*>\s*|/", document)


class Known:
    """Tells what of a text is no known value: values of several words may stand anywhere in it, others stand alone."""

    def __init__(self, values: Iterable[str]) -> None:
        squeezed = {" ".join(value.split()).rstrip(".") for value in values}
        self.alone = {value.casefold() for value in squeezed}
        phrases = {value for value in squeezed if " " in value}
        cut = {
            f"{value[: space.start()]}…" for value in phrases if len(value) < 80 for space in re.finditer(" ", value)
        }
        longest_first = sorted(phrases | cut, key=lambda phrase: (-len(phrase), phrase))
        either = "|".join(re.escape(phrase) for phrase in longest_first)
        self.phrases = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def unknown_in(self, texts: Iterable[str]) -> set[str]:
        return {text for text in texts if any(map(self._is_unknown, self._parts(text)))}

    def _parts(self, text: str) -> list[str]:
        return re.split(r"[,:;()÷×+–|.·→]", NOT_WORDS.sub("", self.phrases.sub("", text)))

    def _is_unknown(self, part: str) -> bool:
        word = part.strip().casefold()
        return re.search(r"[^\W\d_]", word) is not None and word not in self.alone


def read(root: Path, *patterns: str) -> Iterator[tuple[str, Outside]]:
    site = root / "out" / "site"
    for path in sorted(path for pattern in patterns for path in site.rglob(pattern)):
        yield path.relative_to(site).as_posix(), Outside(path.read_text("utf-8"))


def test_pages_say_nothing_outside_of_brackets(root: Path, known: Known) -> None:
    """Every text and accessible name of every page family is a message, a value of the data or prose."""
    said = {}
    for name, page in read(root, "*.html"):
        said[name] = known.unknown_in(page.frame if PROSE.match(name) else [*page.frame, *page.body])
    assert {name: texts for name, texts in said.items() if texts} == {}


def test_a_page_closes_every_bracket(root: Path) -> None:
    """No message is cut, so the test before has read every page to its end."""
    assert [name for name, page in read(root, "*.html", "*.svg", "*.atom", "feed.xml") if page.depth] == []


def test_charts_say_nothing_outside_of_brackets(root: Path, known: Known) -> None:
    """Titles, labels and marks of charts are messages or values of the data, however they are broken into lines."""
    said = {}
    for name, chart in read(root, "chart.svg", "comparison.svg", "breakdown.svg"):
        said[name] = known.unknown_in([" ".join(chart.frame)])
    assert {name: texts for name, texts in said.items() if texts} == {}


def test_charts_to_explore_say_nothing_outside_of_brackets(root: Path, known: Known) -> None:
    """The sentence for each figure, which a slider reads out, is a message."""
    said = set()
    for path in (root / "out/site").rglob("chart.json"):
        for period in json.loads(path.read_text("utf-8"))["periods"]:
            said |= known.unknown_in(piece for text in period[1:] for piece in outside(text)[0])
    assert said == set()


def test_feeds_say_nothing_outside_of_brackets(root: Path, known: Known) -> None:
    """What subscribers are told is a message or a value of the data."""
    said = {name: known.unknown_in(feed.frame) for name, feed in read(root, "*.atom", "feed.xml")}
    assert {name: texts for name, texts in said.items() if texts} == {}


@pytest.mark.parametrize("path", SCRIPTS)
def test_scripts_have_no_words_of_their_own(path: Path) -> None:
    """A script takes its words from attributes of the page, which a template has written."""
    assert set(strings_in(path.read_text("utf-8"))) <= NO_WORDS_IN_SCRIPTS


def test_no_message_hides_in_a_text_with_places() -> None:
    """Babel does not look into f-strings before Python 3.12, so no word may be looked up within one."""
    hidden = []
    for path in sorted((REPOSITORY / "plainfigures").rglob("*.py")):
        for text in ast.walk(ast.parse(path.read_text("utf-8"))):
            calls = [ast.unparse(each.func) for each in ast.walk(text) if isinstance(each, ast.Call)]
            if isinstance(text, ast.JoinedStr) and {"gettext", "ngettext", "pgettext", "gettext_noop"} & set(calls):
                hidden.append(f"{path.name}:{text.lineno}")
    assert hidden == []


def test_what_is_not_marked_is_found(known: Known) -> None:
    """The test of pages can fail: words outside of brackets are told, whether in a text or in a name."""
    page = Outside('<p title="Look here">Digital take-up: ⟦of the <b>agency</b>⟧ and more <i>Example Agency</i></p>')
    assert known.unknown_in(page.frame) == {"Look here", "and more"}
