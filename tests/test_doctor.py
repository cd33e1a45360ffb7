"""Real installations, each broken in one way: what the doctor says of them."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from plainfigures.check.installation import ROOM, findings
from plainfigures.model.installation import BuiltSite, Installation
from plainfigures.model.settings import Settings
from plainfigures.read.installation import read_installation
from tests.roots import REPOSITORY, git, python, write
from tests.small_root import lay_out_website

TODAY = date(2026, 11, 22)
DOCTOR = (str(REPOSITORY / "build.py"), "doctor", "--today", str(TODAY))
MAINTAINED = {
    "  maintainers: []": '  maintainers: ["@example"]',
    '    body: ""': "    body: Example Body",
    '    contact: ""': "    contact: help@example.org",
}
LOCKED = ("polars", "click")
PROJECT = '[project]\nname = "example"\ndependencies = ["polars>=2", "click"]\n'
WORKFLOW = ".github/workflows/publish.yml"
FINE = "Nothing is wrong with this installation.\n"


def lock(**other: str) -> str:
    """Return a lock file with hashes of the libraries as they are installed, but for those that are given."""
    pins = {name: version(name) for name in LOCKED} | other
    return "# made up\n" + "".join(
        f"{name}=={pin} \\\n    --hash=sha256:00\n    # via it\n" for name, pin in pins.items()
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation with which all is well: a site's root with everything set, committed to git."""
    root = lay_out_website(tmp_path / "root")
    shutil.copytree(REPOSITORY / ".github/workflows", root / ".github/workflows")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    for empty, filled in MAINTAINED.items():
        assert empty in settings
        settings = settings.replace(empty, filled)
    write(
        root, {"mkdocs.yml": settings, "requirements.lock": lock(), "pyproject.toml": PROJECT, ".gitignore": "out/\n"}
    )
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A site")
    return root


def found(root: Path) -> list[str]:
    """Return the names of what is wrong with an installation."""
    return [each.id for each in findings(read_installation(root, TODAY))]


def test_all_is_well(root: Path) -> None:
    """Where nothing is wrong the doctor says so, and the exit code is 0."""
    done = python(*DOCTOR, at=root, SITE_URL="", SOURCE_URL="")
    assert (done.returncode, done.stdout, done.stderr) == (0, FINE, "")


def without_settings(root: Path) -> None:
    (root / "mkdocs.yml").unlink()


def with_broken_settings(root: Path) -> None:
    write(root, {"mkdocs.yml": "site_name: 'Example\n"})


def without_figures(root: Path) -> None:
    shutil.rmtree(root / "metrics")


def without_a_lock(root: Path) -> None:
    (root / "requirements.lock").unlink()


def with_another_version(root: Path) -> None:
    write(root, {"requirements.lock": lock(polars="2.0.0")})


def with_a_library_that_is_missing(root: Path) -> None:
    write(root, {"requirements.lock": lock(example_library="1.0")})


def with_a_stale_lock(root: Path) -> None:
    write(root, {"pyproject.toml": PROJECT.replace("polars>=2", "polars>=99")})


def with_a_library_that_is_not_locked(root: Path) -> None:
    write(root, {"pyproject.toml": PROJECT.replace('"click"', '"click", "example-library"')})


def with_a_project_that_cannot_be_read(root: Path) -> None:
    write(root, {"pyproject.toml": "[project\n"})


def without_a_repository(root: Path) -> None:
    shutil.rmtree(root / ".git")


def shallow(root: Path) -> None:
    """Put in the place of the root a clone that has but its last commit."""
    write(root, {"metrics/example-department/2026-Q1.csv": "metric,service,value\n"})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Another commit")
    whole = root.rename(root.with_name("whole"))
    git(root.parent, "clone", "--quiet", "--depth", "1", f"file://{whole}", root.name)


def without_an_address_anywhere(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"mkdocs.yml": text.replace('!ENV [SITE_URL, ""]', '""')})


def without_a_licence(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"mkdocs.yml": re.sub(r"  licence:\n(    .*\n)+", "", text)})


def without_maintainers(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"mkdocs.yml": text.replace('["@example"]', "[]")})


def without_anybody_to_ask(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"mkdocs.yml": text.replace("help@example.org", '""')})


def with_a_placeholder(root: Path) -> None:
    write(root, {"metrics/your-organisation/organisation.yml": "name: Your organisation\nkind: other\n"})


def without_a_workflow(root: Path) -> None:
    (root / WORKFLOW).unlink()


def with_an_action_that_anybody_may_change(root: Path) -> None:
    text = (root / WORKFLOW).read_text("utf-8")
    write(root, {WORKFLOW: re.sub(r"(actions/checkout)@\S+", r"\1@v4", text)})


def with_a_file_called_out(root: Path) -> None:
    write(root, {"out": "in the way"})


def with_an_out_that_nobody_may_write_to(root: Path) -> None:
    (root / "out").symlink_to("/proc")


def with_a_large_file(root: Path) -> None:
    """Give the built site a file of 101 MB that takes no room, since nothing is written in it."""
    with (write(root, {"out/site/index.html": "</html>"}) / "out/site/large.csv").open("wb") as file:
        file.truncate(101_000_000)


def with_a_large_site(root: Path) -> None:
    for name in map(str, range(9)):
        with (write(root, {"out/site/index.html": "</html>"}) / "out/site" / name).open("wb") as file:
            file.truncate(90_000_000)


@pytest.mark.parametrize(
    ("harm", "wanted"),
    [
        (without_settings, ["incomplete"]),
        (with_broken_settings, ["settings-unreadable"]),
        (without_figures, ["incomplete"]),
        (without_a_lock, ["no-lock"]),
        (with_another_version, ["libraries-differ"]),
        (with_a_library_that_is_missing, ["libraries-differ"]),
        (with_a_stale_lock, ["lock-stale"]),
        (with_a_library_that_is_not_locked, ["lock-stale"]),
        (with_a_project_that_cannot_be_read, ["lock-stale"]),
        (without_a_repository, ["no-repository"]),
        (shallow, ["shallow"]),
        (without_an_address_anywhere, ["unset"]),
        (without_a_licence, ["unset"]),
        (without_maintainers, ["unset"]),
        (without_anybody_to_ask, ["unset"]),
        (with_a_placeholder, ["placeholder"]),
        (without_a_workflow, ["unset", "unset", "no-workflow"]),
        (with_an_action_that_anybody_may_change, ["not-pinned"]),
        (with_a_file_called_out, ["out-not-writable"]),
        (with_an_out_that_nobody_may_write_to, ["out-not-writable"]),
        (with_a_large_file, ["file-large"]),
        (with_a_large_site, ["site-large"]),
    ],
)
def test_each_way_of_being_broken_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None], wanted: list[str]
) -> None:
    """Of an installation that is broken in one way, that is said, and nothing else."""
    for name in ("SITE_URL", "SOURCE_URL", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    harm(root)
    assert found(root) == wanted


def test_a_machine_without_git(root: Path, tmp_path: Path) -> None:
    """Where git is not installed, the doctor says what is lost without it and how to get it, with exit code 1."""
    done = python(*DOCTOR, "--format", "json", at=root, PATH=str(tmp_path), SITE_URL="")
    said = json.loads(done.stdout)
    first = said["findings"][0]
    assert (done.returncode, said["summary"], first["id"], "apt-get install git" in first["cure"]) == (
        1,
        {"errors": 1, "warnings": 0},
        "no-git",
        True,
    )


@pytest.mark.parametrize(("browser", "wanted"), [(str(REPOSITORY / "build.py"), []), ("/nowhere", ["no-browser"])])
def test_a_browser_for_the_tests(root: Path, monkeypatch: pytest.MonkeyPatch, browser: str, wanted: list[str]) -> None:
    """Where there are tests that need a browser, it is told that there is none."""
    monkeypatch.setenv("PLAINFIGURES_BROWSER", browser)
    write(root, {"tests/browser/test_site.py": ""})
    assert found(root) == wanted


def sound() -> Installation:
    settings = replace(Settings("Example"), site_url="https://example.org/", source_url="https://example.org/source")
    return Installation(TODAY, (3, 12), (), git=True, history="whole", settings=settings, free_bytes=ROOM)


@pytest.mark.parametrize(
    ("installation", "wanted"),
    [
        (sound(), set()),
        (replace(sound(), free_bytes=ROOM - 1), {"disk-full"}),
        (replace(sound(), site=BuiltSite(9, 10)), {"disk-full"}),
        (replace(sound(), python=(3, 11), today=date(2027, 10, 31)), set()),
        (replace(sound(), python=(3, 11), today=date(2027, 11, 1)), {"python-old"}),
        (replace(sound(), site=BuiltSite(80_000, 1), free_bytes=2 * ROOM), {"files-many"}),
        (replace(sound(), site=BuiltSite(79_999, 799_999_999), free_bytes=9 * ROOM), set()),
    ],
)
def test_what_no_test_can_bring_about(installation: Installation, wanted: set[str]) -> None:
    """A full disk, a Python that is out of care and a great many files are told from where they begin."""
    ever = {"unset", "no-workflow"}  # of what is left out here
    assert {each.id for each in findings(installation)} - ever == wanted


def test_a_site_beyond_the_limit_is_an_error() -> None:
    """What GitHub Pages would refuse is no warning."""
    many = replace(sound(), site=BuiltSite(9, 1_000_000_001), free_bytes=9 * ROOM)
    assert [each.severity for each in findings(many) if each.id == "site-large"] == ["error"]


def test_a_finding_says_what_why_and_what_to_do(root: Path) -> None:
    """As text each finding has three sentences, and the last line counts them."""
    write(root, {"requirements.lock": lock(click="1.0")})
    done = python(*DOCTOR, at=root, SITE_URL="")
    first, why, cure, _, verdict = done.stdout.splitlines()
    told = (first, why[:18], cure[:18], verdict)
    difference = f"click {version('click')} instead of 1.0"
    assert (done.returncode, told) == (
        1,
        (
            f"error: 1 library is not as requirements.lock says: {difference}.  [libraries-differ]",
            "  Why it matters: ",
            "  What to do:     ",
            "Found 1 error in this installation.",
        ),
    )


def test_the_doctor_changes_nothing(root: Path) -> None:
    """A diagnosis leaves the root as it was, byte for byte."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    python(*DOCTOR, at=root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_this_repository_is_locked_and_pinned() -> None:
    """The repository's own lock file answers its pyproject.toml, and its workflows name commits."""
    ours = read_installation(REPOSITORY, TODAY)
    assert (ours.unanswered, [loose for loose in ours.workflows.values() if loose]) == ((), [])
