"""A small site that is built once for all tests that only look at it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plainfigures import pipeline
from tests.roots import git
from tests.small_root import TODAY, lay_out_website, put


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root, committed on one day and built from a commit of a later one."""
    root = lay_out_website(tmp_path_factory.mktemp("root"))
    put(root, ".gitignore", "out/\n")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Figures", when="2026-11-10T12:00:00Z")
    git(root, "commit", "--quiet", "--message", "Nothing", "--allow-empty", when="2026-11-11T12:00:00Z")
    moment = datetime(2026, 11, 29, tzinfo=UTC)
    assert pipeline.build(root, root / "out" / "site", TODAY, lambda *_: None, moment).site
    return root / "out" / "site"
