import subprocess
from datetime import date
from pathlib import Path

import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import Settings
from plainfigures.publish.seal import MANIFEST, SUMS, parse_manifest, parse_sums, prove, seal, sums_of
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


def test_a_whole_site_is_proved(tmp_path: Path) -> None:
    """What was sealed and not touched is found whole."""
    prove(sealed(tmp_path))
    assert parse_sums((tmp_path / SUMS).read_text("utf-8")) == sums_of(tmp_path)


@pytest.mark.parametrize(
    "files", [{"index.html": "<html></htm"}, {"a b.csv": "2"}, {"stray.csv": "1"}, {"search/search_index.json": ""}]
)
def test_a_site_that_is_not_whole_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    """A page cut short, a file changed and one too many keep a site from being shown."""
    write(sealed(tmp_path), files)
    with pytest.raises(CouldNotRun, match=r"not whole \(\d+ files, the first is "):
        prove(tmp_path)


def test_a_page_that_was_cut_short_before_it_was_sealed_is_refused(tmp_path: Path) -> None:
    """Sums over half a page do not make it whole."""
    write(tmp_path, FILES | {"metrics/index.html": "<html><p>Half a pa"})
    seal(tmp_path, commit=None, settings=Settings("Kites"), counts={})
    with pytest.raises(CouldNotRun, match="metrics/index"):
        prove(tmp_path)


def test_sums_lead_nowhere_outside_of_the_site() -> None:
    """A list from a stranger's server names no file but those below its own address."""
    lines = [f"{'0' * 64}  {path}\n" for path in ("../secret", "/etc/passwd", "a/../../b", "c\\..\\d", "fine.csv")]
    assert parse_sums("".join(lines) + "nonsense\n") == {"fine.csv": "0" * 64}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"commit": 1}'])
def test_another_file_is_no_manifest(text: str) -> None:
    """What is no manifest of ours is told in a sentence."""
    with pytest.raises(CouldNotRun, match="no manifest"):
        parse_manifest(text)
