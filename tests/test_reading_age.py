"""What people read is plain: somebody of 14 follows it with ease, and nothing asks more of them.

The Flesch-Kincaid grade says how many years of school a text asks for; five more is the reader's age. Methods and rules
are for those who check the figures, and are not measured.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import markdown
import pytest
import yaml
from babel.messages.pofile import read_po

from plainfigures.publish.messages import PATH
from tests.reading_age import age_of, sentences_in

ROOT = Path(__file__).resolve().parents[1]
OLDEST = 14
FEWEST = 4
"""A page of fewer sentences has too few words to be measured by itself."""

LONGEST = 40
"""A sentence of more words than this is hard at any age."""


def prose() -> Iterator[tuple[str, list[str]]]:
    """Yield each hand-written page and its sentences."""
    for page in sorted((ROOT / "site" / "pages").rglob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text("utf-8"), flags=re.DOTALL)
        found = list(sentences_in(markdown.markdown(text, extensions=["tables", "fenced_code", "attr_list"])))
        if page.stem != "methods" and len(found) >= FEWEST:
            yield page.relative_to(ROOT / "site" / "pages").as_posix(), found


def said_by_the_program() -> list[str]:
    """Return the sentences that pages are made from, each value in them as one short word."""
    with (ROOT / PATH).open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id]
    texts = [message[-1] if isinstance(message, tuple) else message for message in messages]
    plain = (re.sub(r"%\(\w+\)s", "this", text).replace("%%", "%") for text in texts)
    return [sentence for text in plain for sentence in sentences_in(text)]


def definitions() -> Mapping[str, list[str]]:
    """Return what each definition asks, says and warns of."""
    found = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (ROOT / "schemas/metrics").rglob("*.yml")}
    return {
        name: [each for key in ("question", "definition", "limitations") for each in sentences_in(known.get(key) or "")]
        for name, known in sorted(found.items())
    }


@pytest.mark.parametrize(("page", "sentences"), [pytest.param(*each, id=each[0]) for each in prose()])
def test_prose_is_plain(page: str, sentences: list[str]) -> None:
    """Each hand-written page outside the methods asks for a reading age of 14 at most."""
    assert age_of(sentences) <= OLDEST


def test_what_the_program_says_is_plain() -> None:
    """Headlines, outcomes, captions and all other sentences that pages are made from ask for 14 at most."""
    assert age_of(said_by_the_program()) <= OLDEST


@pytest.mark.parametrize(("name", "sentences"), [pytest.param(*each, id=each[0]) for each in definitions().items()])
def test_what_a_metric_means_is_plain(name: str, sentences: list[str]) -> None:
    """The question, the definition and the limits of each metric ask for 14 at most."""
    assert age_of(sentences) <= OLDEST


def test_no_sentence_is_endless() -> None:
    """No sentence of a hand-written page or of the program's own has more than 40 words."""
    sentences = [*said_by_the_program(), *(each for _, found in prose() for each in found)]
    assert [each for each in sentences if len(each.split()) > LONGEST] == []


def test_hard_words_raise_the_age() -> None:
    """The measure tells officialese from plain speech."""
    plain = "We count how many people get an answer in time."
    hard = (
        "Departmental accountability arrangements necessitate comprehensive implementation of performance measurement."
    )
    assert (age_of([plain]) <= OLDEST, age_of([hard]) > OLDEST + 5) == (True, True)
