from pathlib import Path

from plainfigures.publish.sitemap import write_sitemap


def test_a_sitemap_lists_every_page_in_full(tmp_path: Path) -> None:
    """Addresses are full and sorted, each once."""
    write_sitemap(["b/", "", "b/"], "https://kites.example", tmp_path)
    assert (tmp_path / "sitemap.xml").read_text("utf-8").splitlines()[2:-1] == [
        "<url><loc>https://kites.example/</loc></url>",
        "<url><loc>https://kites.example/b/</loc></url>",
    ]


def test_a_site_without_an_address_has_no_sitemap(tmp_path: Path) -> None:
    """Without the site's own address there is nothing to write."""
    write_sitemap(["b/"], "", tmp_path)
    assert list(tmp_path.iterdir()) == []
