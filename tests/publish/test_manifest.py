from pathlib import Path

from plainfigures.publish.manifest import Written, recall, remember, standing_site, stats_of

SITE = Written(data_pages=2, prose_pages=1, files=1, bytes=2_500_000)


def built(root: Path) -> tuple[Path, Path]:
    cache, site = root / "cache", root / "site"
    site.mkdir()
    (site / "index.html").write_text("Kites")
    remember(cache, stats_of(site), "made from this", SITE)
    return cache, site


def test_an_unchanged_site_is_recalled(tmp_path: Path) -> None:
    """A site made from the same that nobody has touched is known, and known to be not new."""
    cache, site = built(tmp_path)
    assert recall(cache, site, "made from this") == Written(2, 1, 1, 2_500_000, new=False)


def test_other_sources_make_another_site(tmp_path: Path) -> None:
    """A site made from something else is not recalled."""
    cache, site = built(tmp_path)
    assert recall(cache, site, "made from that") is None


def test_a_touched_site_is_built_again(tmp_path: Path) -> None:
    """A file more, or a file changed by hand, is noticed."""
    cache, site = built(tmp_path)
    (site / "stray.html").touch()
    assert recall(cache, site, "made from this") is None


def test_a_missing_or_broken_note_is_no_trouble(tmp_path: Path) -> None:
    """Without a readable note nothing is recalled."""
    cache, site = built(tmp_path)
    (cache / "site.json").write_text("{")
    assert (recall(cache, site, "made from this"), recall(tmp_path, site, "made from this")) == (None, None)


def test_a_site_made_from_something_else_still_stands(tmp_path: Path) -> None:
    """Whatever a site was made from, how its files were left is known."""
    cache, site = built(tmp_path)
    found = standing_site(cache, site)
    assert (found.left if found else None) == stats_of(site)


def test_files_are_known_with_their_bytes(tmp_path: Path) -> None:
    """Folders count only for what is in them; a folder that is not there holds nothing."""
    built(tmp_path)
    sizes = [size for size, *_ in stats_of(tmp_path / "site").values()]
    assert (sizes, stats_of(tmp_path / "none")) == ([5], {})


def test_the_end_of_a_run_is_told_in_a_sentence() -> None:
    """The sentence counts pages and files and says what to open."""
    assert SITE.sentence("out/site") == "Built 3 pages (1 file, 2.5 MB) in out/site; open out/site/index.html"
