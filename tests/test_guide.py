"""What the guide and the README say is what happens."""

import re
from pathlib import Path

import pytest

from plainfigures.model import limits
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


def test_the_guide_lists_the_limits() -> None:
    """The guide says each limit as the program keeps to it."""
    section = (GUIDE / "figures.md").read_text("utf-8").partition("## Limits\n")[2]
    said = dict(re.findall(r"^\| (\w+)[^|]* \| ([0-9,]+)[^|]* \|$", section, re.MULTILINE))
    assert said == {
        "a": f"{limits.LARGEST_FILE // limits.MIB}",
        "rows": f"{limits.MOST_ROWS:,}",
        "columns": f"{limits.MOST_COLUMNS:,}",
        "characters": f"{limits.LONGEST_CELL:,}",
        "values": f"{limits.MOST_NODES:,}",
        "levels": f"{limits.DEEPEST:,}",
        "changes": f"{limits.MOST_CHANGES:,}",
    }


def test_the_design_lists_the_limits() -> None:
    """The design says the same."""
    words = " ".join((REPOSITORY / "docs/design.md").read_text("utf-8").partition("**Limits**")[2].split())
    said = (
        f"{limits.LARGEST_FILE // limits.MIB} MiB a file, {limits.MOST_ROWS:,} rows, {limits.MOST_COLUMNS} columns "
        f"(in YAML different names), {limits.LONGEST_CELL:,} characters a cell or text, "
        f"{limits.MOST_NODES:,} YAML values, {limits.DEEPEST} levels of nesting, "
        f"{limits.MOST_CHANGES} changes of a definition. "
    )
    assert said in words
    assert f"the first {limits.MOST_TOLD:,} places of a file" in words


def yaml_in(page: str, beginning: str) -> list[str]:
    """Return the YAML that a page of the guide shows and that begins like this."""
    return re.findall(rf"```yaml\n({re.escape(beginning)}.*?)```", (GUIDE / page).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", [0, 1])
def test_the_releases_of_the_guide_pass(tmp_path: Path, number: int) -> None:
    """A release as the guide announces it, and as it moves it, has nothing to mend."""
    root = root_with(tmp_path, example())
    (root / "schemas" / "calendar.yml").write_text(yaml_in("releases.md", "- release:")[number], "utf-8")
    assert lines_of(checked(root)) == []


def test_the_embargo_of_the_guide_passes(tmp_path: Path) -> None:
    """The lines that hold a file back have nothing to mend."""
    root = root_with(tmp_path, example())
    ministry = root / "metrics" / "ministry-of-examples"
    (embargo,) = yaml_in("releases.md", "- file:")
    (ministry / "embargoes.yml").write_text(embargo, "utf-8")
    (ministry / "2026-Q3.csv").write_text((ministry / "2026-Q2.csv").read_text("utf-8"), "utf-8")
    assert [line for line in lines_of(checked(root)) if "embargo" in line] == []


def test_the_statement_of_the_guide_passes(tmp_path: Path) -> None:
    """The statement that the guide shows has nothing to mend."""
    root = root_with(tmp_path, example())
    (statement,) = yaml_in("your-organisation.md", "- about:")
    (root / "metrics" / "ministry-of-examples" / "statements.yml").write_text(statement, "utf-8")
    assert lines_of(checked(root)) == []


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
