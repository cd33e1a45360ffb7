import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.page import Page
from plainfigures.publish.press import stamp
from plainfigures.publish.shell import Prose, render_shells

ROOT = Path(__file__).parents[2]
SETTINGS = "site_name: Kites\ndocs_dir: site/pages\ntheme: {name: material, custom_dir: site/theme}\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def prose(cache: Path) -> Prose:
    return render_shells(ROOT, cache)


def root_with(root: Path, page: str, settings: str = SETTINGS) -> Path:
    (root / "site" / "pages").mkdir(parents=True)
    (root / "site" / "theme").mkdir()
    (root / "site" / "pages" / "guide.md").write_text(page)
    (root / "mkdocs.yml").write_text(settings)
    return root


@pytest.fixture(scope="module")
def pages(prose: Prose) -> dict[str, str]:
    """Every kind of page there is: prose, the page for a wrong address, and a stamped one at each depth."""
    stamped = {
        f"depth {depth}": stamp(shell, Page("metrics/" * depth, "any", "Wind", "Strong", "<h1>Wind</h1>"))
        for depth, shell in prose.shells.items()
    }
    written = {
        path.relative_to(prose.folder).as_posix(): path.read_text("utf-8") for path in prose.folder.rglob("*.html")
    }
    return stamped | written


def test_a_shell_is_light(prose: Prose) -> None:
    """No shell weighs more than 11 kB."""
    assert max(len("".join(shell.pieces).encode()) for shell in prose.shells.values()) <= 11_000


def test_everything_but_the_article_is_light(prose: Prose) -> None:
    """With JavaScript off, shell, Material's stylesheet, our own and the icon weigh at most 13 kB, compressed."""
    assets = prose.folder / "assets"
    files = [*assets.glob("stylesheets/*.css"), assets / "shell.css", assets / "favicon.svg"]
    texts = ["".join(prose.shells[3].pieces).encode(), *(file.read_bytes() for file in files)]
    assert sum(len(gzip.compress(text, 9)) for text in texts) <= 13_000


def test_the_shell_leaves_no_marks(pages: dict[str, str]) -> None:
    """Nothing of the placeholder can be seen on a finished page."""
    assert [name for name, html in pages.items() if "pf-title" in html or "pf-body" in html or "pf-shell" in html] == []


def test_the_same_shell_leads_home_from_any_depth(prose: Prose) -> None:
    """Links in the shell are relative to the page, so that the site works in any folder."""
    links = {
        depth: re.search(r'href="([^"]*)assets/shell.css"', "".join(shell.pieces))
        for depth, shell in prose.shells.items()
    }
    assert {depth: link and link[1] for depth, link in links.items()} == {
        depth: "../" * depth for depth in prose.shells
    }


def test_pages_never_ask_another_host(pages: dict[str, str]) -> None:
    """No script, stylesheet, image or preconnection leads off the site."""
    asked = re.compile(r'<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?//[^"]*')
    assert {name: asked.findall(html) for name, html in pages.items() if asked.search(html)} == {}


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("no language", r'\A(?!\s*<!doctype html>\s*<html lang="en-GB")'),
        ("a dialog", r'role="dialog"'),
        ("a table out of the keyboard's reach", r"(?<!tabindex=\"0\">)<table>"),
        ("autocomplete on a checkbox", r'type="checkbox"[^>]*autocomplete'),
        ("a generator's name", r'name="generator"'),
        ("a heading twice", r"(?s)<h1.*<h1"),
        ("no heading", r"(?s)\A(?!.*<h1)"),
        ("no way to skip the head", r"(?s)\A(?!.*md-skip)"),
        ("no notice of demonstration", r'(?s)\A(?!.*role="note">A demonstration)'),
    ],
)
def test_material_is_cured(pages: dict[str, str], fault: str, pattern: str) -> None:
    """What stock Material does that keeps people out, or the law asks for and it lacks, is on no page."""
    assert [name for name, html in pages.items() if re.search(pattern, html)] == []


def test_the_second_time_mkdocs_is_not_even_imported(prose: Prose, cache: Path) -> None:
    """Shells whose sources have not changed come from the cache."""
    program = (
        "import sys; from pathlib import Path; from plainfigures.publish.shell import render_shells;"
        f"render_shells(Path({str(ROOT)!r}), Path({str(cache)!r})); print('mkdocs' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout == "False\n"


def test_a_changed_page_is_rendered_again(tmp_path: Path) -> None:
    """The cache does not outlive a change of the prose."""
    root = root_with(tmp_path / "root", "# Kites\n\nOld")
    render_shells(root, tmp_path / "cache")
    (root / "site" / "pages" / "guide.md").write_text("# Kites\n\nNew")
    rendered = render_shells(root, tmp_path / "cache").folder / "guide" / "index.html"
    assert "<p>New</p>" in rendered.read_text("utf-8")


def test_the_prose_is_left_as_it_was(tmp_path: Path) -> None:
    """Placeholders are never written among the pages of a root."""
    root = root_with(tmp_path / "root", "# Kites")
    render_shells(root, tmp_path / "cache")
    assert [path.name for path in (root / "site").rglob("*") if path.is_file()] == ["guide.md"]


@pytest.mark.parametrize(
    ("page", "settings", "said"),
    [
        ("# Kites\n\n[Tails](tails.md)", SETTINGS, "tails.md"),
        ("# Kites", f"{SETTINGS}plugins: [kites]\n", "kites"),
        ("# Kites", f"{SETTINGS}nav: [{{Tails: tails.md}}]\n", "tails.md"),
    ],
)
def test_a_fault_of_the_prose_is_told_in_one_sentence(tmp_path: Path, page: str, settings: str, said: str) -> None:
    """What MkDocs would merely warn of stops the build, and the message names it."""
    root = root_with(tmp_path / "root", page, settings)
    with pytest.raises(CouldNotRun, match=rf"^MkDocs finds fault with the pages that people wrote: .*{said}"):
        render_shells(root, tmp_path / "cache")


@pytest.mark.parametrize("missing", ["mkdocs.yml", "site/pages/guide.md", "site/theme"])
def test_a_root_without_a_website_says_what_is_missing(tmp_path: Path, missing: str) -> None:
    """A folder with figures alone can be checked, but not built."""
    root = root_with(tmp_path / "root", "# Kites")
    path = root / missing
    path.rmdir() if path.is_dir() else path.unlink()
    name = missing.removesuffix("/guide.md")
    if name == "site/pages":
        (root / name).rmdir()
    with pytest.raises(CouldNotRun, match=f"^there is no {name} in "):
        render_shells(root, tmp_path / "cache")
