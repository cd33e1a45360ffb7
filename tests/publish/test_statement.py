"""The accessibility statement, with the settings of the demonstration and with those of an invented public body."""

import re
from html import unescape
from pathlib import Path

import pytest

from plainfigures.publish.shell import render_shells
from tests.roots import REPOSITORY

LEGAL = (
    "Feedback and contact information",
    "Enforcement procedure",
    "Compliance status",
    "Non-accessible content",
    "Disproportionate burden",
    "Preparation of this accessibility statement",
)


def statement(root: Path, settings: str) -> str:
    """Return the words of the statement that a root with these settings has."""
    root.mkdir()
    (root / "site").symlink_to(REPOSITORY / "site")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    page = render_shells(root, root / "cache").folder / "about" / "accessibility" / "index.html"
    main = page.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


@pytest.fixture(scope="module")
def ours() -> str:
    return (REPOSITORY / "mkdocs.yml").read_text("utf-8")


def test_the_statement_has_what_the_law_asks_for(tmp_path: Path, ours: str) -> None:
    """Status, content that is not accessible, how to complain, who enforces, and when it was prepared and tested."""
    words = statement(tmp_path / "root", ours)
    wanted = [*LEGAL, "prepared on 22 November 2026", "(EHRC)", "(ECNI)", "No public body runs this website"]
    assert [each for each in wanted if each not in words] == []


def test_a_public_body_puts_in_itself_its_contact_and_what_fails(tmp_path: Path, ours: str) -> None:
    """With a body, a contact, days and failures in the settings, the page says them, and not that nobody runs it."""
    own = ours.replace('body: ""', "body: Invented Council").replace("failures: []", "failures: [A (1.1.1)]")
    own = own.replace('contact: ""', "contact: us@example.org").replace("answer_days: 0", "answer_days: 5")
    words = statement(tmp_path / "root", own)
    wanted = ["Invented Council is committed", "Write to us@example.org . We answer within 5 working days", "A (1.1.1)"]
    said = [each for each in wanted if each in words]
    assert (said, "No public body" in words, "We know of no part" in words) == (wanted, False, False)
