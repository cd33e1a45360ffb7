from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.publish.staging import staged


def built(target: Path, text: str, before: Path | None = None) -> None:
    with staged(target, before) as site:
        (site / "assets").mkdir(exist_ok=True)
        (site / "assets" / "shell.css").write_text(text)


def half_built(target: Path) -> None:
    with staged(target) as site:
        (site / "half.html").touch()
        raise ZeroDivisionError


def standing(target: Path) -> list[str]:
    return sorted(path.relative_to(target.parent).as_posix() for path in target.parent.rglob("*") if path.is_file())


def test_a_finished_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """After the second build only its own files stand, and nothing beside them."""
    target = tmp_path / "out" / "site"
    built(target, "old")
    (target / "gone.html").touch()
    built(target, "new")
    assert (standing(target), (target / "assets" / "shell.css").read_text()) == (["site/assets/shell.css"], "new")


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """The old site is untouched and the unfinished one is gone."""
    target = tmp_path / "out" / "site"
    built(target, "old")
    with pytest.raises(ZeroDivisionError):
        half_built(target)
    assert (standing(target), (target / "assets" / "shell.css").read_text()) == (["site/assets/shell.css"], "old")


def test_what_a_killed_run_left_is_put_right(tmp_path: Path) -> None:
    """An old site that was moved aside comes back before the build begins, and an unfinished one goes."""
    target = tmp_path / "site"
    built(tmp_path / ".site-old", "old")
    (tmp_path / ".site-new").mkdir()
    (tmp_path / ".site-new" / "half.html").touch()
    with pytest.raises(ZeroDivisionError):
        half_built(target)
    assert standing(target) == ["site/assets/shell.css"]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_else_is_ever_replaced(tmp_path: Path, kind: str) -> None:
    """A target that is not a built site is refused and left alone."""
    target = tmp_path / "thesis"
    (target if kind == "file" else target / "chapter.txt").parent.mkdir(exist_ok=True)
    (target if kind == "file" else target / "chapter.txt").write_text("Years of work")
    with pytest.raises(CouldNotRun, match="is not a built site"), staged(target):
        pass
    assert any(path.read_text() == "Years of work" for path in tmp_path.rglob("*") if path.is_file())


def test_the_old_site_is_kept_and_given_back(tmp_path: Path) -> None:
    """Where there is a place for it, the old site is moved there, and is what the next build begins with."""
    target, before = tmp_path / "site", tmp_path / "before"
    for text in ("first", "second"):
        built(target, text, before)
    kept = (before / "assets" / "shell.css").read_text()
    with staged(target, before) as site:
        given = (site / "assets" / "shell.css").read_text()
    assert (kept, given) == ("first", "first")


def test_a_failed_build_loses_the_kept_site_alone(tmp_path: Path) -> None:
    """What the failed build began with is gone; the site that stands is not touched."""
    target, before = tmp_path / "site", tmp_path / "before"
    for text in ("first", "second"):
        built(target, text, before)
    with pytest.raises(ZeroDivisionError), staged(target, before):
        raise ZeroDivisionError
    assert standing(target) == ["site/assets/shell.css"]
