"""What is committed before its time, in a real repository: nowhere one second before, everywhere one second after."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plainfigures.check.catalogue import gather
from plainfigures.model.embargo import held_back
from plainfigures.model.ledger import Ledger
from plainfigures.pipeline import read_ledger
from plainfigures.read.source import read_source
from tests.roots import REPOSITORY, git
from tests.small_root import lay_out_website, put
from tests.test_embargo import AFTER, BEFORE, FIGURES, HASHES, HELD, SEEN_AFTERWARDS, everything, with_yachts

EMBARGO = datetime(2026, 12, 17, 10, 45, tzinfo=UTC)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root as one commit of October, and what is held back until December as one of November."""
    root = lay_out_website(tmp_path_factory.mktemp("root"))
    put(root, ".gitignore", "out/\n")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "2026-10-01T12:00:00+00:00")
    with_yachts(root)
    for path, text in HELD.items():
        put(root, path, text)
    commit(root, "2026-11-20T12:00:00+00:00")
    return root


def commit(root: Path, when: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Figures", when=when)


def built(root: Path, moment: str) -> Path:
    """Build the site of a root as at a moment, and return its folder."""
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "build", "--moment", moment]
    subprocess.run(command, capture_output=True, text=True, check=True)
    return root / "out/site"


@pytest.fixture(scope="module")
def before(root: Path) -> str:
    return everything(built(root, BEFORE))


@pytest.fixture(scope="module")
def after(root: Path, before: str) -> str:
    return everything(built(root, AFTER))


def ledger_at(root: Path, moment: datetime) -> Ledger:
    evidence = gather(read_source(root), moment.date(), validate=False)
    return read_ledger(root, evidence, held_back(evidence.documents.embargoes, moment))


def test_one_second_before_nothing_is_anywhere(root: Path, before: str) -> None:
    """No value, id, name or word, no file's name and no hash of git's, in no page, download, feed, sum or file name."""
    blobs = [git(root, "rev-parse", f"HEAD:{path}").strip()[:10] for path in HELD]
    assert [each for each in (*SEEN_AFTERWARDS, *HASHES, *blobs, "17 December 2026") if each in before] == []


def test_one_second_after_everything_is_there(after: str) -> None:
    """Every value, id, name and word that was looked for before is found."""
    assert [each for each in SEEN_AFTERWARDS if each not in after] == []


def test_what_was_held_back_was_first_published_when_its_time_came(root: Path, after: str) -> None:
    """On its page the day of the embargo is that of publishing, and not that of the commit a month before."""
    page = (root / "out/site/services/example-yachts/transactions/index.html").read_text("utf-8")
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "First published here on 17 December 2026; last changed or added to on 17 December 2026." in shown


def test_the_ledger_knows_of_it_from_that_moment_on(root: Path) -> None:
    """One second before there is no record of the figures; from the moment on they were published at that moment."""
    moments = (EMBARGO.replace(minute=44, second=59), EMBARGO, EMBARGO.replace(second=1))
    firsts = [
        {
            record.first.commit.moment
            for record in ledger_at(root, moment).records.values()
            if record.first.path == FIGURES
        }
        for moment in moments
    ]
    assert firsts == [set(), {EMBARGO}, {EMBARGO}]
