from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.verification import Differences
from plainfigures.publish.verify import verify_rebuilt, verify_site
from plainfigures.report.verified import MOST_NAMED, render_verified
from tests.publish.test_seal import FILES, sealed
from tests.roots import git, write


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def damaged(site: Path) -> Path:
    """A sealed site of which a file was changed, one is gone, and one was added."""
    write(sealed(site), {"a b.csv": "2", "new.csv": "1"})
    (site / "404.html").unlink()
    return site


def test_a_folder_is_held_against_its_sums(tmp_path: Path) -> None:
    """What is gone, changed and added is told, file by file."""
    found = verify_site(str(damaged(tmp_path))).found
    assert found == Differences(missing=("404.html",), changed=("a b.csv",), stray=("new.csv",))


def test_a_served_site_is_held_against_its_sums(tmp_path: Path) -> None:
    """The same holds for a site on a web server, but for what was added, of which a server says nothing."""
    with served(damaged(tmp_path)) as address:
        assert verify_site(address).found == Differences(missing=("404.html",), changed=("a b.csv",))


def test_a_site_as_it_was_built_holds(tmp_path: Path) -> None:
    """In its folder and on a server a site that nobody has touched holds, and how many files it has is known."""
    with served(sealed(tmp_path)) as address:
        verified = [verify_site(place) for place in (str(tmp_path), address)]
    assert [(each.holds, each.files) for each in verified] == [(True, len(FILES) + 1)] * 2


def test_what_is_no_site_is_told_in_a_sentence(tmp_path: Path) -> None:
    """An empty folder, an empty server and none at all."""
    with served(tmp_path) as address:
        for place in (str(tmp_path), address):
            with pytest.raises(CouldNotRun, match="has no SHA256SUMS"):
                verify_site(place)
    with pytest.raises(CouldNotRun, match="does not answer"):
        verify_site(address)


def test_a_rebuild_needs_a_commit_that_is_there(tmp_path: Path) -> None:
    """A site of a commit that the repository does not hold is not compared with anything."""
    git(tmp_path, "init", "--quiet")
    site = str(sealed(tmp_path / "site"))
    with pytest.raises(CouldNotRun, match="does not hold the commit"):
        verify_rebuilt(verify_site(site), site, tmp_path, lambda *_: None)


def test_a_verification_is_told(tmp_path: Path) -> None:
    """Each file that differs has a line, and the verdict comes last, with the commit."""
    said = render_verified(verify_site(str(damaged(tmp_path))), "out/site")
    assert said.splitlines() == [
        "404.html  is missing",
        "a b.csv  is another file than in SHA256SUMS",
        "new.csv  is not in SHA256SUMS",
        f"3 files differ from SHA256SUMS, of 5 files. It was made from commit {'a' * 40}, by Plain Figures 0.1.0.",
    ]


def test_many_files_are_counted(tmp_path: Path) -> None:
    """After the first twenty files that are wrong in one way the rest are counted."""
    write(sealed(tmp_path), {f"{number:02}.csv": "1" for number in range(MOST_NAMED + 5)})
    assert "… and 5 more of which the same is true" in render_verified(verify_site(str(tmp_path)), "out/site")
