"""How one submission is written: whole, and never over another that was not meant."""

from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.submission import replace_submission, write_new_submission


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new text stands in the file's place with its permissions, and nothing is left beside it."""
    file = tmp_path / "2026-Q2.csv"
    file.write_bytes(b"old")
    file.chmod(0o604)
    replace_submission(file, "metric,note\na,é\n")
    found = (file.read_bytes(), file.stat().st_mode & 0o777, [*tmp_path.iterdir()])
    assert found == ("metric,note\na,é\n".encode(), 0o604, [file])


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where the file went away in the meantime, no half of a file stays."""
    with pytest.raises(FileNotFoundError):
        replace_submission(tmp_path / "2026-Q2.csv", "metric\n")
    assert [*tmp_path.iterdir()] == []


def test_a_new_file_is_written_over_no_other(tmp_path: Path) -> None:
    """A file that is there already is refused, and keeps its bytes."""
    file = tmp_path / "2026-Q2.csv"
    write_new_submission(file, "metric\n")
    with pytest.raises(CouldNotRun):
        write_new_submission(file, "other\n")
    assert file.read_bytes() == b"metric\n"
