"""What a build reuses makes no difference: after any edits the site is, to the byte, what a clean build gives."""

import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plainfigures.pipeline import build
from tests.roots import git, write
from tests.small_root import lay_out_website

TODAY = date(2026, 11, 22)
EDITS_EACH = 6
Edit = Callable[[Path, random.Random], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing of how far a build has come."""


def changed(path: Path, pattern: str, new: Callable[[re.Match[str]], str], chance: random.Random) -> None:
    """Put something new in the place of one of the matches in a file."""
    text = path.read_text("utf-8")
    found = chance.choice(list(re.finditer(pattern, text)))
    path.write_text(text[: found.start()] + new(found) + text[found.end() :], "utf-8")


def submissions(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("metrics/*/*.csv") if path.stem not in ("services", "targets"))


def revise(root: Path, chance: random.Random) -> None:
    """Change the last digit of a count on which no other figure depends."""
    path = root / "metrics" / "example-department" / "2026-Q3.csv"
    changed(path, r"(?<=foi-requests-received,,37)\d", lambda found: str((int(found[0]) + 1) % 10), chance)


def drop(root: Path, chance: random.Random) -> None:
    """Take the last line out of a submission."""
    path = chance.choice([path for path in submissions(root) if path.read_text("utf-8").count("\n") > 2])
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")


def remark(root: Path, chance: random.Random) -> None:
    """Add words to what a council or department says of itself."""
    changed(
        chance.choice(sorted(root.glob("metrics/*/organisation.yml"))),
        r"(?m)^name: .*",
        lambda found: f"{found[0]} {chance.randrange(100)}",
        chance,
    )


def redefine(root: Path, chance: random.Random) -> None:
    """Change the name of a metric."""
    changed(
        chance.choice(sorted(root.glob("schemas/metrics/**/*.yml"))),
        r"(?m)^title: .*",
        lambda found: f"{found[0]}s",
        chance,
    )


def restyle(root: Path, chance: random.Random) -> None:
    """Change a template, a page that people wrote, or a stylesheet."""
    name, text = chance.choice([("templates/figure.html", "<p>New.</p>"), ("pages/about/index.md", "\nNew.\n")])
    path = root / "site" / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def commit(root: Path, chance: random.Random) -> None:
    """Commit what has been edited, on a later day."""
    git(root, "add", "--all")
    git(
        root,
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "An edit",
        when=f"2026-11-{chance.randrange(2, 22)}T12:00Z",
    )


def built(root: Path, *, out: Path) -> dict[str, bytes]:
    """Build the site of a root; return its files, or nothing where the check has found errors."""
    if build(root, out, TODAY, quiet).site is None:
        return {}
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def clean(root: Path, place: Path) -> dict[str, bytes]:
    """Build the same root in another place, where nothing has been built before."""
    copy = shutil.copytree(root, place, ignore=shutil.ignore_patterns("out"))
    return built(copy, out=copy / "out" / "site")


@pytest.mark.parametrize("seed", [1, 3])
def test_a_build_after_edits_is_a_clean_build(tmp_path: Path, seed: int) -> None:
    """After each of several random edits, what was reused and what was made anew are together a clean build's site."""
    chance, root = random.Random(seed), lay_out_website(tmp_path / "root")
    write(root, {".gitignore": "out/\n"})
    git(root, "init", "--quiet")
    commit(root, chance)
    out, different = root / "out" / "site", {}
    built(root, out=out)
    edits: list[Edit] = [revise, drop, remark, redefine, restyle, commit]
    for number, edit in enumerate(chance.sample(edits, EDITS_EACH)):
        edit(root, chance)
        again, anew = built(root, out=out), clean(root, tmp_path / str(number))
        names = sorted(name for name in {*again, *anew} if again.get(name) != anew.get(name))
        different[edit.__name__] = names if anew else ["nothing could be built"]
    assert different == {edit.__name__: [] for edit in edits}
