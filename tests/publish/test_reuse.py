from pathlib import Path

from plainfigures.publish.reuse import clear, remove
from tests.roots import write

FILES = {"a/b/one.csv": "1", "a/b/two.csv": "2", "a/c/three.csv": "3", "d/e/four.csv": "4", "five.csv": "5"}


def standing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_only_what_is_kept_stays(tmp_path: Path) -> None:
    """Of the files that were there those that are kept stay, and no folder without a file."""
    clear(write(tmp_path, FILES), FILES, {"a/b/one.csv"})
    assert standing(tmp_path) == ["a", "a/b", "a/b/one.csv"]


def test_nothing_kept_leaves_an_empty_folder(tmp_path: Path) -> None:
    """Where nothing is kept, the folder is as if it were new."""
    clear(write(tmp_path, FILES), FILES, set())
    assert standing(tmp_path) == []


def test_a_folder_goes_with_its_last_file(tmp_path: Path) -> None:
    """A folder that holds something else stays."""
    write(tmp_path, FILES)
    for path in ("a/b/one.csv", "d/e/four.csv"):
        remove(tmp_path, path)
    assert standing(tmp_path) == ["a", "a/b", "a/b/two.csv", "a/c", "a/c/three.csv", "five.csv"]
