from datetime import date
from pathlib import Path

import pytest

from plainfigures.model.commit import Commit
from plainfigures.read.history import read_commit
from tests.roots import git, write

FIGURES = "metrics/example-department/2026-Q2.csv"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository of an invented organisation with one commit, made at half past four on 2 August, UTC."""
    git(tmp_path, "init", "--quiet")
    write(tmp_path, {FIGURES: "metric,value\ntransactions,1\n", "mkdocs.yml": "site_name: Example\n"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Figures for the second quarter")
    return tmp_path


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD").strip()


def test_a_clean_repository(repository: Path) -> None:
    """The commit is the one checked out, its day counted in UTC."""
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2), clean=True)


@pytest.mark.parametrize(
    ("path", "clean"),
    [
        (FIGURES, False),
        ("mkdocs.yml", False),
        ("metrics/example-department/new.csv", False),
        ("schemas/domains.yml", False),
        ("site/pages/index.md", False),
        ("README.md", True),
        ("out/site/index.html", True),
    ],
)
def test_a_changed_file(repository: Path, path: str, clean: bool) -> None:
    """A file that goes into the site and is not as committed makes the root unclean; other files do not."""
    write(repository, {path: "changed\n"})
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2), clean=clean)


def test_a_deleted_file(repository: Path) -> None:
    """A figure that is gone makes the root unclean too."""
    (repository / FIGURES).unlink()
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2), clean=False)


def test_a_root_inside_a_repository(repository: Path) -> None:
    """A root may be a folder of a larger repository; only its own files count."""
    inner = write(repository / "inner", {FIGURES: "metric,value\n"})
    git(repository, "add", "inner")
    git(repository, "commit", "--quiet", "--message", "A root within")
    write(repository, {FIGURES: "changed\n"})
    assert read_commit(inner) == Commit(head(repository), date(2026, 8, 2), clean=True)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder outside of any repository has no commit."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_commit(tmp_path) is None


def test_a_repository_without_commits(tmp_path: Path) -> None:
    """A repository just begun has no commit either."""
    git(tmp_path, "init", "--quiet")
    assert read_commit(tmp_path) is None


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed nothing is known of a commit."""
    monkeypatch.setenv("PATH", "")
    assert read_commit(repository) is None
