"""A site is all or nothing, and the same commit gives the same bytes, whatever happens and wherever it is built."""

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plainfigures.publish.seal import SUMS, parse_sums, sums_of
from tests.roots import REPOSITORY, git, python, write
from tests.small_root import lay_out_website

BUILD = (str(REPOSITORY / "build.py"), "build", "--today", "2026-11-22")
PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "ascii"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "30", "HOME": "/nowhere"},
)
SWAPPING = """
import sys
from datetime import date
from itertools import count
from pathlib import Path
from plainfigures.model.settings import Settings
from plainfigures.publish.seal import seal
from plainfigures.publish.staging import staged
for number in count():
    with staged(Path(sys.argv[1])) as site:
        for name in ("index.html", "404.html", "search/search_index.json", "assets/shell.css", *map(str, range(30))):
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text(f"{number}</html>")
        seal(site, commit=None, settings=Settings(str(number)), counts={"number": number})
    print(number, flush=True)
"""
KILLS = 12
SAME = "A rebuild of that commit gives the same bytes."


def committed(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The small root")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root in a repository of its own, committed, with its site built."""
    root = lay_out_website(tmp_path_factory.mktemp("small"))
    write(root, {".gitignore": "out/\n"})
    committed(root)
    assert python(*BUILD, at=root, **PLACES[0]).returncode == 0
    return root


def test_a_rebuild_holds_back_what_was_held_back(tmp_path: Path) -> None:
    """A site that was built before an embargo passed is compared with what was published then, and told of no other."""
    root = lay_out_website(tmp_path)
    items = "- {file: 2026-Q2.csv, publish_at: 2026-11-12 09:30 Europe/London}\n"
    write(root, {".gitignore": "out/\n", "metrics/example-department/embargoes.yml": items})
    committed(root)
    python(*BUILD, "--moment", "2026-11-12 09:29 Europe/London", at=root)
    done = python(str(REPOSITORY / "build.py"), "verify", "--rebuild", at=root)
    told = "2026-11-12" in (root / "out/site/manifest.json").read_text("utf-8")
    assert (done.returncode, done.stdout.splitlines()[-1:], told) == (0, [SAME], False)


def whole(site: Path) -> bool:
    return parse_sums((site / SUMS).read_text("utf-8")) == sums_of(site)


def test_the_same_commit_gives_the_same_bytes_anywhere(root: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, home, and order of hashes, with the cache cold: not a byte differs."""
    git(tmp_path, "clone", "--quiet", str(root), "elsewhere")
    done = python(*BUILD, at=tmp_path / "elsewhere", **PLACES[1])
    assert (done.returncode, sums_of(tmp_path / "elsewhere/out/site")) == (0, sums_of(root / "out/site"))


def test_the_same_commit_gives_the_same_bytes_with_a_full_cache(root: Path, tmp_path: Path) -> None:
    """What the cache gives is what would be made anew."""
    done = python(*BUILD, "--out", str(tmp_path / "site"), at=root, **PLACES[1])
    assert (done.returncode, sums_of(tmp_path / "site")) == (0, sums_of(root / "out/site"))


def test_a_site_is_verified_against_a_rebuild(root: Path) -> None:
    """The commit that the manifest names is built again out of the repository, and gives the same."""
    done = python(str(REPOSITORY / "build.py"), "verify", "--rebuild", at=root, **PLACES[1])
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, [SAME])


def test_a_forged_site_is_found_out_by_a_rebuild(root: Path, tmp_path: Path) -> None:
    """A figure that was changed together with the sums is not what the commit gives."""
    site = tmp_path / "site"
    python(*BUILD, "--out", str(site), at=root)
    (site / "data" / "all.csv").write_text("forged")
    sums = (f"{total}  {path}\n" for path, total in sums_of(site).items())
    (site / SUMS).write_text("".join(sums))
    done = python(str(REPOSITORY / "build.py"), "verify", str(site), "--rebuild", at=root)
    found = [line for line in done.stdout.splitlines() if "rebuild" in line]
    assert (done.returncode, found) == (
        1,
        ["data/all.csv  is another file than in the rebuild", "1 file differs from a rebuild of that commit."],
    )


def test_a_run_that_is_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at random moments, while sites follow each other as fast as they can, a run leaves one whole site."""
    chance, target, found = random.Random(7), tmp_path / "out" / "site", []
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(target)], stdout=subprocess.PIPE, cwd=REPOSITORY
        ) as run:
            assert run.stdout
            run.stdout.readline()  # the first site stands
            time.sleep(chance.random() / 10)
            run.send_signal(signal.SIGKILL)
        found.append(whole(target))
    assert found == [True] * KILLS


def test_what_a_killed_run_left_is_cleared_by_the_next(root: Path, tmp_path: Path) -> None:
    """Beside the site nothing stands after a build, whatever a killed one had left there."""
    site = tmp_path / "site"
    write(tmp_path, {".site-new/half.html": "<html>", ".site-old/assets/shell.css": ""})
    done = python(*BUILD, "--out", str(site), at=root)
    assert (done.returncode, [path.name for path in tmp_path.iterdir()], whole(site)) == (0, ["site"], True)


def test_a_disk_that_is_full_leaves_the_old_site(root: Path, tmp_path: Path) -> None:
    """Where a file cannot be written to its end, one sentence says so, and the old site is the same byte for byte."""
    site = tmp_path / "site"
    python(*BUILD, "--out", str(site), at=root)
    (site / "mark.txt").write_text("the old one")
    before = sums_of(site)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, *BUILD, "--out", str(site)]
    done = subprocess.run(command, cwd=root, preexec_fn=full, capture_output=True, text=True, check=False)
    last = done.stderr.splitlines()[-1]
    told = last.startswith("Could not run: the machine refused: ") and "File too large" in last
    left = [path.name for path in tmp_path.iterdir()]
    assert (done.returncode, told, left, sums_of(site)) == (2, True, ["site"], before)


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    """While one run fills a site's place another is told to wait."""
    command = [sys.executable, "-c", SWAPPING, str(tmp_path / "site")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=REPOSITORY) as first:
        assert first.stdout
        first.stdout.readline()
        second = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False, timeout=60)
        first.kill()
    assert "another run writes to" in second.stderr
