from pathlib import Path

from plainfigures.publish.manifest import stats_of
from plainfigures.publish.reuse import remove
from tests.roots import write

FILES = {"a/b/one.csv": "1", "a/c/three.csv": "3", "d/e/four.csv": "4", "five.csv": "5"}


def standing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_folder_goes_with_its_last_file(tmp_path: Path) -> None:
    """So do those above it that held nothing else; a folder that holds something stays."""
    remove(write(tmp_path, FILES), ["a/b/one.csv", "d/e/four.csv"])
    assert standing(tmp_path) == ["a", "a/c", "a/c/three.csv", "five.csv"]


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    """A link to a folder that somebody has put into a site goes, and nothing behind it."""
    site, elsewhere = write(tmp_path / "site", FILES), write(tmp_path / "elsewhere", {"kept.csv": "6"})
    (site / "link").symlink_to(elsewhere, target_is_directory=True)
    remove(site, stats_of(site))
    assert (standing(site), standing(elsewhere)) == ([], ["kept.csv"])


def test_nothing_left_is_an_empty_folder(tmp_path: Path) -> None:
    """Where every file is removed, the folder is as if it were new."""
    remove(write(tmp_path, FILES), FILES)
    assert standing(tmp_path) == []
