"""A team starts its own site: the guide is followed word for word, and what comes of it is looked at."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.starter import COPIED, lay_out_starter
from tests.roots import REPOSITORY, git, python
from tests.test_build import broken_links
from tests.test_github import audited

GUIDE = REPOSITORY / "site/pages/guide/start-your-own.md"
WHO = {f"GIT_{role}_{what}": "an-example@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
MAKE = """
set -e
make() {{
    target="$1"; ARGS=""; shift
    for word in "$@"; do ARGS="${{word#ARGS=}}"; done
    grep -q "^$target:.* ##" Makefile
    case "$target" in site) command=build ;; *) command="$target" ;; esac
    {python} build.py "$command" $ARGS
}}
"""


def commands_of_the_guide() -> list[str]:
    """Return the blocks of commands that the guide gives, in order, but for those that need the web or Zensical."""
    blocks = re.findall(r"```text\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    return [block for block in blocks if not block.startswith("build.py ")]


def program_in(repository: Path) -> Path:
    """Put the program, and what a new site begins with, into a repository as a clone of it would have them."""
    for name in (*COPIED, "plainfigures", "Makefile"):
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copyfile
        copy(REPOSITORY / name, repository / name)
    git(repository, "init", "--quiet")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "The program")
    return repository


def followed(folder: Path, blocks: list[str]) -> subprocess.CompletedProcess[str]:
    """Run blocks of commands in one shell: addresses on GitHub lead to folders, and make runs this Python."""
    (folder / "clone").mkdir()
    script = MAKE.format(python=sys.executable) + "".join(blocks)
    script = script.replace("https://github.com/<owner>/<repository>.git", str(program_in(folder / "program")))
    script = script.replace("https://github.com/<owner>/<your-repository>.git", str(folder / "remote.git"))
    script = script.replace("cd <repository>", "cd program")
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PROTOCOL_FROM_USER": "1"}
    known = {**os.environ, **WHO, **alone}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder / "clone", env=known, capture_output=True, text=True, check=False
    )


def test_the_guide_is_followed_word_for_word(tmp_path: Path) -> None:
    """Each command of the guide works as it stands; the site is built, whole, and lies in the team's own repository."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    done = followed(tmp_path, commands_of_the_guide())
    assert done.returncode == 0, done.stderr
    own = tmp_path / "clone" / "our-figures"
    pushed = git(tmp_path / "remote.git", "log", "--format=%s", "main").splitlines()
    said = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("Everything")]
    page = own / "out/site/organisations/ministry-of-examples/index.html"
    assert (pushed, said, page.is_file()) == (["Our first figures", "A new site"], ["Everything is in order"] * 2, True)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site as `init` lays it out, built."""
    folder = tmp_path_factory.mktemp("team") / "our-figures"
    assert python("build.py", "init", str(folder)).returncode == 0
    done = python("build.py", "build", at=folder, PYTHONPATH="")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_new_site_has_placeholders_for_what_is_its_owners(own: Path) -> None:
    """Names are plainly no names, nothing of the demonstration is left, and no figure is invented."""
    pages = [path.read_text("utf-8") for path in (own / "out/site").rglob("*.html")]
    settings = (own / "mkdocs.yml").read_text("utf-8")
    found = (
        sorted(path.name for path in (own / "metrics").iterdir()),
        "Your organisation" in (own / "out/site/organisations/index.html").read_text("utf-8"),
        [page for page in pages if "historic figures, as at" in page or "last tested on" in page],
        re.findall(r"site_name: (.*)", settings),
        (own / "metrics/your-organisation/2026-Q1.csv").read_text("utf-8").splitlines()[1].split(",")[2:4],
    )
    assert found == (["your-organisation"], True, [], ["Your organisation in plain figures"], ["", "x"])


def test_the_auditor_finds_nothing_in_a_new_site(own: Path) -> None:
    """The workflows of a new site are as safe as our own, and each action in them is pinned."""
    assert (audited(own / ".github"), len(list((own / ".github/workflows").glob("*.yml")))) == ("", 2)


def test_no_link_of_a_new_site_is_broken(own: Path) -> None:
    """Whatever the frame of the website links to is there without the demonstration, too."""
    assert sorted(set(broken_links(own / "out/site"))) == []


def test_a_new_site_has_its_workflows_and_owners(own: Path) -> None:
    """Workflows call only what the new site's Makefile has."""
    workflows = {path.name: path.read_text("utf-8") for path in (own / ".github/workflows").iterdir()}
    called = {target for text in workflows.values() for target in re.findall(r"\bmake ([a-z]+)", text)}
    targets = set(re.findall(r"^([a-z]+):", (own / "Makefile").read_text("utf-8"), re.MULTILINE))
    stale = python("build.py", "codeowners", at=own, PYTHONPATH="").stdout
    assert (sorted(workflows), called - targets, stale) == (
        ["check.yml", "publish.yml"],
        set(),
        "Nothing to write: everything is up to date.\n",
    )


def test_nothing_is_laid_over_what_is_there(tmp_path: Path) -> None:
    """A folder that holds anything is left alone."""
    (tmp_path / "letter.txt").touch()
    with pytest.raises(CouldNotRun, match="holds something already"):
        lay_out_starter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
