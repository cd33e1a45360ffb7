"""What the guide and the README say is what happens."""

import re
from pathlib import Path

import pytest

from tests.small_root import REPOSITORY, checked, lay_out, lines_of

GUIDE = REPOSITORY / "site" / "pages" / "guide"
PROFILE = "name: Ministry of Examples\nkind: other\n"
SERVICES = "id,name\napply-for-an-example-permit,Apply for an example permit\n"


def example() -> str:
    """The submission that the guide's first page has officers paste."""
    blocks = re.findall(r"```text\n(metric,.*?)```", (GUIDE / "index.md").read_text("utf-8"), re.DOTALL)
    return str(blocks[0])


def root_with(folder: Path, submission: str) -> Path:
    root = lay_out(folder)
    ministry = root / "metrics" / "ministry-of-examples"
    ministry.mkdir()
    (ministry / "organisation.yml").write_text(PROFILE, "utf-8")
    (ministry / "services.csv").write_text(SERVICES, "utf-8")
    (ministry / "2026-Q2.csv").write_text(submission, "utf-8")
    return root


def test_the_guides_example_passes(tmp_path: Path) -> None:
    """Pasted as it stands, the example has nothing to mend."""
    assert lines_of(checked(root_with(tmp_path, example()))) == []


@pytest.mark.parametrize(
    ("page", "right", "wrong"),
    [
        ("index.md", "permit,12105", 'permit,"12,105"'),
        ("index.md", "5184,6050,,", "5184,6050,r,"),
        ("figures.md", "85.7,5184", "85.9,5184"),
    ],
)
def test_the_guide_quotes_messages_word_for_word(tmp_path: Path, page: str, right: str, wrong: str) -> None:
    """A message in the guide is what the check says of the guide's example with that fault."""
    (line,) = lines_of(checked(root_with(tmp_path, example().replace(right, wrong))))
    quoted = line if page == "index.md" else line.split("  ")[1]
    assert quoted in (GUIDE / page).read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CREDITS.md", "docs/design.md"])
def test_every_file_that_a_document_links_to_is_there(name: str) -> None:
    """Links and pictures of the repository's own documents lead to files."""
    document = REPOSITORY / name
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    missing = [each for each in targets if "://" not in each and not (document.parent / each).exists()]
    assert missing == []


def test_the_targets_of_the_guide_pass(tmp_path: Path) -> None:
    """The targets that the guide shows have nothing to mend."""
    page = (GUIDE / "your-organisation.md").read_text("utf-8")
    (text,) = re.findall(r"```text\n(metric,service,value,from.*?)```", page, re.DOTALL)
    root = root_with(tmp_path, example())
    (root / "metrics" / "ministry-of-examples" / "targets.csv").write_text(text, "utf-8")
    assert lines_of(checked(root)) == []
