from pathlib import Path

import pytest

from plainfigures.publish.fingerprint import fingerprint, settings_from_environment


def root_with(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_the_same_files_have_the_same_fingerprint(tmp_path: Path) -> None:
    """Neither the folder's own place nor what else lies in it matters."""
    one = root_with(tmp_path / "one", {"metrics/a.csv": "1", "notes.txt": "x"})
    two = root_with(tmp_path / "two", {"metrics/a.csv": "1"})
    assert fingerprint(one, ["metrics", "site"]) == fingerprint(two, ["metrics", "site"])


@pytest.mark.parametrize(
    "files", [{"metrics/a.csv": "2"}, {"metrics/b.csv": "1"}, {"metrics/a.csv": "1", "metrics/b.csv": ""}]
)
def test_any_change_changes_the_fingerprint(tmp_path: Path, files: dict[str, str]) -> None:
    """Another text, another name or one file more make another fingerprint."""
    one, two = root_with(tmp_path / "one", {"metrics/a.csv": "1"}), root_with(tmp_path / "two", files)
    assert fingerprint(one, ["metrics"]) != fingerprint(two, ["metrics"])


def test_further_words_count(tmp_path: Path) -> None:
    """The same files with another commit are another site."""
    assert fingerprint(tmp_path, [], "a") != fingerprint(tmp_path, [], "b")


def test_variables_of_the_environment_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The values of the variables that the settings name are known; without settings there are none."""
    settings = root_with(tmp_path, {"mkdocs.yml": 'site_url: !ENV [KITES_URL, ""]\nother: !ENV KITES\n'}) / "mkdocs.yml"
    monkeypatch.setenv("KITES_URL", "https://kites.example/")
    found = settings_from_environment(settings), settings_from_environment(tmp_path / "none.yml")
    assert found == (("KITES_URL=https://kites.example/", "KITES="), ())
