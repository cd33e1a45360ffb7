import subprocess
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import Settings
from plainfigures.publish.growing_files import File
from plainfigures.publish.seal import MANIFEST, SUMS, parse_manifest, parse_sums, seal, sums_of
from tests.roots import write

FILES = {"index.html": "<html></html>\n", "404.html": "<html></html>", "search/search_index.json": "{}", "a b.csv": "1"}
WRITERS = "altair icalendar jinja2 mkdocs mkdocs-material odfdo polars python rdflib vl-convert-python xlsxwriter"


def sealed(site: Path) -> Path:
    write(site, FILES)
    commit = Commit("a" * 40, date(2026, 11, 29))
    seal(site, commit=commit, settings=Settings("Kites", "https://kites.example/"), counts={"pages": 2})
    return site


def test_the_sums_can_be_checked_with_what_every_system_has(tmp_path: Path) -> None:
    """`sha256sum --check` reads them, and finds every file as they say."""
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=sealed(tmp_path), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.count(b": OK\n")) == (0, len(FILES) + 1)


def test_the_manifest_says_what_the_site_was_made_from(tmp_path: Path) -> None:
    """Commit, day, addresses and counts stand in it, and the versions of the tools."""
    manifest = parse_manifest((sealed(tmp_path) / MANIFEST).read_text("utf-8"))
    known = {name: manifest[name] for name in ("commit", "committed", "all_committed", "site_url", "counts")}
    assert (known, sorted(manifest["tools"])) == (
        {
            "commit": "a" * 40,
            "committed": "2026-11-29",
            "all_committed": True,
            "site_url": "https://kites.example/",
            "counts": {"pages": 2},
        },
        WRITERS.split(),
    )


def test_python_is_named_without_its_patch_version(tmp_path: Path) -> None:
    """The last part of Python's version makes no difference to a site, and so stands nowhere in it."""
    manifest = parse_manifest((sealed(tmp_path) / MANIFEST).read_text("utf-8"))
    assert manifest["tools"]["python"].count(".") == 1


def test_the_sums_are_those_of_all_files(tmp_path: Path) -> None:
    """What was sealed and not touched is found as the sums say."""
    assert parse_sums((sealed(tmp_path) / SUMS).read_text("utf-8")) == sums_of(tmp_path)


@pytest.mark.parametrize(
    ("files", "first"),
    [
        ({"metrics/index.html": "<html><p>Half a pa"}, "metrics/index.html"),
        ({"data/all.csv": "changed"}, "data/all.csv"),
        ({"data/all.csv": None}, "data/all.csv"),
        ({"404.html": None}, "404.html"),
        ({"search/search_index.json": None}, "search/search_index.json"),
    ],
)
def test_a_site_that_is_not_whole_is_refused(tmp_path: Path, files: dict[str, str | None], first: str) -> None:
    """A page cut short, a file other than it was written and one too few keep a site from being sealed."""
    there = FILES | {"data/all.csv": "1"} | files
    write(tmp_path, {name: text for name, text in there.items() if text is not None})
    written = {"data/all.csv": File("data/all.csv", 1, sha256(b"1").hexdigest())}
    with pytest.raises(CouldNotRun, match=rf"not whole \(1 files, the first is {first}\)"):
        seal(tmp_path, commit=None, settings=Settings("Kites"), counts={}, written=written)
    assert not (tmp_path / SUMS).exists()


def test_sums_lead_nowhere_outside_of_the_site() -> None:
    """A list from a stranger's server names no file but those below its own address."""
    lines = [f"{'0' * 64}  {path}\n" for path in ("../secret", "/etc/passwd", "a/../../b", "c\\..\\d", "fine.csv")]
    assert parse_sums("".join(lines) + "nonsense\n") == {"fine.csv": "0" * 64}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"commit": 1}'])
def test_another_file_is_no_manifest(text: str) -> None:
    """What is no manifest of ours is told in a sentence."""
    with pytest.raises(CouldNotRun, match="no manifest"):
        parse_manifest(text)
