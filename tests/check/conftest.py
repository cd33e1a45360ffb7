"""The small root, laid out anew for each test."""

from pathlib import Path

import pytest

from tests.small_root import lay_out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the small root's figures and the repository's schemas."""
    return lay_out(tmp_path)
