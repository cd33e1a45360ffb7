from datetime import date
from pathlib import Path

import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.read.history import read_before, read_commit, read_source_at
from plainfigures.read.source import read_source
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
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2))


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        (FIGURES, True),
        ("mkdocs.yml", True),
        ("metrics/example-department/new.csv", True),
        ("metrics/example-agency/a file’s name.csv", True),
        ("schemas/domains.yml", True),
        ("site/pages/index.md", True),
        ("README.md", False),
        ("out/site/index.html", False),
    ],
)
def test_a_changed_file(repository: Path, path: str, counts: bool) -> None:
    """A file that goes into the site and is not as committed is named, and makes the root unclean; others do not."""
    write(repository, {path: "changed\n"})
    commit = read_commit(repository)
    changed = (path,) if counts else ()
    assert (commit, commit and commit.clean) == (Commit(head(repository), date(2026, 8, 2), changed), not counts)


def test_a_deleted_file(repository: Path) -> None:
    """A figure that is gone makes the root unclean too."""
    (repository / FIGURES).unlink()
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2), (FIGURES,))


def test_a_file_that_was_moved(repository: Path) -> None:
    """A file with another name is gone from where it was and new where it is, whether or not git was told."""
    git(repository, "mv", FIGURES, "metrics/example-department/FY2026-27-Q1.csv")
    write(repository, {"metrics/example-department/new.csv": ""})
    names = ("FY2026-27-Q1.csv", "2026-Q2.csv", "new.csv")
    changed = tuple(sorted(f"metrics/example-department/{name}" for name in names))
    assert read_commit(repository) == Commit(head(repository), date(2026, 8, 2), changed)


def test_changes_that_git_cannot_tell(repository: Path) -> None:
    """Where git cannot say what is changed, nothing passes for committed."""
    (repository / ".git" / "index").write_text("broken")
    commit = read_commit(repository)
    assert commit is not None
    assert not commit.within(["metrics/example-department", "schemas"]).clean


def test_a_root_inside_a_repository(repository: Path) -> None:
    """A root may be a folder of a larger repository; only its own files count, and paths are told from there."""
    inner = write(repository / "inner", {FIGURES: "metric,value\n"})
    git(repository, "add", "inner")
    git(repository, "commit", "--quiet", "--message", "A root within")
    write(repository, {FIGURES: "changed\n"})
    write(inner, {"metrics/example-department/new.csv": ""})
    changed = ("metrics/example-department/new.csv",)
    assert read_commit(inner) == Commit(head(repository), date(2026, 8, 2), changed)


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


@pytest.fixture
def branch(repository: Path) -> Path:
    """The repository with a definition, on a branch that its main has since gone on from."""
    git(repository, "branch", "--move", "main")
    write(repository, {"schemas/domains.yml": "[]\n"})
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "A definition")
    git(repository, "switch", "--quiet", "--create", "figures")
    git(repository, "switch", "--quiet", "main")
    write(repository, {"metrics/example-agency/2026-Q2.csv": "metric,value\n"})
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Figures of another")
    git(repository, "switch", "--quiet", "figures")
    return repository


def test_a_commit_is_read_as_a_folder_is(branch: Path) -> None:
    """What a commit holds is read by the same parsers, in the same order, with the same faults."""
    write(
        branch,
        {
            "metrics/a-b/x.csv": "metric\n",
            "metrics/a/x.yml": "- metric: a\n",
            "metrics/a/£.csv": b"metric\n\xff\n",
            "metrics/a/empty.csv": "",
            "metrics/a/note.txt": "text",
            "metrics/a/large.csv": "x" * (1024 * 1024 + 1),
            "metrics/.gitkeep": "",
        },
    )
    (branch / "metrics/a/link.csv").symlink_to("x.csv")
    git(branch, "add", ".")
    git(branch, "commit", "--quiet", "--message", "All sorts")
    assert read_source_at(branch, "HEAD") == read_source(branch)


def test_where_the_branch_left(branch: Path) -> None:
    """A branch is compared with where it left: what others have published since is not its doing."""
    before = read_before(branch, "main")
    assert (before.commit, before.paths, before.source.paths) == (head(branch), (), [FIGURES, "schemas/domains.yml"])


def test_changed_files(branch: Path) -> None:
    """Files changed, deleted and new since then are named, committed or not; what git ignores is not."""
    write(branch, {"README.md": "text\n", "schemas/domains.yml": "- a\n", ".gitignore": "out/\n"})
    git(branch, "add", ".")
    git(branch, "commit", "--quiet", "--message", "Changes")
    (branch / FIGURES).unlink()
    write(branch, {"metrics/example-department/new.csv": "", "out/site/index.html": ""})
    assert read_before(branch, "main").paths == (
        ".gitignore",
        "README.md",
        FIGURES,
        "metrics/example-department/new.csv",
        "schemas/domains.yml",
    )


def test_a_root_within_is_compared(repository: Path) -> None:
    """A root inside a larger repository is read from there, and paths are told from the root."""
    inner = write(repository / "inner", {FIGURES: "metric,value\n", "schemas/domains.yml": "[]\n"})
    git(repository, "add", "inner")
    git(repository, "commit", "--quiet", "--message", "A root within")
    write(inner, {FIGURES: "metric,value\ntransactions,2\n"})
    write(repository, {"mkdocs.yml": "changed\n"})
    before = read_before(inner, "HEAD")
    assert (before.source.paths, before.paths) == ([FIGURES, "schemas/domains.yml"], ("../mkdocs.yml", FIGURES))


@pytest.mark.parametrize("ref", ["nowhere", "", "--help", "--all", "HEAD:metrics", "a\0b", "HEAD\n"])
def test_an_unknown_commit(repository: Path, ref: str) -> None:
    """A name that is no commit's is told in one sentence, and never taken for an option."""
    with pytest.raises(CouldNotRun, match=r"^git knows no commit or branch \".*\": see which there are with "):
        read_before(repository, ref)


def test_a_comparison_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any repository there is nothing to compare with."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CouldNotRun, match="is in no git repository"):
        read_before(tmp_path, "main")


def test_a_shallow_clone(branch: Path, tmp_path: Path) -> None:
    """Where only part of the history is there, the way to the rest is told."""
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", branch.as_uri(), str(shallow))
    git(shallow, "commit", "--quiet", "--allow-empty", "--message", "Apart")
    with pytest.raises(CouldNotRun, match="only part of the history is here: fetch the rest with git fetch"):
        read_before(shallow, "origin/main")


def test_no_history_in_common(repository: Path) -> None:
    """Two histories that never met cannot be compared."""
    git(repository, "branch", "--move", "main")
    git(repository, "switch", "--quiet", "--orphan", "other")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "Begun anew")
    with pytest.raises(CouldNotRun, match="have no history in common"):
        read_before(repository, "main")
